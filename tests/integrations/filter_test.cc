// The program between pipes and on terminals.
#include <cstdlib>
#include <string>

#include <gtest/gtest.h>
#include <sys/wait.h>

#include "engine/source/file_system.h"
#include "tests/harness/temporary_folder.h"

namespace sidelint::testing {
namespace {

constexpr std::string_view kMistake =
    "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n  labels: {istio-injection: \"true\"}\n";

// What a bash script says in a folder with one mistake, with the program as $sidelint.
class Filter : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_.write("repo/.git/HEAD", "");
    folder_.write("repo/shop.yaml", kMistake);
  }
  std::string said(const std::string& script) {
    folder_.write("script", "cd '" + (folder_ / "repo") +
                                "'\nunset CI FORCE_COLOR NO_COLOR FORCE_HYPERLINK CLICOLOR_FORCE\n" +
                                "export TERM=xterm sidelint='" SIDELINT_PROGRAM "'\n" + script);
    const std::string command = "bash '" + (folder_ / "script") + "' >'" + (folder_ / "said") + "' 2>&1 </dev/null";
    EXPECT_NE(std::system(command.c_str()), -1);  // NOLINT(concurrency-mt-unsafe): one thread
    const Result<std::string> text = DiskFileSystem().read(folder_ / "said", 1U << 24U);
    return text ? *text : "";
  }
  bool shows(const std::string& script, std::string_view text) { return said(script).find(text) != std::string::npos; }

 private:
  TemporaryFolder folder_;
};

constexpr std::string_view kLink = "\x1b]8;;file://";
constexpr std::string_view kRed = "\x1b[1;31m";

TEST_F(Filter, EndsQuietlyWhenNobodyReadsOn) {
  EXPECT_EQ(said("text=$(<shop.yaml)\nfor i in {1..2000}; do echo \"$text\" >$i.yaml; done\n"
                 "\"$sidelint\" --quiet --format concise . | head -n 1 >/dev/null\necho ${PIPESTATUS[0]}"),
            "141\n")
      << "the signal ended it, and it said nothing";
}

TEST_F(Filter, IsPlainInAPipe) {
  const std::string text = said("\"$sidelint\" .");
  EXPECT_NE(text.find("shop.yaml:5:12"), std::string::npos) << text;
  EXPECT_EQ(text.find('\x1b'), std::string::npos) << text;
}

TEST_F(Filter, IsColouredAndLinkedOnATerminal) {
  if (said("command -v script") == "") GTEST_SKIP() << "no script(1), which makes a terminal";
  const std::string terminal = "script --quiet --return --command '\"$sidelint\" .' /dev/null";
  EXPECT_TRUE(shows(terminal, kLink));
  EXPECT_TRUE(shows(terminal, kRed)) << said(terminal);
  EXPECT_FALSE(shows("export NO_COLOR=1\n" + terminal, kRed));
  EXPECT_FALSE(shows("export TERM=dumb\n" + terminal, kLink));
  EXPECT_FALSE(shows("export FORCE_HYPERLINK=0\n" + terminal, kLink));
}

TEST_F(Filter, IsColouredAndLinkedInAPipeThatIsSaidToTakeIt) {
  EXPECT_TRUE(shows("FORCE_COLOR=1 \"$sidelint\" .", kRed));
  EXPECT_FALSE(shows("FORCE_COLOR=1 \"$sidelint\" .", kLink));
  EXPECT_TRUE(shows("FORCE_HYPERLINK=1 \"$sidelint\" .", kLink));
  EXPECT_FALSE(shows("FORCE_COLOR=1 NO_COLOR=1 \"$sidelint\" .", kRed));
}

TEST_F(Filter, LinksToTheCommitThatGithubChecksOut) {
  EXPECT_TRUE(
      shows("GITHUB_SERVER_URL=https://github.com GITHUB_REPOSITORY=acme/fleet GITHUB_SHA=abc "
            "\"$sidelint\" --quiet --format markdown .",
            "//github.com/acme/fleet/blob/abc/shop.yaml#L5"));
}

}  // namespace
}  // namespace sidelint::testing
