#include "engine/model/selector.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/unit/model/repository.h"

namespace sidelint::model {
namespace {

TEST(Selectors, MatchByTheRulesOfTheirOperators) {
  struct Case {
    std::string_view selector;
    bool absent;  // what it says of a pod without the label
    bool empty;   // with the label ""
    bool b;       // with the label "b"
  };
  const Case cases[] = {
      {"a=b", false, false, true},          {"a!=b", true, true, false}, {"a in (b,c)", false, false, true},
      {"a notin (b,c)", true, true, false}, {"a", false, true, true},    {"!a", true, false, false},
      {"a=", false, true, false},           {"", true, true, true},
  };
  for (const Case& each : cases) {
    const Selector selector = parse_selector(each.selector);
    EXPECT_EQ(selector.error, "") << each.selector;
    EXPECT_EQ(selector.matches({{"c", "d"}}), each.absent) << each.selector;
    EXPECT_EQ(selector.matches({{"a", ""}}), each.empty) << each.selector;
    EXPECT_EQ(selector.matches({{"a", "b"}}), each.b) << each.selector;
  }
}

TEST(Selectors, ArePrintedAsKubernetesPrintsThem) {
  EXPECT_EQ(parse_selector("z in (c, b),a=x,!d,e!=f").text(), "a=x,!d,e!=f,z in (b,c)");
  EXPECT_EQ(parse_selector("n>1,n<9").text(), "n>1,n<9");
}

Selector selector_in(const std::string& selector, Decoding decoding) {
  const Read read("{apiVersion: v1, kind: Namespace, metadata: {name: n}, selector: " + selector + "}\n");
  return read_selector(read.repository.namespaces.at(0).object.node.find("selector"), decoding);
}

TEST(Selectors, TakeNumbersForStringsOnlyWhereTheInjectorReadsThem) {
  EXPECT_EQ(selector_in("{matchLabels: {a: 1}}", Decoding::injector).text(), "a=1");
  EXPECT_EQ(selector_in("{matchLabels: {a: yes, b: 1.50, c: 1e30}}", Decoding::injector).text(),
            "a=true,b=1.5,c=1e+30");
  EXPECT_EQ(selector_in("{matchLabels: {a: 1}}", Decoding::api_server).error,
            "json: cannot unmarshal number into Go struct field LabelSelector.matchLabels of type string");
}

TEST(Selectors, MatchKeysOfTheirOwnFieldsInAnyCaseOnlyWhereTheInjectorReadsThem) {
  const std::string selector = "{matchlabels: {a: b}}";
  EXPECT_EQ(selector_in(selector, Decoding::injector).text(), "a=b");
  EXPECT_TRUE(selector_in(selector, Decoding::api_server).empty());
}

TEST(Selectors, SayInKubernetesOwnWordsWhyTheyAreRefused) {
  EXPECT_EQ(selector_in("{matchExpressions: [{key: a, operator: Equals}]}", Decoding::api_server).error,
            "\"Equals\" is not a valid label selector operator");
  EXPECT_EQ(selector_in("{matchExpressions: [{key: a, operator: In}]}", Decoding::api_server).error,
            "values: Invalid value: null: for 'in', 'notin' operators, values set can't be empty");
  EXPECT_EQ(selector_in("{matchExpressions: [{key: a, operator: Exists, values: [b]}]}", Decoding::api_server).error,
            "values: Invalid value: [\"b\"]: values set must be empty for exists and does not exist");
}

TEST(Labels, StaySortedAndHaveEachKeyOnce) {
  Labels labels;
  set_label(labels, "b", "1");
  set_label(labels, "a", "2");
  set_label(labels, "b", "3");
  EXPECT_EQ(labels, (Labels{{"a", "2"}, {"b", "3"}}));
  remove_label(labels, "a");
  EXPECT_EQ(find_label(labels, "a"), nullptr);
  EXPECT_EQ(*find_label(labels, "b"), "3");
}

}  // namespace
}  // namespace sidelint::model
