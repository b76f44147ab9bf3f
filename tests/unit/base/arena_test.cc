#include "engine/base/arena.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace sidelint {
namespace {

TEST(Arena, KeepsCopiesInTheirPlaces) {
  Arena arena;
  std::vector<std::string_view> kept;
  for (int i = 0; i < 10'000; ++i) kept.push_back(arena.keep(std::to_string(i)));
  for (std::size_t i = 0; i < kept.size(); ++i) ASSERT_EQ(kept[i], std::to_string(i));
  EXPECT_TRUE(arena.keep(std::string_view()).empty());
}

TEST(Arena, AlignsWhatItMakes) {
  Arena arena;
  for (int i = 0; i < 100; ++i) {
    arena.keep("a");
    const double* const made = arena.make<double>(i);
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(made) % alignof(double), 0U);
    EXPECT_EQ(*made, i);
  }
}

TEST(Row, ListsWhatStandsSideBySide) {
  constexpr std::array<int, 3> kNumbers{1, 2, 3};
  const Row<int> row(kNumbers.data(), kNumbers.size());
  EXPECT_EQ(std::vector<int>(row.begin(), row.end()), (std::vector<int>{1, 2, 3}));
  EXPECT_EQ(row.front() + row.back() + row[1], 6);
  EXPECT_TRUE(Row<int>().empty());
}

}  // namespace
}  // namespace sidelint
