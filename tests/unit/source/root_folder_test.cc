#include "engine/source/root_folder.h"

#include <gtest/gtest.h>

#include "tests/harness/memory_file_system.h"

namespace sidelint {
namespace {

testing::MemoryFileSystem repository() {
  testing::MemoryFileSystem files({{"/srv/shop/apps/cart.yaml", ""}, {"/srv/shop-two/cart.yaml", ""}});
  files.link("/link", "/srv/shop");
  return files;
}

TEST(RootFolder, HoldsItselfAndWhatIsBelow) {
  const testing::MemoryFileSystem files = repository();
  const RootFolder root(files, "srv/shop/");
  EXPECT_TRUE(root.holds("/srv/shop"));
  EXPECT_TRUE(root.holds("/srv/shop/apps/cart.yaml"));
  EXPECT_FALSE(root.holds("/srv"));
  EXPECT_FALSE(root.holds("/srv/shop-two/cart.yaml"));
}

TEST(RootFolder, ShowsPathsAsTheUserTypesThem) {
  const testing::MemoryFileSystem files = repository();
  EXPECT_EQ(RootFolder(files, "./srv//shop/").shown("/srv/shop/apps"), "srv/shop/apps");
  EXPECT_EQ(RootFolder(files, "link").shown("/srv/shop/apps"), "link/apps");
  EXPECT_EQ(RootFolder(files, "link").shown("/srv/shop"), "link");
  EXPECT_EQ(RootFolder(files, "link").shown("/srv/shop-two"), "/srv/shop-two");
  EXPECT_EQ(RootFolder(files, "").shown("/srv"), "srv");
  EXPECT_EQ(RootFolder(files, ".").shown("/"), ".");
  EXPECT_EQ(RootFolder(files, "/").shown("/srv"), "/srv");
}

TEST(RootFolder, HoldsNothingIfItIsNotThere) {
  const testing::MemoryFileSystem files = repository();
  const RootFolder root(files, "gone");
  EXPECT_FALSE(root.holds("/gone"));
  EXPECT_FALSE(root.holds("/srv"));
  EXPECT_EQ(root.shown("/srv"), "/srv");
}

}  // namespace
}  // namespace sidelint
