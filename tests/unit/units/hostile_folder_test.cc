// A folder as nobody would wish it, on a real disk: each file is read as it should be or said to be unread, and none
// keeps the others from being read.
#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <system_error>

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "engine/source/file_system.h"
#include "engine/source/walk.h"
#include "engine/units/scan/scan.h"
#include "tests/harness/temporary_folder.h"

namespace sidelint::units {
namespace {

constexpr std::string_view kPod = "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n";

std::string times(std::size_t count, std::string_view part) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += part;
  return text;
}

std::string utf16(std::string_view ascii) {
  std::string text = "\xFF\xFE";
  for (const char c : ascii) (text += c) += '\0';
  return text;
}

std::string with_line_ends(std::string_view line_end) {
  std::string text;
  for (const char c : kPod) text += c == '\n' ? line_end : std::string_view(&c, 1);
  return text;
}

std::string outcome(const ScannedFile& file) {
  if (file.unreadable) return *file.unreadable;
  if (!file.problems.empty()) return file.problems.front().message;
  return std::to_string(file.documents.size()) + " of " + std::to_string(file.document_count);
}

using Outcomes = std::map<std::string, std::string>;

// What became of each file, by its path below the folder.
Outcomes outcomes(const testing::TemporaryFolder& folder) {
  const DiskFileSystem files;
  const std::string& root = folder.path();
  const Result<Walk> found = walk(files, {root}, {});
  const auto name = [&](const std::string& path) { return path.substr(root.size() + 1); };
  Outcomes outcomes;
  for (const Unread& unread : found->unread) outcomes[name(unread.path)] = unread.why;
  SourceMap sources;
  Origins origins;
  const auto is_pod = [](std::string_view kind) { return kind == "Pod"; };
  const Scan result = scan(files, found->files, {.wanted = is_pod, .threads = 2}, sources, origins);
  for (const ScannedFile& file : result.files) outcomes[name(sources.path(file.source))] = outcome(file);
  return outcomes;
}

void make_socket(const std::string& path) {
  const int fd = ::socket(AF_UNIX, SOCK_STREAM, 0);
  ASSERT_GE(fd, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  ASSERT_LT(path.size(), sizeof address.sun_path);
  std::copy(path.begin(), path.end(), std::begin(address.sun_path));
  EXPECT_EQ(::bind(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  ::close(fd);
}

TEST(HostileFolder, IsReadAsFarAsItCanBe) {
  const testing::TemporaryFolder folder;
  Outcomes expected;
  const auto add = [&](const std::string& name, std::string_view text, std::string_view outcome) {
    folder.write(name, text);
    expected[name] = outcome;
  };
  const std::string opening(kPod);
  add("plain.yaml", kPod, "1 of 1");
  add("new\nline.yaml", kPod, "1 of 1");
  add("\xFF\xFE.yaml", kPod, "1 of 1");
  add("utf16.yaml", utf16(kPod), "1 of 1");
  add("mark.yaml", "\xEF\xBB\xBF" + opening, "1 of 1");
  add("crlf.yaml", with_line_ends("\r\n"), "1 of 1");
  add("cr.yaml", with_line_ends("\r"), "1 of 1");
  add("empty.yaml", "", "0 of 0");
  add("blank.yaml", "\n \n# nothing\n", "0 of 0");
  add("latin1.yaml", opening + "# caf\xE9\n", "is not UTF-8 (byte 50)");
  add("nul.yaml", opening + std::string(1, '\0'), "holds NUL bytes: not a text file");
  add("deep.yaml", opening + "spec: " + times(100'000, "["), "nested deeper than 1000 levels");
  add("dashes.yaml", opening + "spec:\n  " + times(100'000, "- ") + "a\n", "nested deeper than 1000 levels");
  add("deep.json", R"({"apiVersion": "v1", "kind": "Pod", "spec": )" + times(100'000, "[") + times(100'000, "]") + "}",
      "nested deeper than 1000 levels");
  std::string bomb = opening + "a0: &a0 [x,x,x,x,x,x,x,x,x]\n";
  for (int i = 1; i < 60; ++i) {
    const std::string before = "*a" + std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + times(9, before + ",") + "]\n";
  }
  add("bomb.yaml", bomb, "document contains excessive aliasing");
  EXPECT_EQ(outcomes(folder), expected);
}

TEST(HostileFolder, IsNoneOfPipesSocketsAndLinks) {
  const testing::TemporaryFolder folder;
  folder.write("plain.yaml", kPod);
  ASSERT_EQ(::mkfifo((folder / "pipe.yaml").c_str(), 0600), 0);
  make_socket(folder / "socket.yaml");
  std::filesystem::create_directories(folder / "a/b");
  std::filesystem::create_symlink("../..", folder / "a/b/up");
  std::filesystem::create_symlink("self.yaml", folder / "self.yaml");
  std::filesystem::create_symlink("/dev/zero", folder / "zero.yaml");
  std::filesystem::create_symlink("plain.yaml", folder / "again.yaml");
  const Outcomes expected{
      {"plain.yaml", "1 of 1"},
      {"pipe.yaml", "not a regular file"},
      {"socket.yaml", "not a regular file"},
      {"self.yaml", "a symbolic link that leads nowhere: " + std::generic_category().message(ELOOP)},
      {"zero.yaml", "a symbolic link that leads out of the given paths"},
  };
  EXPECT_EQ(outcomes(folder), expected);
}

}  // namespace
}  // namespace sidelint::units
