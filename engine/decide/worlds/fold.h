// Folding worlds: the fewest products of value sets ("cubes") that cover all worlds of one answer and none of the
// other.
//
// Multi-valued two-level minimisation as espresso does it: each world still uncovered grows to a largest cube, a greedy
// cover. Exactly the worlds are covered; that the cover is smallest is not promised.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace sidelint::decide {

// The values of dimensions as a mixed-radix number, the last dimension fastest.
class Grid {
 public:
  explicit Grid(std::vector<std::size_t> sizes);

  std::size_t count() const { return count_; }
  std::size_t dimensions() const { return sizes_.size(); }
  std::size_t size(std::size_t dimension) const { return sizes_[dimension]; }
  std::vector<std::uint8_t> choice(std::size_t world) const;
  std::size_t value(std::size_t world, std::size_t dimension) const;
  // The world that differs in the one dimension only.
  std::size_t with(std::size_t world, std::size_t dimension, std::size_t value) const;

 private:
  std::vector<std::size_t> sizes_;
  std::vector<std::size_t> strides_;
  std::size_t count_ = 1;
};

// Of each dimension the set of values, as bits. At most 64 values.
using Cube = std::vector<std::uint64_t>;
bool is_full(const Grid& grid, const Cube& cube, std::size_t dimension);

std::vector<Cube> cover(const Grid& grid, const std::vector<bool>& wanted);

// Whether changing the dimension alone changes the answer of some world.
bool matters(const Grid& grid, const std::vector<std::uint8_t>& answers, std::size_t dimension);

}  // namespace sidelint::decide
