// Two states of a repository: who belongs to whom, what becomes of each, and why.
#include <sstream>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/harness/pipeline.h"
#include "tests/harness/txtar.h"

namespace sidelint::linter::diff {
namespace {

using rules::VerdictChange;
using testing::ComparedStates;

constexpr std::string_view kKinds[] = {"lost", "gained", "moved", "refused", "accepted", "undecided", "decided"};

std::string name_space(std::string_view labels) {
  return "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop, labels: {" + std::string(labels) + "}}\n";
}

std::string pod(std::string_view metadata = "", std::string_view name = "cart") {
  return "---\napiVersion: v1\nkind: Pod\nmetadata: {name: " + std::string(name) + ", namespace: shop" +
         std::string(metadata) + "}\nspec: {containers: [{name: app, image: 'app:1'}]}\n";
}

ComparedStates compared(const std::string& before, const std::string& after) {
  return testing::compare_states(
      testing::parse_txtar("-- before/all.yaml --\n" + before + "-- after/all.yaml --\n" + after));
}

std::string place(OriginId id, const Analysis& after) {
  const std::optional<Span> at = after.origins.where(id);
  if (!at) return "nowhere";
  return after.sources.path(at->source) + ":" + std::to_string(after.sources.position(at->source, at->begin).line) +
         " " + std::string(after.sources.text(*at));
}

// "lost cart pay: FACT (PLACE) -> FACT (PLACE) [FILES]"
std::string told(const ComparedStates& states) {
  std::string text;
  for (const VerdictChange& change : states.after->changes) {
    text += kKinds[static_cast<std::size_t>(change.kind)];
    for (const VerdictChange::Member& each : change.members) text += " " + each.workload->name();
    text += "\n  " + change.before.fact + " (" + place(change.before.at, *states.after) + ")\n  " + change.after.fact +
            " (" + place(change.after.at, *states.after) + ")\n";
    for (const std::string& file : change.files) text += "  " + file + "\n";
  }
  return text;
}

TEST(Compare, ALabelThatGoesIsTheCauseForAllWorkloadsOfTheNamespace) {
  const ComparedStates states = compared(name_space("istio-injection: enabled") + pod() + pod("", "pay"),
                                         name_space("team: a") + pod() + pod("", "pay"));
  EXPECT_EQ(told(states),
            "lost cart pay\n"
            "  namespace `shop`: istio-injection=enabled (before/all.yaml:3 istio-injection: enabled)\n"
            "  namespace `shop`: istio-injection and istio.io/rev absent (all.yaml:3 shop)\n"
            "  all.yaml\n");
  EXPECT_EQ(states.comparison.workloads, 2U);
}

TEST(Compare, APodThatOptsOutIsACauseOfItsOwn) {
  const std::string enabled = name_space("istio-injection: enabled");
  const ComparedStates states = compared(
      enabled + pod() + pod("", "pay"), enabled + pod(", labels: {sidecar.istio.io/inject: 'false'}") + pod("", "pay"));
  ASSERT_EQ(states.after->changes.size(), 1U);
  const VerdictChange& change = states.after->changes.front();
  EXPECT_EQ(change.kind, VerdictChange::Kind::lost);
  ASSERT_EQ(change.members.size(), 1U);
  EXPECT_EQ(change.members.front().workload->name(), "cart");
  EXPECT_FALSE(change.members.front().same_template);
  EXPECT_EQ(change.after.fact, "pod label sidecar.istio.io/inject=false");
  EXPECT_EQ(place(change.after.at, *states.after), "all.yaml:7 sidecar.istio.io/inject: 'false'");
}

struct Row {
  std::string_view what;
  std::string before;
  std::string after;
  std::string_view kind;
};

TEST(Compare, TellsWhatHappensToAPod) {
  const std::string injected = name_space("istio-injection: enabled") + pod();
  const std::string bare = name_space("") + pod();
  const std::string undeclared = pod().substr(4);
  const std::string refused =
      name_space("istio-injection: enabled") + pod(", annotations: {proxy.istio.io/config: '{'}");
  const Row rows[] = {
      {"a label comes", bare, injected, "gained"},
      {"a label goes", injected, bare, "lost"},
      {"the injector cannot take an annotation", injected, refused, "refused"},
      {"it is mended", refused, injected, "accepted"},
      {"nobody declares the namespace any more", injected, undeclared, "undecided"},
      {"somebody does again", undeclared, injected, "decided"},
      {"a refused pod that is undecided", refused, undeclared, "undecided"},
      {"an undecided pod that is refused", undeclared, refused, "refused"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(std::string(row.what));
    const ComparedStates states = compared(row.before, row.after);
    ASSERT_EQ(states.after->changes.size(), 1U);
    EXPECT_EQ(kKinds[static_cast<std::size_t>(states.after->changes.front().kind)], row.kind);
    EXPECT_NE(states.after->changes.front().before.fact, states.after->changes.front().after.fact);
  }
}

TEST(Compare, AnotherRevisionIsAMove) {
  const std::string mesh = "mesh: {istio-version: '1.27', revisions: {stable: 1-26-3, canary: 1-27-0}}\n";
  const ComparedStates states = testing::compare_states(testing::parse_txtar(
      "-- before/all.yaml --\n" + name_space("istio.io/rev: stable") + pod() + "-- after/.sidelint.yaml --\n" + mesh +
      "-- after/all.yaml --\n" + name_space("istio.io/rev: canary") + pod()));
  ASSERT_EQ(states.after->changes.size(), 1U);
  const VerdictChange& change = states.after->changes.front();
  EXPECT_EQ(change.kind, VerdictChange::Kind::moved);
  EXPECT_EQ(change.before.revision, "1-26-3");
  EXPECT_EQ(change.after.revision, "1-27-0");
  EXPECT_EQ(change.before.fact, "namespace `shop`: istio.io/rev=stable");
}

TEST(Compare, WhatIsWrittenInAnotherWayIsNoChange) {
  const ComparedStates states =
      compared(name_space("istio-injection: enabled, team: a") + pod(),
               "# a comment\n" + pod().substr(4) + "---\n" + name_space("team: b, 'istio-injection': \"enabled\""));
  EXPECT_EQ(told(states), "");
  EXPECT_EQ(states.comparison.workloads, 1U);
}

TEST(Compare, AFileThatMovesTakesItsWorkloadsWithIt) {
  const ComparedStates states = testing::compare_states(
      testing::parse_txtar("-- before/old/all.yaml --\n" + name_space("istio-injection: enabled") + pod() +
                           "-- after/new/place/all.yaml --\n" + name_space("") + pod()));
  EXPECT_EQ(told(states),
            "lost cart\n"
            "  namespace `shop`: istio-injection=enabled (before/old/all.yaml:3 istio-injection: enabled)\n"
            "  namespace `shop`: istio-injection and istio.io/rev absent (new/place/all.yaml:3 shop)\n"
            "  new/place/all.yaml\n"
            "  old/all.yaml\n");
}

TEST(Compare, AWorkloadOfOneStateAloneIsNotCompared) {
  const ComparedStates states =
      compared(name_space("") + pod("", "gone"), name_space("istio-injection: enabled") + pod("", "fresh"));
  EXPECT_TRUE(states.after->changes.empty());
  ASSERT_EQ(states.comparison.appeared.size(), 1U);
  EXPECT_EQ(states.comparison.appeared.front()->name(), "fresh");
  ASSERT_EQ(states.comparison.disappeared.size(), 1U);
  EXPECT_EQ(states.comparison.disappeared.front()->name(), "gone");
  EXPECT_EQ(states.comparison.workloads, 0U);
}

TEST(Compare, EachUnitIsComparedWithItself) {
  const auto overlays = [](std::string_view dev, std::string_view prod) {
    const std::string base = "-- base/kustomization.yaml --\nresources: [pod.yaml]\n-- base/pod.yaml --\n" + pod();
    const auto overlay = [](std::string_view name, std::string_view labels) {
      return "-- " + std::string(name) + "/kustomization.yaml --\nresources: [../base, ns.yaml]\n-- " +
             std::string(name) + "/ns.yaml --\n" + name_space(labels);
    };
    return testing::parse_txtar(base + overlay("dev", dev) + overlay("prod", prod));
  };
  testing::Txtar both;
  for (testing::TxtarFile file : overlays("istio-injection: enabled", "").files) {
    both.files.push_back({"before/" + file.path, file.text});
  }
  for (testing::TxtarFile file : overlays("istio-injection: enabled", "istio-injection: enabled").files) {
    both.files.push_back({"after/" + file.path, file.text});
  }
  const ComparedStates states = testing::compare_states(both);
  EXPECT_EQ(states.comparison.workloads, 2U);
  ASSERT_EQ(states.after->changes.size(), 1U);
  EXPECT_EQ(states.after->changes.front().members.front().workload->object.unit, "prod");
  EXPECT_EQ(states.after->changes.front().kind, VerdictChange::Kind::gained);
  EXPECT_EQ(states.after->changes.front().files, std::vector<std::string>{"prod/ns.yaml"});
}

TEST(Compare, APatchThatAddsTheLabelIsTheFileThatChanged) {
  const std::string base = "resources: [all.yaml]\n";
  const std::string patched = base + "patches: [{path: patch.yaml}]\n";
  const std::string patch =
      "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop, labels: {istio-injection: enabled}}\n";
  const ComparedStates states = testing::compare_states(
      testing::parse_txtar("-- before/kustomization.yaml --\n" + base + "-- before/all.yaml --\n" + name_space("") +
                           pod() + "-- after/kustomization.yaml --\n" + patched + "-- after/patch.yaml --\n" + patch +
                           "-- after/all.yaml --\n" + name_space("") + pod()));
  ASSERT_EQ(states.after->changes.size(), 1U);
  EXPECT_EQ(place(states.after->changes.front().after.at, *states.after), "patch.yaml:3 istio-injection: enabled");
  EXPECT_EQ(states.after->changes.front().files, std::vector<std::string>{"patch.yaml"});
}

TEST(Compare, ATemplateIsTheSameHoweverItIsWritten) {
  struct Template {
    std::string_view after;
    bool same;
  };
  const Template templates[] = {
      {"metadata: {labels: {a: x, b: w}}\n    spec: {containers: [{name: app, image: 'app:1'}]}", true},
      {"spec: {containers: [{image: \"app:1\", name: app}]}\n    metadata: {labels: {b: w, a: x}}", true},
      {"metadata: {labels: {a: x}}\n    spec: {containers: [{name: app, image: 'app:1'}]}", false},
      {"metadata: {labels: {a: x, b: v}}\n    spec: {containers: [{name: app, image: 'app:1'}]}", false},
      {"metadata: {labels: {a: x, b: w}, annotations: {restarted: today}}\n    spec: {containers: [{name: app, image: "
       "'app:1'}]}",
       false},
      {"metadata: {labels: {a: x, b: w}}\n    spec: {containers: [{name: app, image: 'app:2'}]}", false},
      {"metadata: {labels: {a: x, b: w}}\n    spec: {containers: [{name: app, image: 'app:1'}, {name: b, image: c}]}",
       false},
  };
  const auto deployment = [](std::string_view pods) {
    return "---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {name: cart, namespace: shop}\nspec:\n  template:\n  "
           "  " +
           std::string(pods) + "\n";
  };
  for (const Template& each : templates) {
    SCOPED_TRACE(std::string(each.after));
    const ComparedStates states = compared(name_space("") + deployment(templates[0].after),
                                           name_space("istio-injection: enabled") + deployment(each.after));
    ASSERT_EQ(states.after->changes.size(), 1U);
    EXPECT_EQ(states.after->changes.front().members.front().same_template, each.same);
  }
}

}  // namespace
}  // namespace sidelint::linter::diff
