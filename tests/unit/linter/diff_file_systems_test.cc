// The states of a comparison as file systems: one folder in the place of another, the work tree without submodules.
#include <cstdint>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "linter/diff/folder_in_place.h"
#include "linter/diff/without_submodules.h"
#include "tests/harness/memory_file_system.h"

namespace sidelint::linter::diff {
namespace {

constexpr std::uint64_t kLimit = 1024;

std::string read(const FileSystem& files, const std::string& path) {
  const Result<std::string> text = files.read(path, kLimit);
  return text ? *text : "(" + text.failure().text + ")";
}

std::string names(const FileSystem& files, const std::string& folder) {
  const Result<std::vector<DirectoryEntry>> entries = files.list(folder);
  if (!entries) return "(" + entries.failure().text + ")";
  std::string text;
  for (const DirectoryEntry& entry : *entries) text += entry.name + " ";
  return text;
}

TEST(FolderInPlace, IsReadWhereTheOtherOneLies) {
  testing::MemoryFileSystem disk({{"old/a.yaml", "old a"}, {"old/sub/b.yaml", "old b"}, {"new/a.yaml", "new a"}});
  const FolderInPlace files(disk, "old", "./new/");
  EXPECT_EQ(read(files, "new/a.yaml"), "old a");
  EXPECT_EQ(read(files, "./new/sub/../sub/b.yaml"), "old b");
  EXPECT_EQ(read(files, "/new/a.yaml"), "old a");
  EXPECT_EQ(names(files, "new"), "a.yaml sub ");
  EXPECT_EQ(files.real_path("new/sub/b.yaml").value(), "/new/sub/b.yaml");
  EXPECT_TRUE(files.kind("new/sub"));
  EXPECT_FALSE(files.kind("new/none"));
}

TEST(FolderInPlace, LeavesWhatLiesOutsideAsItIs) {
  testing::MemoryFileSystem disk({{"old/a.yaml", "old a"}, {"new/a.yaml", "new a"}, {"newer/a.yaml", "newer a"}});
  const FolderInPlace files(disk, "old", "new");
  EXPECT_EQ(read(files, "newer/a.yaml"), "newer a");
  EXPECT_EQ(read(files, "old/a.yaml"), "old a");
  EXPECT_EQ(files.real_path("newer/a.yaml").value(), "/newer/a.yaml");
}

TEST(FolderInPlace, FollowsLinksOfTheFolderThatIsRead) {
  testing::MemoryFileSystem disk({{"old/real/a.yaml", "old a"}, {"new/a.yaml", "new a"}});
  disk.link("old/link", "real");
  disk.link("latest", "new");
  const FolderInPlace files(disk, "old", "latest");
  EXPECT_EQ(read(files, "latest/link/a.yaml"), "old a");
  EXPECT_EQ(read(files, "new/link/a.yaml"), "old a");
  EXPECT_EQ(files.real_path("latest/link/a.yaml").value(), "/new/real/a.yaml");
}

TEST(WithoutSubmodules, ShowsThemAsEmptyFolders) {
  testing::MemoryFileSystem disk({{"lib/a.yaml", "a"}, {"lib/sub/b.yaml", "b"}, {"library/c.yaml", "c"}});
  disk.link("link", "lib/sub");
  const WithoutSubmodules files(disk, {"/lib"});
  EXPECT_EQ(names(files, "lib"), "");
  EXPECT_EQ(files.kind("lib").value(), EntryKind::directory);
  EXPECT_EQ(read(files, "lib/a.yaml"), "(No such file or directory)");
  EXPECT_EQ(names(files, "lib/sub"), "(No such file or directory)");
  EXPECT_FALSE(files.kind("link"));
  EXPECT_FALSE(files.real_path("link/b.yaml"));
  EXPECT_EQ(read(files, "library/c.yaml"), "c");
}

TEST(WithoutSubmodules, HidesNothingWhereThereAreNone) {
  testing::MemoryFileSystem disk({{"lib/a.yaml", "a"}});
  const WithoutSubmodules files(disk, {});
  EXPECT_EQ(read(files, "lib/a.yaml"), "a");
  EXPECT_EQ(names(files, "lib"), "a.yaml ");
}

}  // namespace
}  // namespace sidelint::linter::diff
