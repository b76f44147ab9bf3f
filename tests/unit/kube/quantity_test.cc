#include "engine/kube/quantity.h"

#include <array>
#include <string_view>

#include <gtest/gtest.h>

namespace sidelint::kube {
namespace {

Quantity quantity(std::string_view text) { return Quantity::parse(text).quantity; }

struct Canonical {
  std::string_view text;
  std::string_view canonical;
};

TEST(Quantity, IsWrittenInTheLargestUnitThatLosesNothing) {
  constexpr std::array<Canonical, 14> kCases = {{{"1024Mi", "1Gi"},
                                                 {"1536Mi", "1536Mi"},
                                                 {"1.5Gi", "1536Mi"},
                                                 {"2000m", "2"},
                                                 {"0.5", "500m"},
                                                 {"1e3", "1e3"},
                                                 {"1000", "1k"},
                                                 {"0", "0"},
                                                 {"00.0Ki", "0"},
                                                 {"100Ki", "100Ki"},
                                                 {"512", "512"},
                                                 {"-1", "-1"},
                                                 {"0.0000000001", "1n"},
                                                 {"123456789012345678901234567890", "123456789012345678901234567890"}}};
  for (const Canonical& one : kCases) EXPECT_EQ(quantity(one.text).canonical(), one.canonical) << one.text;
}

TEST(Quantity, ThatIsNoneSaysWhy) {
  EXPECT_EQ(Quantity::parse("").error,
            "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");
  EXPECT_EQ(Quantity::parse("1 Gi").error, Quantity::parse("").error);
  EXPECT_EQ(Quantity::parse("1Gb").error, Quantity::parse("").error);
  EXPECT_EQ(Quantity::parse("1KM").error, "unable to parse quantity's suffix");
}

TEST(Quantity, ComparesByAmountAndNotByText) {
  EXPECT_EQ(compare(quantity("1Gi"), quantity("1024Mi")), 0);
  EXPECT_LT(compare(quantity("999m"), quantity("1")), 0);
  EXPECT_GT(compare(quantity("1Ki"), quantity("1k")), 0);
  EXPECT_LT(compare(quantity("-1"), quantity("0")), 0);
  EXPECT_LT(compare(quantity("1"), quantity("1e1000000")), 0);
}

TEST(Quantity, AddsExactly) {
  Quantity sum = quantity("100m");
  sum.add(quantity("1.9"));
  EXPECT_EQ(sum.canonical(), "2");
  Quantity none;
  none.add(quantity("1Gi"));
  EXPECT_EQ(none.canonical(), "1Gi");
}

TEST(Quantity, RoundsUpToWholeUnits) {
  EXPECT_EQ(quantity("1500m").value(), 2);
  EXPECT_EQ(quantity("1u").milli_value(), 1);
  Quantity tiny = quantity("100u");
  tiny.round_up_to_milli();
  EXPECT_EQ(tiny.canonical(), "1m");
}

}  // namespace
}  // namespace sidelint::kube
