#include "engine/source/file_system.h"

#include <algorithm>
#include <filesystem>
#include <string>

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "tests/harness/temporary_folder.h"

namespace sidelint {
namespace {

class DiskFileSystemTest : public ::testing::Test {
 protected:
  testing::TemporaryFolder folder_;
  DiskFileSystem files_;
};

TEST_F(DiskFileSystemTest, ListsEveryKindOfEntry) {
  folder_.write("file", "");
  folder_.write("folder/inner", "");
  std::filesystem::create_symlink("nowhere", folder_ / "link");
  ASSERT_EQ(::mkfifo((folder_ / "pipe").c_str(), 0600), 0);
  std::vector<DirectoryEntry> entries = *files_.list(folder_.path());
  std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  ASSERT_EQ(entries.size(), 4U) << "without `.` and `..`";
  const std::vector<std::pair<std::string, EntryKind>> expected = {{"file", EntryKind::file},
                                                                   {"folder", EntryKind::directory},
                                                                   {"link", EntryKind::symlink},
                                                                   {"pipe", EntryKind::other}};
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(entries[i].name, expected[i].first);
    EXPECT_EQ(entries[i].kind, expected[i].second) << entries[i].name;
  }
}

TEST_F(DiskFileSystemTest, ReadsWholeFiles) {
  for (const std::size_t size : {0U, 1U, 4096U, 1'000'000U}) {
    const std::string text(size, 'x');
    folder_.write("file", text);
    EXPECT_EQ(*files_.read(folder_ / "file", size), text) << size;
  }
  const std::string bytes("a\0\xFF\r\n", 5);
  folder_.write("file", bytes);
  EXPECT_EQ(*files_.read(folder_ / "file", 100), bytes);
}

TEST_F(DiskFileSystemTest, ReadsFilesWhoseSizeIsNotStated) {
  const Result<std::string> status = files_.read("/proc/self/status", 1'000'000);
  if (!status) GTEST_SKIP() << "no /proc";
  EXPECT_TRUE(status->starts_with("Name:"));
  EXPECT_TRUE(status->ends_with('\n'));
  EXPECT_EQ(files_.read("/proc/self/status", 10).failure().text, "larger than the limit of 10 bytes");
}

TEST_F(DiskFileSystemTest, RefusesFilesBeyondTheLimit) {
  folder_.write("file", "12345");
  EXPECT_EQ(*files_.read(folder_ / "file", 5), "12345");
  EXPECT_EQ(files_.read(folder_ / "file", 4).failure().text, "larger than the limit of 4 bytes");
}

TEST_F(DiskFileSystemTest, OpensOnlyRegularFiles) {
  ASSERT_EQ(::mkfifo((folder_ / "pipe").c_str(), 0600), 0);
  EXPECT_EQ(files_.read(folder_ / "pipe", 10).failure().text, "not a regular file") << "and does not wait for a writer";
  EXPECT_EQ(files_.read("/dev/zero", 10).failure().text, "not a regular file");
  EXPECT_EQ(files_.read(folder_.path(), 10).failure().text, "Is a directory");
}

TEST_F(DiskFileSystemTest, SaysWhyInTheWordsOfTheSystem) {
  folder_.write("file", "");
  EXPECT_EQ(files_.read(folder_ / "none", 10).failure().text, "No such file or directory");
  EXPECT_EQ(files_.list(folder_ / "none").failure().text, "No such file or directory");
  EXPECT_EQ(files_.list(folder_ / "file").failure().text, "Not a directory");
  EXPECT_EQ(files_.kind(folder_ / "file/").failure().text, "Not a directory");
  EXPECT_EQ(files_.real_path(folder_ / "none").failure().text, "No such file or directory");
  EXPECT_EQ(files_.list(folder_ / std::string(5000, 'x')).failure().text, "File name too long");
  EXPECT_EQ(files_.kind(folder_ / "none").failure().code, Failure::Code::environment);
}

TEST_F(DiskFileSystemTest, FollowsLinksUnlessItLists) {
  folder_.write("real/file", "text");
  std::filesystem::create_symlink("real", folder_ / "link");
  EXPECT_EQ(*files_.kind(folder_ / "link"), EntryKind::directory);
  EXPECT_EQ(*files_.read(folder_ / "link/file", 10), "text");
  EXPECT_EQ(*files_.real_path(folder_ / "link/./file"), folder_ / "real/file");
}

}  // namespace
}  // namespace sidelint
