// The language server's parts, and a session without a client library; tests/validators has one with.
#include <array>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <unistd.h>

#include "linter/lsp/places.h"
#include "linter/lsp/server.h"
#include "tests/harness/temporary_folder.h"

namespace sidelint::linter::lsp {
namespace {

constexpr std::string_view kText = "a: 1\nb: ü€𝕏c\r\nlast";  // two, three and four bytes; one, one and two units

TEST(Places, CountFromZeroInTheUnitsOfTheClient) {
  struct Case {
    std::string_view before;  // the place is where this begins
    std::uint32_t line;
    std::uint32_t utf8;
    std::uint32_t utf16;
  };
  for (const Case& place : {Case{"a", 0, 0, 0}, Case{"b: ", 1, 0, 0}, Case{"€", 1, 5, 4}, Case{"𝕏", 1, 8, 5},
                            Case{"c\r", 1, 12, 7}, Case{"last", 2, 0, 0}}) {
    const auto offset = static_cast<std::uint32_t>(kText.find(place.before));
    const Json utf8 = position_of(kText, offset, Encoding::utf8);
    const Json utf16 = position_of(kText, offset, Encoding::utf16);
    EXPECT_EQ(utf8.dump(), Json({{"line", place.line}, {"character", place.utf8}}).dump());
    EXPECT_EQ(utf16.dump(), Json({{"line", place.line}, {"character", place.utf16}}).dump());
    EXPECT_EQ(offset_of(kText, utf8, Encoding::utf8), offset);
    EXPECT_EQ(offset_of(kText, utf16, Encoding::utf16), offset);
  }
}

TEST(Places, BeyondTheTextAreItsEnds) {
  EXPECT_EQ(offset_of(kText, {{"line", 0}, {"character", 99}}, Encoding::utf16), 4U);
  EXPECT_EQ(offset_of(kText, {{"line", 99}, {"character", 0}}, Encoding::utf16), kText.size());
  EXPECT_EQ(offset_of(kText, "no position", Encoding::utf16), 0U);
  EXPECT_EQ(offset_of("", {{"line", 3}, {"character", 3}}, Encoding::utf8), 0U);
}

TEST(Places, AreFilesOfThisMachineOrNone) {
  EXPECT_EQ(path_of("file:///srv/a%20b/%C3%BC.yaml"), "/srv/a b/ü.yaml");
  EXPECT_EQ(path_of("file:///100%"), "/100%");
  EXPECT_EQ(path_of("untitled:Untitled-1"), "");
  EXPECT_EQ(path_of("file://host/share"), "");
}

// A client that has said everything before the server starts, and reads everything when it is over.
class Lsp : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_.write("repo/.git/HEAD", "");
    folder_.write("repo/ns.yaml",
                  "kind: Namespace\napiVersion: v1\nmetadata: {name: a, labels: {istio-injection: 'true'}}\n");
    std::array<char, 4096> here{};
    before_ = getcwd(here.data(), here.size());
  }
  void TearDown() override { EXPECT_EQ(chdir(before_.c_str()), 0); }

  std::string uri(std::string_view name) const { return "file://" + (folder_ / "repo/") + std::string(name); }
  Json initialize() const {
    return {{"id", 1}, {"method", "initialize"}, {"params", {{"rootUri", "file://" + (folder_ / "repo")}}}};
  }
  static std::string framed(const std::string& body) {
    return "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
  }

  // What the server answers to the bytes, and ends with.
  std::vector<Json> said_to(const std::string& bytes) {
    FILE* in = std::tmpfile();
    FILE* out = std::tmpfile();
    EXPECT_EQ(std::fwrite(bytes.data(), 1, bytes.size(), in), bytes.size());
    std::rewind(in);
    lseek(fileno(in), 0, SEEK_SET);
    Options options;
    options.quiet = true;
    options.paths = {"."};
    code_ = Server(Channel(fileno(in), fileno(out)), options).serve();
    lseek(fileno(out), 0, SEEK_SET);
    Channel answers(fileno(out), -1);
    std::vector<Json> all;
    for (Channel::Received one = answers.receive({}); one.state == Channel::State::message; one = answers.receive({}))
      all.push_back(one.message);
    std::fclose(in);
    std::fclose(out);
    return all;
  }
  std::vector<Json> said(const std::vector<Json>& messages) {
    std::string bytes;
    for (const Json& message : messages) bytes += framed(message.dump());
    return said_to(bytes);
  }

  ExitCode code_ = ExitCode::internal;

 private:
  testing::TemporaryFolder folder_;
  std::string before_;
};

TEST_F(Lsp, JudgesAnOpenTextInPlaceOfTheFile) {
  const Json fine = {{"uri", uri("ns.yaml")}, {"text", "kind: Namespace\napiVersion: v1\nmetadata: {name: a}\n"}};
  const Json symbols = {
      {"id", 2}, {"method", "textDocument/documentSymbol"}, {"params", {{"textDocument", {{"uri", uri("ns.yaml")}}}}}};
  const std::vector<Json> answers = said({initialize(),
                                          {{"method", "initialized"}},
                                          symbols,
                                          {{"method", "textDocument/didOpen"}, {"params", {{"textDocument", fine}}}},
                                          symbols,
                                          {{"id", 3}, {"method", "shutdown"}},
                                          {{"method", "exit"}}});
  ASSERT_EQ(answers.size(), 6U);
  EXPECT_EQ(text_at(answers[0], {"result", "serverInfo", "name"}), "sidelint");
  EXPECT_EQ(text_at(answers[1], {"method"}), "textDocument/publishDiagnostics");
  EXPECT_EQ(text_at(at(answers[1], {"params", "diagnostics"}).at(0), {"code"}), "selection/namespace-label-value");
  EXPECT_EQ(text_at(answers[3], {"params", "uri"}), uri("ns.yaml"));
  EXPECT_EQ(at(answers[3], {"params", "diagnostics"}), Json::array());
  EXPECT_EQ(code_, ExitCode::clean);
}

TEST_F(Lsp, RefusesWhatIsNoMessageAndWhatItDoesNotKnow) {
  const std::vector<Json> answers =
      said_to(framed("{") + "Nothing: 1\r\n\r\n" + framed(R"({"id":7,"method":"textDocument/hover"})") +
              framed(initialize().dump()) + framed(R"({"id":8,"method":"textDocument/rename","params":[1]})"));
  ASSERT_EQ(answers.size(), 5U);
  EXPECT_EQ(at(answers[0], {"error", "code"}), Json(-32700));
  EXPECT_EQ(at(answers[1], {"error", "code"}), Json(-32700));
  EXPECT_EQ(at(answers[2], {"error", "code"}), Json(-32002));
  EXPECT_EQ(at(answers[4], {"error", "code"}), Json(-32601));
  EXPECT_EQ(code_, ExitCode::findings) << "the client went without shutdown";
}

}  // namespace
}  // namespace sidelint::linter::lsp
