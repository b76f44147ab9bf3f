#include "engine/base/nearest.h"

#include <array>
#include <string>

#include <gtest/gtest.h>

namespace sidelint {
namespace {

TEST(EditDistance, CountsInsertionsDeletionsSubstitutionsAndSwaps) {
  struct Case {
    std::string_view a;
    std::string_view b;
    std::size_t distance;
  };
  constexpr Case kCases[] = {
      {"", "", 0},         {"", "abc", 3},     {"abc", "abc", 0},   {"abc", "abd", 1},
      {"abc", "ab", 1},    {"abc", "xabc", 1}, {"abcd", "abdc", 1}, {"kitten", "sitting", 3},
      {"flaw", "lawn", 2}, {"ca", "abc", 3},  // a swap whose halves are then edited again would cost 2; it is not
                                              // counted
  };
  for (const Case& c : kCases) {
    EXPECT_EQ(edit_distance(c.a, c.b), c.distance) << c.a << " " << c.b;
    EXPECT_EQ(edit_distance(c.b, c.a), c.distance) << c.b << " " << c.a;
  }
}

constexpr std::array<std::string_view, 4> kWords = {"enabled", "disabled", "istio-injection", "rev"};

TEST(Nearest, FindsTheWordBehindASlip) {
  EXPECT_EQ(nearest("enabeld", kWords), "enabled");
  EXPECT_EQ(nearest("istio-injektion", kWords), "istio-injection");
  EXPECT_EQ(nearest("rve", kWords), "rev");
  EXPECT_EQ(nearest("disabled", kWords), "disabled");
}

TEST(Nearest, SaysNothingOfWordsThatAreFarFromAll) {
  EXPECT_EQ(nearest("", kWords), std::nullopt);
  EXPECT_EQ(nearest("on", kWords), std::nullopt);
  EXPECT_EQ(nearest("ravel", kWords), std::nullopt) << "2 of 5 letters differ from `rev`";
  EXPECT_EQ(nearest("xstio-xnjecxixn", kWords), std::nullopt) << "4 letters are no slip, however long the word";
}

TEST(Nearest, SaysNothingIfTwoWordsAreEquallyNear) {
  constexpr std::array<std::string_view, 2> kTwins = {"cart", "card"};
  EXPECT_EQ(nearest("carp", kTwins), std::nullopt);
  EXPECT_EQ(nearest("cart", kTwins), "cart");
  constexpr std::array<std::string_view, 2> kTwice = {"cart", "cart"};
  EXPECT_EQ(nearest("carp", kTwice), "cart") << "the same word twice is no tie";
}

TEST(Nearest, DoesNotCompareHostileWords) {
  const std::string word(100'000, 'a');
  const std::array<std::string_view, 1> itself = {word};
  EXPECT_EQ(nearest(word, itself), std::nullopt);
}

}  // namespace
}  // namespace sidelint
