#include "engine/decide/selectors/satisfy.h"

#include <array>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace sidelint::decide {
namespace {

using model::Labels;
using model::Operator;
using model::Requirement;

std::string text(const std::optional<Labels>& labels) {
  if (!labels) return "none";
  std::string joined;
  for (const auto& [key, value] : *labels) joined += (joined.empty() ? "" : ",") + key + "=" + value;
  return joined;
}

struct Case {
  std::string_view selector, labels;
};

TEST(Satisfy, GivesTheFewestLabels) {
  constexpr std::array<Case, 16> kCases{{
      {"", ""},
      {"a=b", "a=b"},
      {"a!=b", ""},
      {"a in (b,c),a!=b", "a=c"},
      {"a in (b,c),a notin (b,c)", "none"},
      {"a,!a", "none"},
      {"a=b,!a", "none"},
      {"a,a notin (b)", "a=any"},
      {"a,a notin (any,any-1)", "a=any-2"},
      {"a=b,a=c", "none"},
      {"a=b,!c,d notin (e)", "a=b"},
      {"a>5", "a=6"},
      {"a>5,a<7", "a=6"},
      {"a>5,a<7,a!=6", "a=06"},
      {"a>5,a<6", "none"},
      {"a<0", "none"},
  }};
  for (const Case& one : kCases) {
    EXPECT_EQ(text(satisfy(model::parse_selector(one.selector).requirements)), one.labels) << one.selector;
  }
}

struct Implication {
  std::string_view narrow, wide;
  bool holds;
};

TEST(Implies, HoldsIfNothingNarrowIsOutsideTheWide) {
  constexpr std::array<Implication, 12> kCases{{
      {"a=b", "a", true},
      {"a", "a=b", false},
      {"a=b,c=d", "a=b", true},
      {"a=b", "a=b,c=d", false},
      {"a in (b,c)", "a in (b,c,d)", true},
      {"a in (b,c)", "a=b", false},
      {"!a", "a notin (b)", true},
      {"a notin (b)", "!a", false},
      {"a=b", "c notin (d)", false},
      {"a,!a", "z=z", true},
      {"a=b", "", true},
      {"a>7", "a>5", true},
  }};
  for (const Implication& one : kCases) {
    EXPECT_EQ(implies(model::parse_selector(one.narrow), model::parse_selector(one.wide)), one.holds)
        << one.narrow << " -> " << one.wide;
  }
}

// Requirements over two keys and three values; `z` stands for all values that none of them names.
class RandomSelectors {
 public:
  Requirements next() {
    Requirements requirements(pick(5));
    for (Requirement& each : requirements) {
      each.key = pick(2) == 0 ? "k" : "l";
      each.op = static_cast<Operator>(pick(4));
      if (each.op != Operator::in && each.op != Operator::not_in) continue;
      for (const std::string_view value : {"a", "b", "c"})
        if (pick(2) == 0) each.values.emplace_back(value);
      if (each.values.empty()) each.values.emplace_back("a");
    }
    return requirements;
  }

 private:
  std::size_t pick(std::size_t count) { return engine_() % count; }
  std::mt19937 engine_{20260117};
};

std::vector<Labels> all_labels() {
  const std::vector<std::optional<std::string>> values = {std::nullopt, "a", "b", "c", "z"};
  std::vector<Labels> all;
  for (const auto& k : values) {
    for (const auto& l : values) {
      Labels labels;
      if (k) labels.emplace_back("k", *k);
      if (l) labels.emplace_back("l", *l);
      all.push_back(labels);
    }
  }
  return all;
}

bool meets(const Requirements& requirements, const Labels& labels) {
  for (const Requirement& each : requirements)
    if (!each.matches(labels)) return false;
  return true;
}

TEST(Satisfy, AgreesWithTryingAllLabels) {
  RandomSelectors random;
  const std::vector<Labels> all = all_labels();
  std::size_t met = 0;
  for (int i = 0; i < 20000; ++i) {
    const Requirements requirements = random.next();
    bool any = false;
    for (const Labels& labels : all) any = any || meets(requirements, labels);
    const std::optional<Labels> found = satisfy(requirements);
    ASSERT_EQ(found.has_value(), any) << model::Selector{requirements}.text();
    if (!found) continue;
    ++met;
    EXPECT_TRUE(meets(requirements, *found)) << model::Selector{requirements}.text();
  }
  EXPECT_GT(met, 2000U);
  EXPECT_LT(met, 18000U);
}

TEST(Implies, AgreesWithTryingAllLabels) {
  RandomSelectors random;
  const std::vector<Labels> all = all_labels();
  std::size_t held = 0;
  for (int i = 0; i < 20000; ++i) {
    const model::Selector narrow{random.next()};
    const model::Selector wide{random.next()};
    bool expected = true;
    for (const Labels& labels : all) expected = expected && (!narrow.matches(labels) || wide.matches(labels));
    ASSERT_EQ(implies(narrow, wide), expected) << narrow.text() << " -> " << wide.text();
    held += expected ? 1 : 0;
  }
  EXPECT_GT(held, 2000U);
  EXPECT_LT(held, 18000U);
}

}  // namespace
}  // namespace sidelint::decide
