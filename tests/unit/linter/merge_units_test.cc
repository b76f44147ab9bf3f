#include "linter/merge_units.h"

#include <gtest/gtest.h>

namespace sidelint::linter {
namespace {

Diagnostic finding(std::string message, std::vector<std::string> units, std::uint32_t begin = 0) {
  Diagnostic found;
  found.rule = "selection/namespace-label-value";
  found.message = std::move(message);
  found.primary.at = {SourceId{0}, begin, begin + 1};
  found.units = std::move(units);
  return found;
}

using Words = std::vector<std::string>;

Words merged(std::vector<Diagnostic> findings) {
  merge_units(findings);
  Words lines;
  for (const Diagnostic& each : findings) {
    std::string line = each.message + ":";
    for (const std::string& unit : each.units) line += " " + unit;
    lines.push_back(std::move(line));
  }
  return lines;
}

TEST(MergeUnits, OneFindingNamesAllUnitsThatHaveIt) {
  EXPECT_EQ(merged({finding("a", {"dev"}), finding("a", {"prod"}), finding("b", {"prod"})}),
            (Words{"a: dev prod", "b: prod"}));
}

TEST(MergeUnits, ThePlainUnitIsNamedBesideOthersOnly) {
  EXPECT_EQ(merged({finding("a", {}), finding("a", {"prod"})}), (Words{"a: . prod"}));
  EXPECT_EQ(merged({finding("a", {})}), (Words{"a:"}));
}

TEST(MergeUnits, WhatOneUnitSaysTwiceStaysTwice) {
  EXPECT_EQ(merged({finding("a", {"prod"}), finding("a", {"prod"})}), (Words{"a: prod", "a: prod"}));
  EXPECT_EQ(merged({finding("a", {}), finding("a", {})}), (Words{"a:", "a:"}));
}

TEST(MergeUnits, AnotherPlaceOrASuppressionKeepsThemApart) {
  EXPECT_EQ(merged({finding("a", {"dev"}), finding("a", {"prod"}, 7)}), (Words{"a: dev", "a: prod"}));
  Diagnostic silenced = finding("a", {"dev"});
  silenced.suppressed = "a comment";
  EXPECT_EQ(merged({silenced, finding("a", {"prod"})}), (Words{"a: dev", "a: prod"}));
}

}  // namespace
}  // namespace sidelint::linter
