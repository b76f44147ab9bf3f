#include "linter/excluded.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/harness/memory_file_system.h"

namespace sidelint::linter {
namespace {

using Paths = std::vector<std::string>;

Paths left_of(Paths roots, const Options& options, const Config& config) {
  const testing::MemoryFileSystem files{
      {"apps/cart/a.yaml", ""}, {"apps/vendor/b.yaml", ""}, {"c.yaml", ""}, {".github/sidelint.yaml", ""}};
  drop_excluded(files, options, config, roots);
  return roots;
}

TEST(DropExcluded, TakesFilesAndFoldersAndWhatLiesBelowThem) {
  const Paths roots{"apps/cart/a.yaml", "apps/vendor/b.yaml", "apps/vendor", "c.yaml"};
  EXPECT_EQ(left_of(roots, {.exclude = {"vendor"}}, {}), (Paths{"apps/cart/a.yaml", "c.yaml"}));
  EXPECT_EQ(left_of(roots, {.exclude = {"/apps"}}, {}), (Paths{"c.yaml"}));
  EXPECT_EQ(left_of(roots, {.exclude = {"vendor/"}}, {}), (Paths{"apps/cart/a.yaml", "c.yaml"}));
  EXPECT_EQ(left_of(roots, {.exclude = {"*.yaml", "!c.yaml"}}, {}), (Paths{"apps/vendor", "c.yaml"}));
  EXPECT_EQ(left_of(roots, {}, {}), roots);
}

TEST(DropExcluded, PatternsAreSeenFromWhereTheyAreWritten) {
  const Paths roots{"apps/cart/a.yaml", "c.yaml"};
  EXPECT_EQ(left_of(roots, {}, {.path = "apps/.sidelint.yaml", .exclude = {"/cart"}}), (Paths{"c.yaml"}));
  EXPECT_EQ(left_of(roots, {}, {.path = ".sidelint.yaml", .exclude = {"/cart"}}), roots);
  EXPECT_EQ(left_of(roots, {}, {.path = ".github/sidelint.yaml", .exclude = {"/c.yaml"}}), (Paths{"apps/cart/a.yaml"}));
}

TEST(DropExcluded, TheWorkingDirectoryItselfStays) { EXPECT_EQ(left_of({"."}, {.exclude = {"*"}}, {}), (Paths{"."})); }

}  // namespace
}  // namespace sidelint::linter
