#include "linter/extent.h"

#include <array>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/harness/memory_file_system.h"

namespace sidelint::linter {
namespace {

using testing::MemoryFileSystem;

Extent extent(const MemoryFileSystem& files, const Options& options) {
  const Result<Config> config = load_config(files, options.config, options.paths.front());
  EXPECT_TRUE(config);
  return extent_of(files, options, *config);
}

TEST(ExtentOf, ARepositoryIsSeenAsAWholeFromItsTop) {
  const MemoryFileSystem files{{"repo/.git/HEAD", ""}, {"repo/apps/a.yaml", ""}, {"repo/ns.yaml", ""}};
  EXPECT_EQ(extent(files, {.paths = {"repo"}}), Extent::whole);
  EXPECT_EQ(extent(files, {.paths = {"."}}), Extent::whole) << "the folder above it";
  EXPECT_EQ(extent(files, {.paths = {"repo/apps"}}), Extent::part);
  EXPECT_EQ(extent(files, {.paths = {"repo/apps", "repo"}}), Extent::whole);
  EXPECT_EQ(extent(files, {.paths = {"repo/apps/a.yaml"}}), Extent::part);
  EXPECT_EQ(extent(files, {.paths = {"-"}}), Extent::part);
}

TEST(ExtentOf, TheContextIsWhatIsSeen) {
  const MemoryFileSystem files{{"repo/.git/HEAD", ""}, {"repo/apps/a.yaml", ""}};
  EXPECT_EQ(extent(files, {.paths = {"repo/apps/a.yaml"}, .context = "repo"}), Extent::whole);
  EXPECT_EQ(extent(files, {.paths = {"repo/apps/a.yaml"}, .context = "repo/apps"}), Extent::part);
}

TEST(ExtentOf, AConfigurationSaysWhatBelongsTogether) {
  const MemoryFileSystem files{{"repo/.git/HEAD", ""},
                               {"repo/deploy/.sidelint.yaml", "version: 1\n"},
                               {"repo/deploy/apps/a.yaml", ""},
                               {"other/.github/sidelint.yaml", "version: 1\n"},
                               {"other/apps/a.yaml", ""}};
  EXPECT_EQ(extent(files, {.paths = {"repo/deploy"}}), Extent::whole);
  EXPECT_EQ(extent(files, {.paths = {"repo/deploy/apps"}}), Extent::part);
  EXPECT_EQ(extent(files, {.paths = {"other"}}), Extent::whole);
  EXPECT_EQ(extent(files, {.paths = {"other/apps"}}), Extent::part);
  EXPECT_EQ(extent(files, {.paths = {"repo/deploy"}, .config = "other/.github/sidelint.yaml"}), Extent::part)
      << "one that is named lies anywhere";
}

TEST(ExtentOf, OutsideOfRepositoriesAFolderIsAll) {
  const MemoryFileSystem files{{"lab/a.yaml", ""}};
  EXPECT_EQ(extent(files, {.paths = {"lab"}}), Extent::whole);
  EXPECT_EQ(extent(files, {.paths = {"lab/a.yaml"}}), Extent::part);
}

TEST(ExtentOf, WhatTheCallLeavesOutIsMissing) {
  const MemoryFileSystem files{{"repo/.git/HEAD", ""}, {"repo/a.yaml", ""}};
  EXPECT_EQ(extent(files, {.paths = {"repo"}, .exclude = {"vendor"}}), Extent::part);
}

}  // namespace
}  // namespace sidelint::linter
