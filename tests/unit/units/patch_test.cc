// What patches change. The expected changes are what kubectl kustomize (5.5.0) does.
#include "engine/units/kustomizations/patch.h"

#include <gtest/gtest.h>

#include "tests/unit/units/tree.h"

namespace sidelint::units {
namespace {

using Words = std::vector<std::string>;

constexpr std::string_view kObjects =
    "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\n---\napiVersion: v1\nkind: Pod\nmetadata: {name: "
    "one}\n";

// The changes that a kustomization with this text orders for Deployment web.
Words changes(std::string_view kustomization, std::string_view patch = "") {
  Tree tree{{"kustomization.yaml", "resources: [all.yaml]\n" + std::string(kustomization)},
            {"all.yaml", kObjects},
            {"p.yaml", patch}};
  const Unit unit = tree.unit();
  return in_words(unit.objects.at(0).changes);
}

TEST(Patch, AStrategicMergeChangesItsLeaves) {
  constexpr std::string_view kPatch =
      "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n  namespace: shop\n  labels: {}\n"
      "spec:\n  replicas: 2\n  template:\n    metadata:\n      labels: {inject: \"true\", old: null}\n"
      "      annotations: {count: 1}\n    spec:\n      hostNetwork: true\n      containers: [{name: a}]\n";
  const Words expected{
      "spec.template.metadata.labels.inject=true by patches", "spec.template.metadata.labels.old by patches",
      "spec.template.metadata.annotations.count=1 by patches", "spec.template.spec.hostNetwork=true by patches"};
  EXPECT_EQ(changes("patches: [{path: p.yaml}]\n", kPatch), expected);
}

TEST(Patch, AStrategicMergeIsForTheObjectItNames) {
  constexpr std::string_view kOther = "kind: Deployment\napiVersion: apps/v1\nmetadata: {name: api, labels: {a: b}}\n";
  EXPECT_EQ(changes("patches: [{path: p.yaml}]\n", kOther), Words{});
  EXPECT_EQ(changes("patches: [{path: p.yaml, target: {kind: Deployment}}]\n", kOther),
            (Words{"metadata.labels.a=b by patches"}));
  EXPECT_EQ(changes("patches: [{path: p.yaml, target: {kind: Deployment, name: 'we.*'}}]\n", kOther),
            (Words{"metadata.labels.a=b by patches"}));
  EXPECT_EQ(changes("patches: [{path: p.yaml, target: {kind: Pod}}]\n", kOther), Words{});
}

TEST(Patch, ItMayStandInTheKustomization) {
  EXPECT_EQ(changes("patches:\n- target: {kind: Deployment}\n  patch: |\n    - op: add\n      path: "
                    "/metadata/labels/a\n      value: b\n"),
            (Words{"metadata.labels.a=b by patches"}));
  EXPECT_EQ(changes("patchesStrategicMerge:\n- |\n  kind: Deployment\n  metadata: {name: web, labels: {a: b}}\n"),
            (Words{"metadata.labels.a=b by patchesStrategicMerge"}));
  EXPECT_EQ(changes("patchesStrategicMerge:\n- '{kind: Deployment, metadata: {name: web, labels: {a: b}}}'\n"),
            (Words{"metadata.labels.a=b by patchesStrategicMerge"}));
}

TEST(Patch, JsonOperationsChangeWhatTheyPointTo) {
  constexpr std::string_view kTarget = "patchesJson6902: [{target: {kind: Deployment, name: web}, path: p.yaml}]\n";
  struct Case {
    std::string_view operations;
    Words expected;
  };
  const Case cases[] = {
      {"- {op: add, path: /metadata/labels/istio.io~1rev, value: canary}\n",
       {"metadata.labels.istio.io/rev=canary by patchesJson6902"}},
      {"- {op: replace, path: /metadata/annotations/a~01, value: true}\n",
       {"metadata.annotations.a~1=true by patchesJson6902"}},
      {"- {op: remove, path: /metadata/namespace}\n", {"metadata.namespace by patchesJson6902"}},
      {"- {op: test, path: /metadata/namespace, value: x}\n- {op: remove, path: /metadata/labels}\n",
       {"metadata.labels by patchesJson6902"}},
      {"- {op: move, from: /metadata/labels/a, path: /metadata/annotations/a}\n",
       {"metadata.labels.a by patchesJson6902", "metadata.annotations.a by patchesJson6902"}},
      {"- {op: copy, from: /metadata/labels/a, path: /metadata/annotations/a}\n",
       {"metadata.annotations.a by patchesJson6902"}},
      {"- op: add\n  path: /spec/template/metadata\n  value: {labels: {a: b}}\n",
       {"spec.template.metadata by patchesJson6902", "spec.template.metadata.labels.a=b by patchesJson6902"}},
      {"- {op: replace, path: '', value: {}}\n", {"anything by patchesJson6902"}},
      {"- {op: add, path: metadata/labels, value: {}}\n", {"anything by patchesJson6902"}},
      {"- {op: frobnicate, path: /metadata/labels}\n", {"anything by patchesJson6902"}},
  };
  for (const Case& one : cases) EXPECT_EQ(changes(kTarget, one.operations), one.expected) << one.operations;
}

TEST(Patch, DirectivesReplaceOrRemoveWholes) {
  const auto with = [](std::string_view rest) {
    return changes("patches: [{path: p.yaml}]\n", "apiVersion: apps/v1\nkind: Deployment\n" + std::string(rest));
  };
  EXPECT_EQ(with("$patch: delete\nmetadata: {name: web}\n"), Words{});
  EXPECT_EQ(with("$patch: replace\nmetadata: {name: web}\n"), (Words{"anything by patches"}));
  EXPECT_EQ(with("metadata: {name: web, labels: {$patch: replace, a: b}}\n"),
            (Words{"metadata.labels by patches", "metadata.labels.a=b by patches"}));
}

TEST(Patch, WhatCannotBeReadMayChangeAnythingOfItsTarget) {
  EXPECT_EQ(changes("patches: [{path: 'https://example.org/patch.yaml'}]\n"), (Words{"anything by patches"}));
  EXPECT_EQ(changes("patches: [{path: missing.yaml, target: {kind: Pod}}]\n"), Words{});
  EXPECT_EQ(changes("patches: [{path: p.yaml}]\n", "apiVersion: apps/v1\nkind: Deployment\nmetadata: [\n"),
            (Words{"anything by patches"}));
  EXPECT_EQ(changes("patches: [{path: p.yaml}]\n", "apiVersion: apps/v1\nkind: Deployment\nmetadata: {{ x }}\n"),
            (Words{"anything by patches"}));
  // Nobody reads Roles, so this one is not parsed; with a target it may be anybody's.
  EXPECT_EQ(
      changes("patches: [{path: p.yaml, target: {name: web}}]\n", "apiVersion: v1\nkind: Role\nmetadata: {name: x}\n"),
      (Words{"anything by patches"}));
  EXPECT_EQ(changes("patches: [{path: p.yaml}]\n", "apiVersion: v1\nkind: Role\nmetadata: {name: x}\n"), Words{});
}

TEST(Patch, NamesWithPrefixesAreFoundByThem) {
  constexpr std::string_view kPatch =
      "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: prod-web, labels: {a: b}}\n";
  EXPECT_EQ(changes("patches: [{path: p.yaml}]\n", kPatch), Words{});
  EXPECT_EQ(changes("namePrefix: prod-\npatches: [{path: p.yaml}]\n", kPatch),
            (Words{"metadata.labels.a=b by patches"}));
}

TEST(Patch, ChangesStandInThePatch) {
  Tree tree{{"kustomization.yaml",
             "resources: [all.yaml]\npatches:\n- path: p.yaml\n- path: q.yaml\n  target: {kind: Pod}\n"},
            {"all.yaml", kObjects},
            {"p.yaml", "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n  labels:\n    a: b # why\n"},
            {"q.yaml", "- op: remove\n  path: /metadata/labels/a\n"}};
  const Unit unit = tree.unit();
  EXPECT_EQ(tree.text(unit.objects.at(0).changes.at(0).at), "a: b");
  EXPECT_EQ(tree.text(unit.objects.at(1).changes.at(0).at), "op: remove\n  path: /metadata/labels/a");
}

TEST(Patch, TooManyLeavesAreAnything) {
  std::string patch = "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n  labels:\n";
  for (int i = 0; i < 20'000; ++i) patch += "    k" + std::to_string(i) + ": v\n";
  EXPECT_EQ(changes("patches: [{path: p.yaml}]\n", patch), (Words{"anything by patches"}));
}

}  // namespace
}  // namespace sidelint::units
