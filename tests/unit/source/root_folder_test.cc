#include "engine/source/root_folder.h"

#include <gtest/gtest.h>

#include "tests/harness/memory_file_system.h"

namespace sidelint {
namespace {

testing::MemoryFileSystem repository() {
  testing::MemoryFileSystem files({{"/work/shop/apps/cart.yaml", ""}, {"/work/shop-two/cart.yaml", ""}});
  files.link("/link", "/work/shop");
  return files;
}

TEST(RootFolder, HoldsItselfAndWhatIsBelow) {
  const testing::MemoryFileSystem files = repository();
  const RootFolder root(files, "work/shop/");
  EXPECT_TRUE(root.holds("/work/shop"));
  EXPECT_TRUE(root.holds("/work/shop/apps/cart.yaml"));
  EXPECT_FALSE(root.holds("/work"));
  EXPECT_FALSE(root.holds("/work/shop-two/cart.yaml"));
}

TEST(RootFolder, ShowsPathsAsTheUserTypesThem) {
  const testing::MemoryFileSystem files = repository();
  EXPECT_EQ(RootFolder(files, "./work//shop/").shown("/work/shop/apps"), "work/shop/apps");
  EXPECT_EQ(RootFolder(files, "link").shown("/work/shop/apps"), "link/apps");
  EXPECT_EQ(RootFolder(files, "link").shown("/work/shop"), "link");
  EXPECT_EQ(RootFolder(files, "link").shown("/work/shop-two"), "/work/shop-two");
  EXPECT_EQ(RootFolder(files, "").shown("/work"), "work");
  EXPECT_EQ(RootFolder(files, ".").shown("/"), ".");
  EXPECT_EQ(RootFolder(files, "/").shown("/work"), "/work");
}

TEST(RootFolder, HoldsNothingIfItIsNotThere) {
  const testing::MemoryFileSystem files = repository();
  const RootFolder root(files, "gone");
  EXPECT_FALSE(root.holds("/gone"));
  EXPECT_FALSE(root.holds("/work"));
  EXPECT_EQ(root.shown("/work"), "/work");
}

}  // namespace
}  // namespace sidelint
