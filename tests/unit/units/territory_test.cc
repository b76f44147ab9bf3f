#include "engine/units/hands/territory.h"

#include <gtest/gtest.h>

#include "tests/harness/memory_file_system.h"

namespace sidelint::units {
namespace {

// The working folder is `/`.
testing::MemoryFileSystem disk() {
  return {{"repo/.git/HEAD", ""}, {"repo/apps/web.yaml", ""}, {"repo/base/web.yaml", ""}, {"plain/web.yaml", ""}};
}

TEST(Territory, NamesAreWhatTheUserTypedAndTheirRealPathsLeadBack) {
  const testing::MemoryFileSystem files = disk();
  const Territory territory(files, {"./repo/apps/", "plain"});
  EXPECT_EQ(territory.real("repo/apps/web.yaml"), "/repo/apps/web.yaml");
  EXPECT_EQ(territory.name("/repo/apps/web.yaml"), "repo/apps/web.yaml");
  EXPECT_EQ(territory.real("plain"), "/plain");
  EXPECT_EQ(territory.name("/repo/base/web.yaml"), "repo/base/web.yaml");  // as seen from the working folder
}

TEST(Territory, TheRepositoryIsTheNearestFolderWithGitsOwnOrElseWhatWasTyped) {
  const testing::MemoryFileSystem files = disk();
  const Territory territory(files, {"repo/apps", "plain"});
  EXPECT_EQ(territory.repository("repo/apps/web.yaml"), "/repo");
  EXPECT_EQ(territory.repository("plain/web.yaml"), "/plain");
}

TEST(Territory, OfAFileItsFolderCounts) {
  const testing::MemoryFileSystem files = disk();
  const Territory territory(files, {"plain/web.yaml"});
  EXPECT_EQ(territory.repository("plain/web.yaml"), "/plain");
  EXPECT_EQ(territory.real("plain"), "/plain");
}

TEST(Territory, WhatWasNotTypedIsNobodys) {
  const testing::MemoryFileSystem files = disk();
  const Territory territory(files, {"plain", "absent"});
  EXPECT_EQ(territory.real("repo/apps/web.yaml"), "");
  EXPECT_EQ(territory.repository("repo"), "");
  EXPECT_EQ(territory.repository("plainer/web.yaml"), "");
  EXPECT_EQ(territory.repository("absent/web.yaml"), "");
}

TEST(Territory, AbsolutePathsStaySo) {
  const testing::MemoryFileSystem files = disk();
  const Territory territory(files, {"/repo"});
  EXPECT_EQ(territory.name("/repo/base/web.yaml"), "/repo/base/web.yaml");
  EXPECT_EQ(territory.real("/repo/base"), "/repo/base");
  EXPECT_EQ(territory.name("."), ".");
}

}  // namespace
}  // namespace sidelint::units
