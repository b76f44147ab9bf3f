#include "engine/decide/worlds/fold.h"

#include <cstddef>
#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace sidelint::decide {
namespace {

bool holds(const Grid& grid, const Cube& cube, std::size_t world) {
  for (std::size_t d = 0; d < cube.size(); ++d) {
    if ((cube[d] >> grid.value(world, d) & 1U) == 0) return false;
  }
  return true;
}

TEST(Folding, CoversExactlyTheWantedWorlds) {
  std::mt19937 random(20261122);  // NOLINT(bugprone-random-generator-seed): the same cases at each run
  for (int round = 0; round < 500; ++round) {
    std::vector<std::size_t> sizes(1 + random() % 4);
    for (std::size_t& size : sizes) size = 1 + random() % 4;
    const Grid grid(sizes);
    std::vector<bool> wanted(grid.count());
    for (std::size_t world = 0; world < grid.count(); ++world) wanted[world] = random() % 3 == 0;
    const std::vector<Cube> cubes = cover(grid, wanted);
    for (std::size_t world = 0; world < grid.count(); ++world) {
      bool covered = false;
      for (const Cube& cube : cubes) covered = covered || holds(grid, cube, world);
      ASSERT_EQ(covered, wanted[world]) << "round " << round << " world " << world;
    }
  }
}

TEST(Folding, LeavesOutDimensionsThatDoNotMatter) {
  const Grid grid({2, 3});
  // The first dimension decides.
  const std::vector<Cube> cubes = cover(grid, {false, false, false, true, true, true});
  ASSERT_EQ(cubes.size(), 1U);
  EXPECT_FALSE(is_full(grid, cubes[0], 0));
  EXPECT_TRUE(is_full(grid, cubes[0], 1));
  EXPECT_TRUE(matters(grid, {0, 0, 0, 1, 1, 1}, 0));
  EXPECT_FALSE(matters(grid, {0, 0, 0, 1, 1, 1}, 1));
}

TEST(Folding, DoesNotRepeatInOneAlternativeWhatAnotherSays) {
  const Grid grid({3, 2});  // a: x, y or absent; b: there or not
  // a=x, or a absent and b there.
  const std::vector<Cube> cubes = cover(grid, {true, true, false, false, true, false});
  ASSERT_EQ(cubes.size(), 2U);
  EXPECT_EQ(cubes[0], (Cube{0b001, 0b11}));
  EXPECT_EQ(cubes[1], (Cube{0b100, 0b01}));
}

}  // namespace
}  // namespace sidelint::decide
