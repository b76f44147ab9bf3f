// What a verdict depends on, in words.
#include <string>

#include <gtest/gtest.h>

#include "tests/unit/decide/decided.h"

namespace sidelint::decide {
namespace {

struct Case {
  const char* title;
  std::string manifests;
  std::string expected;
};

void check(const std::vector<Case>& cases, const MeshFacts& facts = {}) {
  for (const Case& each : cases) EXPECT_EQ(words(Decided(each.manifests, facts).of()), each.expected) << each.title;
}

TEST(Conditions, AreShortAndInWords) {
  check({
      {"undeclared namespace", deployment("a", "shop"),
       "injected if `shop` has istio-injection=enabled or istio.io/rev=default; otherwise not injected"},
      {"undeclared namespace, pod asks for a sidecar",
       deployment("a", "shop", {.labels = "sidecar.istio.io/inject: 'true'"}),
       "injected if `shop` has istio-injection=enabled, istio.io/rev=default or neither istio-injection nor "
       "istio.io/rev; otherwise not injected"},
      {"no namespace", deployment("a", ""),
       "injected if its namespace is not reserved and has istio-injection=enabled or istio.io/rev=default; otherwise "
       "not "
       "injected"},
      {"placeholder as a label of the namespace",
       name_space("shop", "istio-injection: '${MODE}'") + deployment("a", "shop"),
       "injected if `shop` has istio-injection=enabled; otherwise not injected"},
      {"revision that nobody serves", name_space("shop", "istio.io/rev: canary") + deployment("a", "shop"),
       "injected if revision `canary` is served; otherwise not injected"},
      {"value that releases read differently",
       name_space("shop", "istio-injection: enabled") +
           deployment("a", "shop", {.annotations = "sidecar.istio.io/inject: 'no'"}),
       "injected if Istio is 1.27 or newer; otherwise not injected"},
      {"label and annotation that releases rank differently",
       name_space("shop", "istio-injection: enabled") +
           deployment("a", "shop",
                      {.labels = "sidecar.istio.io/inject: 'true'", .annotations = "sidecar.istio.io/inject: 'false'"}),
       "injected if Istio is 1.12 or newer; otherwise not injected"},
      {"annotation that something fills in",
       name_space("shop", "istio-injection: enabled") +
           deployment("a", "shop", {.annotations = "sidecar.istio.io/inject: '${X}'"}),
       "injected if its pods have the annotation sidecar.istio.io/inject=true, or its pods have an annotation "
       "sidecar.istio.io/inject that is neither false nor true and Istio is 1.27 or newer; otherwise not injected"},
      {"undeclared namespace, and a value that releases read differently",
       deployment("a", "shop", {.annotations = "sidecar.istio.io/inject: 'no'"}),
       "injected if `shop` has istio-injection=enabled or istio.io/rev=default, and Istio is 1.27 or newer; otherwise "
       "not injected"},
  });
}

TEST(Conditions, NameWhatSelectorsOfTheRepositoryAskFor) {
  const std::string disabled = "matchExpressions: [{key: istio-injection, operator: NotIn, values: [disabled]}]";
  const std::string enabled = injector("", "policy: enabled");
  MeshFacts facts;
  facts.release = Release{1, 30, 0};
  check(
      {
          {"opt-out", webhook("w", disabled) + enabled + deployment("a", "shop"),
           "not injected if `shop` has istio-injection=disabled; otherwise injected"},
          {"some label",
           webhook("w", "matchExpressions: [{key: mesh, operator: Exists}]") + enabled + deployment("a", "shop"),
           "injected if `shop` has a label mesh; otherwise not injected"},
          {"no label",
           webhook("w", "matchExpressions: [{key: mesh, operator: DoesNotExist}]") + enabled + deployment("a", "shop"),
           "not injected if `shop` has a label mesh; otherwise injected"},
          {"one of two values",
           webhook("w", "matchExpressions: [{key: mesh, operator: In, values: [b, a]}]") + enabled +
               deployment("a", "shop"),
           "injected if `shop` has mesh in (a,b); otherwise not injected"},
          {"two labels", webhook("w", "matchLabels: {a: b, c: d}") + enabled + deployment("a", "shop"),
           "injected if `shop` has a=b and c=d; otherwise not injected"},
          {"the shorter side is told",
           webhook(
               "w",
               "matchExpressions: [{key: a, operator: NotIn, values: [x]}, {key: b, operator: NotIn, values: [z]}]") +
               enabled + deployment("a", "shop"),
           "not injected if `shop` has a=x or b=z; otherwise injected"},
          {"a condition that cannot be decided",
           webhook("w", "", "", ", matchConditions: [{name: c, expression: 'object.spec.containers.size() > 1'}]") +
               enabled + deployment("a", "shop"),
           "injected if the matchConditions of sidecar-injector.istio.io hold; otherwise not injected"},
          {"a configuration that is refused",
           webhook("w", "") + injector("", "policy: [enabled]") + deployment("a", "shop"),
           "injected if the injector's policy is enabled; otherwise not injected"},
      },
      facts);
}

TEST(Conditions, NameTheKeysWhereTheyWouldBeTooLong) {
  std::string selectors;
  for (const char key : std::string("abcdef")) {
    selectors += (selectors.empty() ? "" : ", ") + ("{key: long-label-name-" + std::string(1, key)) +
                 ", operator: In, values: [some-long-value, another-long-value]}";
  }
  MeshFacts facts;
  facts.release = Release{1, 30, 0};
  const Decided decided(webhook("w", "matchExpressions: [" + selectors + "]") + deployment("a", "shop"), facts);
  EXPECT_EQ(decided.of().possibilities.at(0).when,
            "that follows from the labels long-label-name-a, long-label-name-b, long-label-name-c, long-label-name-d, "
            "long-label-name-e and "
            "long-label-name-f of `shop`");
}

TEST(Conditions, NameTheKeysWhereThereAreTooManyWorlds) {
  std::string selectors;
  for (char number = 'a'; number <= 'l'; ++number) {
    selectors += std::string(selectors.empty() ? "" : ", ") + "{key: k-" + number + ", operator: Exists}";
  }
  const Decided decided(webhook("w", "matchExpressions: [" + selectors + "]") + deployment("x", "shop"));
  EXPECT_EQ(decided.of().verdict(), Verdict::unknown);
  EXPECT_TRUE(decided.of().possible(Verdict::injected));
  EXPECT_TRUE(decided.of().possible(Verdict::not_injected));
  EXPECT_EQ(decided.of().possibilities.at(0).when.substr(0, 42), "that follows from the labels k-a, k-b, k-c");
}

}  // namespace
}  // namespace sidelint::decide
