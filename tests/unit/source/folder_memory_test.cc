#include "engine/source/folder_memory.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/harness/memory_file_system.h"

namespace sidelint {
namespace {

using testing::MemoryFileSystem;

// Counts what is asked of the files behind it.
class Counted final : public FileSystem {
 public:
  explicit Counted(const FileSystem& files) : files_(files) {}
  Result<std::vector<DirectoryEntry>> list(const std::string& directory) const override {
    ++lists;
    return files_.list(directory);
  }
  Result<EntryKind> kind(const std::string& path) const override {
    ++looks;
    return files_.kind(path);
  }
  Result<std::string> read(const std::string& path, std::uint64_t limit) const override {
    return files_.read(path, limit);
  }
  Result<std::string> real_path(const std::string& path) const override {
    ++resolutions;
    return files_.real_path(path);
  }

  mutable std::size_t lists = 0;
  mutable std::size_t looks = 0;
  mutable std::size_t resolutions = 0;

 private:
  const FileSystem& files_;
};

std::vector<std::string> names(const Result<std::vector<DirectoryEntry>>& entries) {
  std::vector<std::string> out;
  for (const DirectoryEntry& entry : *entries) out.push_back(entry.name);
  std::sort(out.begin(), out.end());
  return out;
}

class FolderMemoryTest : public ::testing::Test {
 protected:
  MemoryFileSystem disk_ = MemoryFileSystem({{"repo/a.yaml", "a: 1\n"}, {"repo/apps/shop/cart.yaml", ""}});
  Counted counted_{disk_};
  FolderMemory files_{counted_};
};

TEST_F(FolderMemoryTest, ListsAFolderOnceByWhateverName) {
  const std::vector<std::string> expected = {"a.yaml", "apps"};
  for (const char* path : {"repo", "repo/", "/repo", "/repo/"}) EXPECT_EQ(names(files_.list(path)), expected) << path;
  EXPECT_EQ(counted_.lists, 1U);
}

TEST_F(FolderMemoryTest, KnowsWhatAListedFolderHolds) {
  ASSERT_TRUE(files_.list("repo"));
  EXPECT_EQ(*files_.kind("/repo/a.yaml"), EntryKind::file);
  EXPECT_EQ(*files_.kind("repo/apps/"), EntryKind::directory);
  EXPECT_FALSE(files_.kind("repo/Chart.yaml"));
  EXPECT_FALSE(files_.real_path("repo/Chart.yaml"));
  EXPECT_EQ(counted_.looks, 0U);
}

TEST_F(FolderMemoryTest, NothingLiesBelowWhatIsNotThere) {
  ASSERT_TRUE(files_.list("repo"));
  const std::size_t before = counted_.resolutions;
  EXPECT_FALSE(files_.real_path("repo/charts/shop/Chart.yaml"));
  EXPECT_FALSE(files_.kind("repo/a.yaml/b"));
  EXPECT_EQ(counted_.resolutions, before);
  EXPECT_EQ(counted_.looks, 0U);
}

TEST_F(FolderMemoryTest, AsksAboutWhatNobodyListed) {
  EXPECT_EQ(*files_.kind("repo/apps"), EntryKind::directory);
  EXPECT_FALSE(files_.kind("repo/b.yaml"));
  EXPECT_EQ(counted_.looks, 2U);
  EXPECT_EQ(counted_.lists, 0U) << "a folder that nobody needs is not listed";
}

TEST_F(FolderMemoryTest, ResolvesFoldersOnce) {
  for (const char* folder : {"repo", "repo/apps", "repo/apps/shop"}) ASSERT_TRUE(files_.list(folder));
  const std::size_t before = counted_.resolutions;
  EXPECT_EQ(*files_.real_path("repo/apps/shop/cart.yaml"), "/repo/apps/shop/cart.yaml");
  EXPECT_EQ(*files_.real_path("/repo/a.yaml"), "/repo/a.yaml");
  EXPECT_EQ(counted_.resolutions, before + 1) << "of /repo, whose folder nobody listed";
}

TEST_F(FolderMemoryTest, FollowsLinks) {
  disk_.link("repo/prod", "apps/shop").link("repo/lost", "nowhere");
  for (const char* folder : {"repo", "repo/prod"}) ASSERT_TRUE(files_.list(folder));
  EXPECT_EQ(*files_.kind("repo/prod"), EntryKind::directory);
  EXPECT_EQ(*files_.real_path("repo/prod/cart.yaml"), "/repo/apps/shop/cart.yaml");
  EXPECT_FALSE(files_.kind("repo/lost"));
  EXPECT_FALSE(files_.real_path("repo/lost"));
}

TEST_F(FolderMemoryTest, LeavesPathsWithDotsToTheSystem) {
  disk_.link("repo/prod", "apps/shop");
  for (const char* folder : {"repo", "repo/apps"}) ASSERT_TRUE(files_.list(folder));
  EXPECT_EQ(*files_.real_path("repo/prod/../shop"), "/repo/apps/shop") << "`..` is the folder that the link leads to";
  EXPECT_EQ(*files_.kind("repo/./a.yaml"), EntryKind::file);
}

TEST_F(FolderMemoryTest, AFileIsNoFolder) {
  ASSERT_TRUE(files_.list("repo"));
  EXPECT_EQ(files_.kind("repo/a.yaml/").ok(), disk_.kind("repo/a.yaml/").ok());
  EXPECT_EQ(files_.real_path("repo/a.yaml/").ok(), disk_.real_path("repo/a.yaml/").ok());
}

TEST_F(FolderMemoryTest, RemembersNoFailure) {
  disk_.folder("repo/locked").fail("repo/locked", "Permission denied");
  EXPECT_EQ(files_.list("repo/locked").failure().text, "Permission denied");
  EXPECT_FALSE(files_.kind("repo/locked/a.yaml"));
  EXPECT_EQ(counted_.looks, 1U) << "the system knows better";
}

}  // namespace
}  // namespace sidelint
