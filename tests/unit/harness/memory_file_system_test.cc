#include "tests/harness/memory_file_system.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace sidelint::testing {
namespace {

std::vector<std::string> names(const FileSystem& files, const std::string& folder) {
  std::vector<std::string> found;
  for (const DirectoryEntry& entry : *files.list(folder)) found.push_back(entry.name);
  return found;
}

TEST(MemoryFileSystem, HoldsFilesInFolders) {
  const MemoryFileSystem files({{"a/b.yaml", "1"}, {"/a/c/d.yaml", "2"}});
  EXPECT_EQ(*files.read("/a/b.yaml", 10), "1");
  EXPECT_EQ(*files.read("./a//c/../c/d.yaml", 10), "2");
  EXPECT_EQ(*files.kind("a/"), EntryKind::directory);
  EXPECT_EQ(*files.kind("a/b.yaml"), EntryKind::file);
  EXPECT_EQ(names(files, "."), std::vector<std::string>{"a"});
  EXPECT_EQ(names(files, "a"), (std::vector<std::string>{"b.yaml", "c"}));
}

TEST(MemoryFileSystem, SpeaksLikeTheSystemOfWhatIsNotThere) {
  const MemoryFileSystem files({{"a", "text"}});
  EXPECT_EQ(files.kind("b").failure().text, "No such file or directory");
  EXPECT_EQ(files.kind("").failure().text, "No such file or directory");
  EXPECT_EQ(files.kind("a/b").failure().text, "Not a directory");
  EXPECT_EQ(files.kind("a/").failure().text, "Not a directory");
  EXPECT_EQ(files.list("a").failure().text, "Not a directory");
  EXPECT_EQ(files.read("/", 10).failure().text, "Is a directory");
  EXPECT_EQ(files.read("a", 3).failure().text, "larger than the limit of 3 bytes");
}

TEST(MemoryFileSystem, FollowsLinks) {
  MemoryFileSystem files({{"real/a.yaml", "1"}});
  files.link("dir/up", "../real").link("absolute", "/real").link("twice", "dir/up").link("file", "real/a.yaml");
  EXPECT_EQ(*files.read("dir/up/a.yaml", 10), "1");
  EXPECT_EQ(*files.read("absolute/a.yaml", 10), "1");
  EXPECT_EQ(*files.real_path("twice/a.yaml"), "/real/a.yaml");
  EXPECT_EQ(*files.real_path("file"), "/real/a.yaml");
  EXPECT_EQ(*files.real_path("."), "/");
  EXPECT_EQ(*files.kind("twice"), EntryKind::directory);
  EXPECT_EQ((*files.list("/"))[0].kind, EntryKind::symlink) << "a listing shows links as links";
}

TEST(MemoryFileSystem, GivesUpOnCirclesAndDanglingLinks) {
  MemoryFileSystem files;
  files.link("a", "b").link("b", "a").link("lost", "nowhere");
  EXPECT_EQ(files.kind("a").failure().text, "Too many levels of symbolic links");
  EXPECT_EQ(files.read("lost", 10).failure().text, "No such file or directory");
}

TEST(MemoryFileSystem, FailsToOrder) {
  MemoryFileSystem files({{"secret/a", "1"}, {"b", "2"}});
  files.fail("secret", "Permission denied").fail("b", "Input/output error");
  EXPECT_EQ(files.list("secret").failure().text, "Permission denied");
  EXPECT_EQ(files.read("b", 10).failure().text, "Input/output error");
}

TEST(MemoryFileSystem, ReadsNoPipes) {
  MemoryFileSystem files;
  files.pipe("p");
  EXPECT_EQ(*files.kind("p"), EntryKind::other);
  EXPECT_EQ(files.read("p", 10).failure().text, "not a regular file");
}

TEST(MemoryFileSystem, ListsInAnyOrderOfTheSameNames) {
  MemoryFileSystem files;
  for (char name = 'a'; name <= 'z'; ++name) files.file(std::string(1, name), "");
  const std::vector<std::string> by_name = names(files, "/");
  const std::vector<std::string> first = names(files.shuffle(1), "/");
  EXPECT_EQ(names(files, "/"), first) << "the same seed, the same order";
  EXPECT_NE(names(files.shuffle(2), "/"), first);
  EXPECT_NE(first, by_name);
  EXPECT_TRUE(std::is_permutation(first.begin(), first.end(), by_name.begin(), by_name.end()));
}

}  // namespace
}  // namespace sidelint::testing
