// What kustomize 5.8.2 takes for a kustomization.
#include <gtest/gtest.h>

#include "tests/unit/kustomize/built.h"

namespace sidelint::kustomize {
namespace {

TEST(Kustomization, RefusesFieldsThatItDoesNotKnow) {
  EXPECT_EQ(refusal_of(R"(
-- kustomization.yaml --
resource: []
)"),
            "kustomization.yaml:1: unknown field `resource`");
}

TEST(Kustomization, RefusesValuesOfOtherTypes) {
  EXPECT_EQ(refusal_of(R"(
-- kustomization.yaml --
resources: []
patches: [a.yaml]
)"),
            "kustomization.yaml:2: `patches` must be a list of mappings");
}

TEST(Kustomization, RefusesToBeEmpty) {
  EXPECT_EQ(refusal_of(R"(
-- kustomization.yaml --
kind: Kustomization
)"),
            "kustomization.yaml:1: the kustomization is empty");
}

TEST(Kustomization, BuildsNothingOfAnEmptyList) {
  const std::vector<std::string> expected = {};
  EXPECT_EQ(objects_of(R"(
-- kustomization.yaml --
resources: []
)"),
            expected);
}

TEST(Kustomization, TakesKeysInAnyCase) {
  const std::vector<std::string> expected = {
      R"({"apiVersion":"v1","data":{"k":"v"},"kind":"ConfigMap","metadata":{"name":"p-a"}})"};
  EXPECT_EQ(objects_of(R"(
-- kustomization.yaml --
Resources: [cm.yaml]
nameprefix: p-
-- cm.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: a}
data: {k: v}
)"),
            expected);
}

TEST(Kustomization, RefusesTwoFiles) {
  EXPECT_EQ(refusal_of(R"(
-- kustomization.yaml --
resources: []
-- kustomization.yml --
resources: []
)"),
            "kustomization.yml:1: found multiple kustomization files in `.`");
}

TEST(Kustomization, RefusesAComponentAsResource) {
  EXPECT_EQ(refusal_of(R"(
-- kustomization.yaml --
resources: [part]
-- part/kustomization.yaml --
apiVersion: kustomize.config.k8s.io/v1alpha1
kind: Component
namePrefix: p-
)"),
            "kustomization.yaml:1: `part` is a component");
}

TEST(Kustomization, HasDefinitionsNotManifestsInItsCrds) {
  const auto refusal_with = [](const std::string& crd) {
    return refusal_of(
        "-- kustomization.yaml --\nresources: [cm.yaml]\ncrds: [crd.yaml]\n-- cm.yaml --\n"
        "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}\n-- crd.yaml --\n" +
        crd);
  };
  const std::string refused = "crd.yaml:1: this is no OpenAPI definition, as the files of `crds` must hold";
  EXPECT_EQ(refusal_with("{apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition}\n"), refused);
  EXPECT_EQ(refusal_with("[]\n"), refused);
  EXPECT_EQ(refusal_with("a: {Schema: {properties: {b: x}}}\n"), refused);
  EXPECT_EQ(refusal_with("a: {Schema: {properties: {b: {description: 5}}}}\n"), refused);
  EXPECT_EQ(refusal_with("a: {Dependencies: x}\n"), refused);
  EXPECT_EQ(refusal_with("a: null\nmetadata: {name: x.y}\nb: {Schema: {properties: {b: {}}}}\n"), "built");
}

}  // namespace
}  // namespace sidelint::kustomize
