#include "engine/decide/worlds/fold.h"

#include <algorithm>
#include <functional>

namespace sidelint::decide {
namespace {

std::uint64_t bit(std::size_t value) { return std::uint64_t{1} << value; }
std::uint64_t all_bits(std::size_t size) { return size >= 64 ? ~std::uint64_t{0} : bit(size) - 1; }

bool holds(const Grid& grid, const Cube& cube, std::size_t world) {
  for (std::size_t d = 0; d < cube.size(); ++d) {
    if ((cube[d] & bit(grid.value(world, d))) == 0) return false;
  }
  return true;
}

std::vector<std::size_t> worlds_in(const Grid& grid, const Cube& cube) {
  std::vector<std::size_t> worlds{0};
  for (std::size_t d = 0; d < cube.size(); ++d) {
    std::vector<std::size_t> next;
    for (const std::size_t world : worlds) {
      for (std::size_t v = 0; v < grid.size(d); ++v) {
        if ((cube[d] & bit(v)) != 0) next.push_back(grid.with(world, d, v));
      }
    }
    worlds = std::move(next);
  }
  return worlds;
}

bool fits(const Grid& grid, const Cube& cube, const std::vector<bool>& wanted) {
  const auto worlds = worlds_in(grid, cube);
  return std::all_of(worlds.begin(), worlds.end(), [&](std::size_t world) { return wanted[world]; });
}

// Lets go of whole dimensions first, since each is one thing less to say; then takes in single values.
Cube grow(const Grid& grid, std::size_t world, const std::vector<bool>& wanted) {
  Cube cube(grid.dimensions());
  for (std::size_t d = 0; d < cube.size(); ++d) cube[d] = bit(grid.value(world, d));
  for (std::size_t back = cube.size(); back > 0; --back) {
    const std::size_t d = back - 1;
    Cube wider = cube;
    wider[d] = all_bits(grid.size(d));
    if (fits(grid, wider, wanted)) cube = std::move(wider);
  }
  for (std::size_t d = 0; d < cube.size(); ++d) {
    for (std::size_t v = 0; v < grid.size(d); ++v) {
      if ((cube[d] & bit(v)) != 0) continue;
      Cube wider = cube;
      wider[d] |= bit(v);
      if (fits(grid, wider, wanted)) cube = std::move(wider);
    }
  }
  return cube;
}

bool is_covered(const Grid& grid, const Cube& part, const std::vector<Cube>& cubes, std::size_t but) {
  const auto worlds = worlds_in(grid, part);
  return std::all_of(worlds.begin(), worlds.end(), [&](std::size_t world) {
    for (std::size_t i = 0; i < cubes.size(); ++i) {
      if (i != but && holds(grid, cubes[i], world)) return true;
    }
    return false;
  });
}

// Takes values that the other cubes cover out of sets that have to be told anyway, so that alternatives do not repeat
// each other.
void shrink(const Grid& grid, std::vector<Cube>& cubes) {
  for (std::size_t back = cubes.size(); back > 0; --back) {
    Cube& cube = cubes[back - 1];
    for (std::size_t d = 0; d < cube.size(); ++d) {
      if (is_full(grid, cube, d)) continue;
      for (std::size_t v = 0; v < grid.size(d); ++v) {
        if ((cube[d] & bit(v)) == 0 || cube[d] == bit(v)) continue;
        Cube part = cube;
        part[d] = bit(v);
        if (is_covered(grid, part, cubes, back - 1)) cube[d] &= ~bit(v);
      }
    }
  }
}

// Drops cubes that the others cover.
void drop_needless(const Grid& grid, std::vector<Cube>& cubes) {
  for (std::size_t back = cubes.size(); back > 0 && cubes.size() > 1; --back) {
    const std::size_t i = back - 1;
    if (is_covered(grid, cubes[i], cubes, i)) cubes.erase(cubes.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

}  // namespace

Grid::Grid(std::vector<std::size_t> sizes) : sizes_(std::move(sizes)), strides_(sizes_.size(), 1) {
  for (std::size_t back = sizes_.size(); back > 0; --back) {
    strides_[back - 1] = count_;
    count_ *= sizes_[back - 1];
  }
}

std::vector<std::uint8_t> Grid::choice(std::size_t world) const {
  std::vector<std::uint8_t> values(sizes_.size());
  for (std::size_t d = 0; d < sizes_.size(); ++d) values[d] = static_cast<std::uint8_t>(value(world, d));
  return values;
}

std::size_t Grid::value(std::size_t world, std::size_t dimension) const {
  return world / strides_[dimension] % sizes_[dimension];
}

std::size_t Grid::with(std::size_t world, std::size_t dimension, std::size_t value) const {
  return world + (value - this->value(world, dimension)) * strides_[dimension];
}

bool is_full(const Grid& grid, const Cube& cube, std::size_t dimension) {
  return cube[dimension] == all_bits(grid.size(dimension));
}

std::vector<Cube> cover(const Grid& grid, const std::vector<bool>& wanted) {
  std::vector<Cube> cubes;
  std::vector<bool> covered(grid.count(), false);
  for (std::size_t world = 0; world < grid.count(); ++world) {
    if (!wanted[world] || covered[world]) continue;
    cubes.push_back(grow(grid, world, wanted));
    for (const std::size_t inside : worlds_in(grid, cubes.back())) covered[inside] = true;
  }
  drop_needless(grid, cubes);
  shrink(grid, cubes);
  return cubes;
}

bool matters(const Grid& grid, const std::vector<std::uint8_t>& answers, std::size_t dimension) {
  for (std::size_t world = 0; world < grid.count(); ++world) {
    if (grid.value(world, dimension) == 0) continue;
    if (answers[world] != answers[grid.with(world, dimension, 0)]) return true;
  }
  return false;
}

}  // namespace sidelint::decide
