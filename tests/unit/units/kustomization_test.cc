// Which changes kustomizations order, and for whom. The expected ones are what kubectl kustomize (5.5.0) does.
#include "engine/units/kustomizations/kustomization.h"

#include <gtest/gtest.h>

#include "tests/unit/units/tree.h"

namespace sidelint::units {
namespace {

using Words = std::vector<std::string>;

constexpr std::string_view kWeb = "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n";

Words changes_of(Tree& tree, std::string_view name) {
  const Unit unit = tree.unit();
  for (const AppliedObject& object : unit.objects) {
    if (object.kind + "/" + std::string(object.node.find("metadata").find("name").text()) == name) {
      return in_words(object.changes);
    }
  }
  return {"no object " + std::string(name)};
}

TEST(Kustomization, ANamespaceReachesResourcesAndRenamesNamespaces) {
  Tree tree{{"kustomization.yaml", "namespace: shop\nresources: [web.yaml, ns.yaml]\n"},
            {"web.yaml", kWeb},
            {"ns.yaml", "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: old\n"},
            {"other.yaml", "apiVersion: v1\nkind: Pod\nmetadata:\n  name: other\n"}};
  EXPECT_EQ(changes_of(tree, "Deployment/web"), (Words{"metadata.namespace=shop by namespace"}));
  EXPECT_EQ(changes_of(tree, "Namespace/old"), (Words{"metadata.name=shop by namespace"}));
  EXPECT_EQ(changes_of(tree, "Pod/other"), Words{});
}

TEST(Kustomization, WhatAnObjectHasAlreadyIsNoChange) {
  Tree tree{
      {"kustomization.yaml", "namespace: shop\nlabels: [{pairs: {app: web, tier: front}}]\nresources: [web.yaml]\n"},
      {"web.yaml", std::string(kWeb) + "  namespace: shop\n  labels: {app: web, tier: back}\n"}};
  EXPECT_EQ(changes_of(tree, "Deployment/web"), (Words{"metadata.labels.tier=front by labels"}));
}

TEST(Kustomization, ABaseIsChangedFirst) {
  Tree tree{{"base/kustomization.yaml", "namespace: base\nresources: [web.yaml]\n"},
            {"base/web.yaml", std::string(kWeb) + "  namespace: shop\n"},
            {"overlays/prod/kustomization.yaml", "namespace: shop\nresources: [../../base]\n"},
            {"overlays/dev/kustomization.yaml", "namespace: dev\nbases: [../../base/]\n"}};
  EXPECT_EQ(changes_of(tree, "Deployment/web"),
            (Words{"metadata.namespace=base by namespace", "metadata.namespace=dev by namespace",
                   "metadata.namespace=shop by namespace"}));
}

TEST(Kustomization, ComponentsChangeTheResourcesOfThoseThatListThem) {
  Tree tree{{"app/kustomization.yaml", "resources: [web.yaml]\ncomponents: [../mesh]\n"},
            {"app/web.yaml", kWeb},
            {"mesh/kustomization.yaml", "kind: Component\ncomponents: [../team]\ncommonAnnotations: {mesh: 'on'}\n"},
            {"team/kustomization.yaml", "kind: Component\nlabels: [{pairs: {team: a}}]\n"}};
  EXPECT_EQ(changes_of(tree, "Deployment/web"),
            (Words{"metadata.labels.team=a by labels", "metadata.annotations.mesh=on by commonAnnotations",
                   "spec.template.metadata.annotations.mesh=on by commonAnnotations"}));
}

TEST(Kustomization, LabelsReachPodsOfTheKindsThatKustomizeKnows) {
  Tree tree{{"kustomization.yaml", "commonLabels: {app: x}\nresources: [all.yaml]\n"},
            {"all.yaml",
             "apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: a}\n---\n"
             "apiVersion: apps.kruise.io/v1\nkind: StatefulSet\nmetadata: {name: b}\n---\n"
             "apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: c}\n---\n"
             "apiVersion: v1\nkind: Pod\nmetadata: {name: d}\n"}};
  constexpr std::string_view kOwn = "metadata.labels.app=x by commonLabels";
  const auto with = [&](std::string_view path) {
    return Words{std::string(kOwn), std::string(path) + ".metadata.labels.app=x by commonLabels"};
  };
  EXPECT_EQ(changes_of(tree, "StatefulSet/a"), with("spec.template"));
  EXPECT_EQ(changes_of(tree, "StatefulSet/b"), Words{std::string(kOwn)});
  EXPECT_EQ(changes_of(tree, "CronJob/c"), with("spec.jobTemplate.spec.template"));
  EXPECT_EQ(changes_of(tree, "Pod/d"), Words{std::string(kOwn)});
}

TEST(Kustomization, LabelsReachPodsOnlyIfTheyAreToldTo) {
  struct Case {
    std::string_view option;
    bool reaches;
  };
  for (const Case one : {Case{"", false}, Case{"includeTemplates: true", true}, Case{"includeSelectors: true", true},
                         Case{"includeTemplates: false", false},
                         Case{"fields: [{path: spec/template/metadata/labels, kind: Deployment}]", true},
                         Case{"fields: [{path: spec/template/metadata/labels, kind: Job}]", false}}) {
    const std::string text = "resources: [web.yaml]\nlabels:\n- pairs: {app: x}\n  " + std::string(one.option) + "\n";
    Tree tree{{"kustomization.yaml", text}, {"web.yaml", kWeb}};
    const Words changes = changes_of(tree, "Deployment/web");
    EXPECT_EQ(changes.size(), one.reaches ? 2U : 1U) << one.option;
    EXPECT_EQ(changes.back(),
              one.reaches ? "spec.template.metadata.labels.app=x by labels" : "metadata.labels.app=x by labels");
  }
}

TEST(Kustomization, ConfigurationsMayTeachItOtherTemplates) {
  Tree tree{{"kustomization.yaml", "commonLabels: {app: x}\nconfigurations: [c.yaml]\nresources: [all.yaml]\n"},
            {"all.yaml", "apiVersion: apps.kruise.io/v1\nkind: StatefulSet\nmetadata: {name: b}\n"}};
  EXPECT_EQ(changes_of(tree, "StatefulSet/b").back(), "spec.template.metadata.labels.app=x by commonLabels");
}

TEST(Kustomization, ReplacementsChangeWhatTheyTargetToSomethingUntold) {
  Tree tree{{"kustomization.yaml",
             "resources: [web.yaml]\nreplacements:\n"
             "- targets:\n"
             "  - select: {kind: Deployment}\n"
             "    fieldPaths: [metadata.namespace, 'spec.template.metadata.labels.istio\\.io/rev', "
             "'metadata.annotations.[a.b/c]']\n"
             "  - select: {kind: Pod}\n    fieldPaths: [metadata.name]\n"},
            {"web.yaml", kWeb}};
  EXPECT_EQ(changes_of(tree, "Deployment/web"),
            (Words{"metadata.namespace by replacements", "spec.template.metadata.labels.istio.io/rev by replacements",
                   "metadata.annotations.a.b/c by replacements"}));
}

TEST(Kustomization, PluginsAndReplacementFilesMayChangeAnything) {
  Tree tree{{"kustomization.yaml", "resources: [web.yaml]\ntransformers: [t.yaml]\nreplacements: [{path: r.yaml}]\n"},
            {"web.yaml", kWeb}};
  EXPECT_EQ(changes_of(tree, "Deployment/web"), (Words{"anything by replacements", "anything by transformers"}));
}

TEST(Kustomization, ChangesStandAtTheLinesThatOrderThem) {
  Tree tree{{"kustomization.yaml", "namespace: shop  # all\ncommonLabels:\n  app: x\nresources: [web.yaml]\n"},
            {"web.yaml", kWeb}};
  const Unit unit = tree.unit();
  EXPECT_EQ(tree.text(unit.objects.at(0).changes.at(0).at), "namespace: shop");
  EXPECT_EQ(tree.text(unit.objects.at(0).changes.at(1).at), "app: x");
}

TEST(Kustomization, RemoteAndMissingResourcesAreIgnored) {
  Tree tree{{"kustomization.yaml",
             "namespace: shop\nresources: ['https://example.org/x?ref=v1', ../../../far, missing.yaml, web.yaml]\n"},
            {"web.yaml", kWeb}};
  EXPECT_EQ(changes_of(tree, "Deployment/web").size(), 1U);
}

TEST(Kustomization, CirclesEnd) {
  Tree tree{{"a/kustomization.yaml", "namespace: a\nresources: [../b, ., web.yaml]\n"},
            {"a/web.yaml", kWeb},
            {"b/kustomization.yaml", "namespace: b\nresources: [../a]\ncomponents: [../a, ../b]\n"}};
  EXPECT_EQ(changes_of(tree, "Deployment/web"),
            (Words{"metadata.namespace=a by namespace", "metadata.namespace=b by namespace"}));
}

TEST(Kustomization, ALongChainEnds) {
  testing::MemoryFileSystem files;
  std::vector<std::string> paths;
  for (int i = 1000; i < 3000; ++i) {
    paths.push_back("k" + std::to_string(i) + "/kustomization.yaml");
    files.file(paths.back(), "namespace: n\nresources: [../k" + std::to_string(i + 1) + ", ../web.yaml]\n");
  }
  paths.push_back("web.yaml");
  files.file(paths.back(), kWeb);
  std::sort(paths.begin(), paths.end());
  SourceMap sources;
  Origins origins;
  const Scan scan = units::scan(files, paths, {.wanted = is_pod_or_deployment}, sources, origins);
  const std::vector<Unit> units = discover(scan, sources, origins);
  ASSERT_EQ(units.at(0).objects.size(), 1U);
  // There are more than are kept apart: what is known is that it is open.
  const std::vector<Change>& changes = units[0].objects[0].changes;
  EXPECT_LE(changes.size(), 256U);
  EXPECT_TRUE(std::any_of(changes.begin(), changes.end(), [](const Change& change) { return change.path.empty(); }));
}

TEST(Resolve, FollowsDotsAsFarAsItCan) {
  EXPECT_EQ(resolve("a/b", "c.yaml"), "a/b/c.yaml");
  EXPECT_EQ(resolve("a/b", "../c/./d/"), "a/c/d");
  EXPECT_EQ(resolve("a/b", "../.."), "");
  EXPECT_EQ(resolve("a", "../../b"), "../b");
  EXPECT_EQ(resolve("", "."), "");
  EXPECT_EQ(resolve("../x", "../y"), "../y");
  EXPECT_EQ(resolve("..", "../y"), "../../y");
  EXPECT_EQ(resolve("/a", "b"), "/a/b");
}

}  // namespace
}  // namespace sidelint::units
