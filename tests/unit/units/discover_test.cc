#include <gtest/gtest.h>

#include "tests/unit/units/tree.h"

namespace sidelint::units {
namespace {

using Words = std::vector<std::string>;

std::string pod(std::string_view name) {
  return "apiVersion: v1\nkind: Pod\nmetadata:\n  name: " + std::string(name) + "\n";
}

TEST(Discover, APlainTreeIsOneUnitInOrderOfPlace) {
  Tree tree{{"b.yaml", pod("b1") + "---\n" + pod("b2")}, {"a/x.yaml", pod("a")}, {"c.json", R"({"kind": "Pod"})"}};
  const Unit unit = tree.unit();
  EXPECT_EQ(unit.folder, ".");
  EXPECT_EQ(names(unit), (Words{"Pod/a", "Pod/b1", "Pod/b2", "Pod/"}));
  EXPECT_EQ(unit.objects[1].document, tree.file("b.yaml").documents[0].tree.get());
  EXPECT_EQ(unit.objects[1].source, tree.file("b.yaml").source);
}

TEST(Discover, ListsAreOpenedAndTheirItemsTakeThePlaceOfTheList) {
  Tree tree{{"list.yaml",
             "apiVersion: v1\nkind: List\nitems:\n"
             "- apiVersion: v1\n  kind: Pod\n  metadata: {name: a}\n"
             "- apiVersion: v1\n  kind: List\n  items:\n  - apiVersion: v1\n    kind: Pod\n    metadata: {name: b}\n"
             "- apiVersion: apps/v1\n  kind: Deployment\n  metadata: {name: c}\n"}};
  const Unit unit = tree.unit();
  EXPECT_EQ(names(unit), (Words{"Pod/a", "Pod/b", "Deployment/c"}));
  for (const AppliedObject& object : unit.objects) {
    EXPECT_EQ(object.document, tree.file("list.yaml").documents[0].tree.get());
  }
}

TEST(Discover, ItemsOfATypedListHaveItsKindIfTheyNameNone) {
  Tree tree{{"list.yaml",
             "apiVersion: apps/v1\nkind: DeploymentList\nitems:\n"
             "- metadata: {name: a}\n"
             "- {apiVersion: v1, kind: Pod, metadata: {name: b}}\n"
             "- {kind: Pod, metadata: {name: c}}\n"}};
  const Unit unit = tree.unit();
  EXPECT_EQ(names(unit), (Words{"Deployment/a", "Pod/b", "Pod/c"}));
  EXPECT_EQ(unit.objects[0].api_version, "apps/v1");
  EXPECT_EQ(unit.objects[1].api_version, "v1");
  EXPECT_EQ(unit.objects[2].api_version, "");  // with a kind of its own nothing is inherited
}

TEST(Discover, ListsWithinListsAreOpenedOnlySoDeep) {
  std::string deep = "apiVersion: v1\nkind: List\nitems: ";
  for (int i = 0; i < 200; ++i) deep += "[{kind: List, items: ";
  deep += "[{kind: Pod}]";
  for (int i = 0; i < 200; ++i) deep += "}]";
  Tree tree{{"deep.yaml", deep + "\n"}};
  EXPECT_EQ(names(tree.unit()), (Words{"List/"}));
}

TEST(Discover, KustomizationsAndWhatTheyListForAnotherUseAreNoObjects) {
  Tree tree{{"app/kustomization.yaml",
             "resources: [web.yaml]\n"
             "patches: [{path: patch.yaml}]\n"
             "patchesStrategicMerge: [merge.yaml]\n"
             "patchesJson6902: [{target: {kind: Pod}, path: ops.yaml}]\n"
             "generators: [generator.yaml]\n"
             "transformers: [transformer.yaml]\n"
             "validators: [validator.yaml]\n"
             "configurations: [configuration.yaml]\n"
             "crds: [crd.yaml]\n"
             "openapi: {path: openapi.yaml}\n"
             "replacements: [{path: replacement.yaml}]\n"
             "configMapGenerator: [{name: a, files: [key=value.yaml, plain.yaml], envs: [envs.yaml], env: env.yaml}]\n"
             "secretGenerator: [{name: a, files: [secret.yaml]}]\n"
             "helmCharts: [{name: a, valuesFile: values.yaml, additionalValuesFiles: [more.yaml]}]\n"},
            {"app/web.yaml", pod("web")},
            {"app/patch.yaml", pod("no")},
            {"app/merge.yaml", pod("no")},
            {"app/ops.yaml", pod("no")},
            {"app/generator.yaml", pod("no")},
            {"app/transformer.yaml", pod("no")},
            {"app/validator.yaml", pod("no")},
            {"app/configuration.yaml", pod("no")},
            {"app/crd.yaml", pod("no")},
            {"app/openapi.yaml", pod("no")},
            {"app/replacement.yaml", pod("no")},
            {"app/value.yaml", pod("no")},
            {"app/plain.yaml", pod("no")},
            {"app/envs.yaml", pod("no")},
            {"app/env.yaml", pod("no")},
            {"app/secret.yaml", pod("no")},
            {"app/values.yaml", pod("no")},
            {"app/more.yaml", pod("no")},
            {"app/unlisted.yaml", pod("unlisted")}};
  EXPECT_EQ(names(tree.unit()), (Words{"Pod/unlisted", "Pod/web"}));
}

TEST(Discover, AResourceIsAnObjectWhateverElseItIsListedFor) {
  Tree tree{{"a/kustomization.yaml", "patches: [{path: ../web.yaml}]\n"},
            {"b/kustomization.yaml", "resources: [../web.yaml]\n"},
            {"web.yaml", pod("web")}};
  EXPECT_EQ(names(tree.unit()), (Words{"Pod/web"}));
}

TEST(Discover, ProblemsAreHandedOn) {
  Tree tree{{"a.yaml", "apiVersion: v1\nkind: Pod\nspec: [\n"}, {"kustomization.yaml", "resources: [\n"}};
  const Unit unit = tree.unit();
  ASSERT_EQ(unit.problems.size(), 2U);
  EXPECT_EQ(unit.problems[0].at.source, tree.file("a.yaml").source);
  EXPECT_EQ(unit.problems[1].at.source, tree.file("kustomization.yaml").source);
}

TEST(Discover, NothingIsNoUnitsObject) {
  Tree tree{{"empty.yaml", ""},
            {"comment.yaml", "# kind: Pod\n"},
            {"kustomization.yaml", ""},
            {"b/kustomization.yaml", "[]\n"}};
  EXPECT_EQ(names(tree.unit()), Words{});
}

}  // namespace
}  // namespace sidelint::units
