#include "engine/gotmpl/name_map.h"

#include <deque>
#include <string>

#include <gtest/gtest.h>

namespace sidelint::gotmpl {
namespace {

TEST(NameMap, FindsWhatGoesByAName) {
  NameMap<int> map;
  EXPECT_EQ(map.find("a"), nullptr);
  map.set("a", 1);
  map.set("", 2);
  map.set("a", 3);
  ASSERT_NE(map.find("a"), nullptr);
  EXPECT_EQ(*map.find("a"), 3);
  EXPECT_EQ(*map.find(""), 2);
  EXPECT_EQ(map.find("b"), nullptr);
}

TEST(NameMap, ForgetsOneNameWithoutHidingOthers) {
  std::deque<std::string> names;  // so that some meet in one slot
  NameMap<int> map;
  for (int i = 0; i < 1000; ++i) map.set(names.emplace_back(std::to_string(i)), i);
  for (int i = 0; i < 1000; i += 2) map.remove(names[static_cast<std::size_t>(i)]);
  map.remove("none");
  map.set("10", -1);
  for (int i = 0; i < 1000; ++i) {
    const int* const found = map.find(std::to_string(i));
    ASSERT_EQ(found != nullptr, i == 10 || i % 2 == 1) << i;
    if (found != nullptr) {
      EXPECT_EQ(*found, i == 10 ? -1 : i);
    }
  }
}

TEST(NameMap, IsCopiedAsAWhole) {
  NameMap<int> map;
  map.set("a", 1);
  NameMap<int> copy = map;
  copy.set("a", 2);
  copy.set("b", 3);
  EXPECT_EQ(*map.find("a"), 1);
  EXPECT_EQ(map.find("b"), nullptr);
}

}  // namespace
}  // namespace sidelint::gotmpl
