// What a kustomization includes; every expectation is what kustomize 5.8.2 answers.
#include <gtest/gtest.h>

#include "tests/unit/kustomize/built.h"

namespace sidelint::kustomize {
namespace {

TEST(Resources, ComeFromFilesAndFoldersInTheOrderOfApplication) {
  const std::vector<std::string> expected = {
      R"({"apiVersion":"v1","kind":"Namespace","metadata":{"name":"shop"}})",
      R"({"apiVersion":"v1","data":{"k":"v"},"kind":"ConfigMap","metadata":{"name":"a"}})"};
  EXPECT_EQ(objects_of(R"(
-- kustomization.yaml --
resources: [cm.yaml, more]
-- cm.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: a}
data: {k: v}
-- more/kustomization.yaml --
resources: [ns.yaml]
-- more/ns.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop}
)"),
            expected);
}

TEST(Resources, OfAListAreOpened) {
  const std::vector<std::string> expected = {R"({"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"}})",
                                             R"({"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"b"}})"};
  EXPECT_EQ(objects_of(R"(
-- kustomization.yaml --
resources: [list.yaml]
-- list.yaml --
apiVersion: v1
kind: ConfigMapList
items:
- {apiVersion: v1, kind: ConfigMap, metadata: {name: a}}
- {apiVersion: v1, kind: ConfigMap, metadata: {name: b}}
)"),
            expected);
}

TEST(Resources, ReadBooleansAsYaml12AndTimesAsJsonDoes) {
  const std::vector<std::string> expected = {
      R"({"apiVersion":"v1","data":{"at":"2020-01-02 3:04:05.10","day":"2020-01-02T00:00:00Z","flag":true,"octal":511,"yes":"on"},"kind":"ConfigMap","metadata":{"annotations":{"count":"3","none":""},"name":"a"}})"};
  EXPECT_EQ(objects_of(R"(
-- kustomization.yaml --
resources: [cm.yaml]
-- cm.yaml --
apiVersion: v1
kind: ConfigMap
metadata:
  name: a
  annotations: {count: 3, none: }
data: {yes: on, flag: true, day: 2020-01-02, at: 2020-01-02 3:04:05.10, octal: 0777}
)"),
            expected);
}

TEST(Resources, DoubleLineEndsBeforeIndentedLinesOfFoldedTexts) {
  const std::vector<std::string> expected = {
      R"({"apiVersion":"v1","data":{"folded":"one\ntwo\n\n  three\nfour"},"kind":"ConfigMap","metadata":{"name":"a"}})"};
  EXPECT_EQ(objects_of(R"(
-- kustomization.yaml --
resources: [cm.yaml]
-- cm.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: a}
data:
  folded: >-
    one

    two
      three
    four
)"),
            expected);
}

TEST(Resources, MarkedLocalAreLeftOut) {
  const std::vector<std::string> expected = {
      R"({"apiVersion":"v1","data":{"k":"v"},"kind":"ConfigMap","metadata":{"name":"a"}})"};
  EXPECT_EQ(objects_of(R"(
-- kustomization.yaml --
resources: [cm.yaml, local.yaml]
-- cm.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: a}
data: {k: v}
-- local.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: b, annotations: {config.kubernetes.io/local-config: "true"}}
)"),
            expected);
}

TEST(Resources, OfAComponentAreChangedByIt) {
  const std::vector<std::string> expected = {
      R"({"apiVersion":"v1","data":{"k":"v"},"kind":"ConfigMap","metadata":{"name":"p-a"}})"};
  EXPECT_EQ(objects_of(R"(
-- kustomization.yaml --
resources: [cm.yaml]
components: [part]
-- cm.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: a}
data: {k: v}
-- part/kustomization.yaml --
apiVersion: kustomize.config.k8s.io/v1alpha1
kind: Component
namePrefix: p-
)"),
            expected);
}

TEST(Resources, MayBeSortedAsListed) {
  const std::vector<std::string> expected = {
      R"({"apiVersion":"v1","data":{"k":"v"},"kind":"ConfigMap","metadata":{"name":"a"}})",
      R"({"apiVersion":"v1","kind":"Namespace","metadata":{"name":"shop"}})"};
  EXPECT_EQ(objects_of(R"(
-- kustomization.yaml --
resources: [cm.yaml, ns.yaml]
sortOptions: {order: fifo}
-- cm.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: a}
data: {k: v}
-- ns.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop}
)"),
            expected);
}

TEST(Resources, KeepNotesOfTheirOriginIfAsked) {
  const std::vector<std::string> expected = {
      R"({"apiVersion":"v1","data":{"k":"v"},"kind":"ConfigMap","metadata":{"annotations":{"alpha.config.kubernetes.io/transformations":"- configuredIn: kustomization.yaml\n  configuredBy:\n    apiVersion: builtin\n    kind: NamespaceTransformer\n","config.kubernetes.io/origin":"path: cm.yaml\n"},"name":"a","namespace":"shop"}})"};
  EXPECT_EQ(objects_of(R"(
-- kustomization.yaml --
resources: [cm.yaml]
namespace: shop
buildMetadata: [originAnnotations, transformerAnnotations]
-- cm.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: a}
data: {k: v}
)"),
            expected);
}

TEST(Resources, OfOneIdAreRefused) {
  EXPECT_EQ(refusal_of(R"(
-- kustomization.yaml --
resources: [cm.yaml, same.yaml]
-- cm.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: a}
data: {k: v}
-- same.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: a}
data: {k: v}
)"),
            "kustomization.yaml:1: may not add a resource whose id is taken: ConfigMap.v1.[noGrp]/a.[noNs]");
}

TEST(Resources, WithAKeyTwiceAreRefused) {
  EXPECT_EQ(refusal_of(R"(
-- kustomization.yaml --
resources: [cm.yaml]
-- cm.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: a}
data: {k: v}
data: {}
)"),
            "cm.yaml:5: the key `data` is written twice or is no string");
}

TEST(Resources, OfNoFileAreRefused) {
  EXPECT_EQ(refusal_of(R"(
-- kustomization.yaml --
resources: [none.yaml]
)"),
            "kustomization.yaml:1: cannot read `none.yaml`: no such file");
}

}  // namespace
}  // namespace sidelint::kustomize
