#include "engine/units/kustomizations/target.h"

#include <gtest/gtest.h>

namespace sidelint::units {
namespace {

TEST(MayMatch, WordsAlternativesAndWildcardsAreExact) {
  struct Case {
    std::string_view pattern, text;
    bool may;
  };
  constexpr Case kCases[] = {
      {"", "web", true},
      {"web", "web", true},
      {"web", "web2", false},
      {"we", "web", false},
      {"web|api", "api", true},
      {"web|api", "apis", false},
      {"web.*", "web", true},
      {"web.*", "web-1", true},
      {".*web", "the-web", true},
      {".*web", "webs", false},
      {".*", "", true},
      {"a.*b.*c", "aXbYbZc", true},
      {"a.*b.*c", "aXcYb", false},
      {"w.b", "wxb", true},
      {"w.b", "wb", false},
      {"^web$", "web", true},
      {"^web$", "webs", false},
      {"|web", "", true},
      {"(web|api)-.+", "db", true},
      {"[a-z]+", "9", true},
  };
  for (const Case& one : kCases) EXPECT_EQ(may_match(one.pattern, one.text), one.may) << one.pattern << " " << one.text;
}

TEST(MayMatch, TakesNoTimeOnHostilePatterns) {
  std::string pattern;
  for (int i = 0; i < 2000; ++i) pattern += "a.*";
  EXPECT_FALSE(may_match(pattern + "b", std::string(20'000, 'a')));
}

TEST(MayReach, AsksForGroupKindAndName) {
  const Identity web{"apps/v1", "Deployment", "web"};
  EXPECT_TRUE(may_reach({}, web, Names::as_written));
  EXPECT_TRUE(may_reach({"apps", "Deployment", "web"}, web, Names::as_written));
  EXPECT_FALSE(may_reach({"extensions", "", ""}, web, Names::as_written));
  EXPECT_FALSE(may_reach({"", "StatefulSet", ""}, web, Names::as_written));
  EXPECT_FALSE(may_reach({"", "", "api"}, web, Names::as_written));
  EXPECT_FALSE(may_reach({"apps", "", ""}, {"v1", "Pod", "web"}, Names::as_written));
}

TEST(MayReach, AffixedNamesHoldTheWrittenOne) {
  const Identity web{"apps/v1", "Deployment", "web"};
  EXPECT_TRUE(may_reach({"", "", "prod-web"}, web, Names::affixed));
  EXPECT_FALSE(may_reach({"", "", "prod-web"}, web, Names::as_written));
  EXPECT_FALSE(may_reach({"", "", "prod-api"}, web, Names::affixed));
}

TEST(MayReach, ReplacedNamesCanBeAny) {
  const Identity web{"apps/v1", "Deployment", "web"};
  EXPECT_TRUE(may_reach({"", "", "prod-api"}, web, Names::replaced));
  EXPECT_FALSE(may_reach({"", "Pod", "prod-api"}, web, Names::replaced));
}

}  // namespace
}  // namespace sidelint::units
