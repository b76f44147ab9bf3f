#include "engine/decide/plane/release_range.h"

#include <optional>
#include <string>

#include <gtest/gtest.h>

namespace sidelint::decide {
namespace {

std::string words(const std::optional<ReleaseRange>& range) {
  return range ? range->oldest.text() + " to " + range->newest.text() : "none";
}

TEST(ReleaseRange, IsWhatAConstraintAllows) {
  struct Case {
    const char* text;
    const char* range;
  };
  const Case cases[] = {
      {"1.26.1", "1.26.1 to 1.26.1"},
      {"v1.26.1", "1.26.1 to 1.26.1"},
      {"=1.26.1", "1.26.1 to 1.26.1"},
      {"1.26.1-distroless", "1.26.1 to 1.26.1"},
      {"1.26", "1.26.0 to 1.26.9999"},
      {"1.26.x", "1.26.0 to 1.26.9999"},
      {"1.26.*", "1.26.0 to 1.26.9999"},
      {"~1.26", "1.26.0 to 1.26.9999"},
      {"~1.26.3", "1.26.3 to 1.26.9999"},
      {"^1.26.3", "1.26.3 to 1.9999.9999"},
      {"1.x", "1.0.0 to 1.9999.9999"},
      {"*", "0.0.0 to 1.9999.9999"},
      {">=1.24.0 <1.28.0", "1.24.0 to 1.27.9999"},
      {">= 1.24, <= 1.26", "1.24.0 to 1.26.9999"},
      {">1.26", "1.27.0 to 1.9999.9999"},
      {">1.26.2", "1.26.3 to 1.9999.9999"},
      {"1.24 - 1.26", "1.24.0 to 1.26.9999"},
      {"1.20.x || 1.24.x", "1.20.0 to 1.24.9999"},
      {"!=1.26.0", "0.0.0 to 1.9999.9999"},
      {"1-26-3", "1.26.3 to 1.26.3"},
      {"v1.26-latest", "1.26.0 to 1.26.9999"},
      {"1.26-alpha.7a63a1ed", "1.26.0 to 1.26.9999"},
      {">1.28 <1.27", "none"},
      {"${version}", "none"},
      {"latest", "none"},
      {"2.1.0", "none"},
      {"", "none"},
  };
  for (const Case& each : cases) EXPECT_EQ(words(parse_release_range(each.text)), each.range) << each.text;
}

TEST(ReleaseRange, IsUniformIfNothingTurnsInIt) {
  struct Case {
    const char* text;
    bool uniform;
  };
  const Case cases[] = {{"1.26.x", true}, {">=1.27", true},       {">=1.26", false},        {">=1.16 <1.27", true},
                        {"*", false},     {">=1.10 <1.12", true}, {">=1.10 <=1.12", false}, {"1.8.6", true}};
  for (const Case& each : cases) {
    const auto range = parse_release_range(each.text);
    ASSERT_TRUE(range) << each.text;
    EXPECT_EQ(range->is_uniform(), each.uniform) << each.text;
  }
}

}  // namespace
}  // namespace sidelint::decide
