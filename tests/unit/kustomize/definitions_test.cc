// Definitions of kinds that a kustomization brings; every expectation is what kustomize 5.8.2 answers.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/kustomize/built.h"

namespace sidelint::kustomize {
namespace {

// A kind whose list is merged by `id`, and which has a template as the built-in workloads have.
const std::string kFiles = R"(
-- own/schema.json --
{"definitions":{"org.Thing":{"properties":{"spec":{"properties":{
  "list":{"type":"array","items":{"$ref":"#/definitions/org.Item"},
    "x-kubernetes-patch-strategy":"merge","x-kubernetes-patch-merge-key":"id"},
  "template":{"$ref":"#/definitions/io.k8s.api.core.v1.PodTemplateSpec"}}}},
 "x-kubernetes-group-version-kind":[{"group":"org","version":"v1","kind":"Thing"}]},
 "org.Item":{"properties":{"id":{"type":"string"}}}}}
-- thing.yaml --
apiVersion: org/v1
kind: Thing
metadata: {name: t}
spec:
  list: [{id: a, v: 1}]
  template: {spec: {containers: [{name: c, image: i}]}}
-- web.yaml --
apiVersion: apps/v1
kind: Deployment
metadata: {name: w}
spec: {template: {spec: {containers: [{name: c, image: i}]}}}
)";
const std::string kPatchThing = R"(patches:
- patch: |
    apiVersion: org/v1
    kind: Thing
    metadata: {name: t}
    spec: {list: [{id: a, w: 2}], template: {spec: {containers: [{name: c, tty: true}]}}}
)";
const std::string kPatchWeb = R"(- patch: |
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: w}
    spec: {template: {spec: {containers: [{name: c, tty: true}]}}}
)";

std::string web(const std::string& container) {
  return R"({"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"w"},"spec":{"template":{"spec":)"
         R"({"containers":[)" +
         container + "]}}}}";
}
std::string thing(const std::string& item, const std::string& container) {
  return R"({"apiVersion":"org/v1","kind":"Thing","metadata":{"name":"t"},"spec":{"list":[)" + item +
         R"(],"template":{"spec":{"containers":[)" + container + "]}}}}";
}
const std::string kReplaced = R"({"name":"c","tty":true})";
const std::string kMerged = R"({"image":"i","name":"c","tty":true})";
const std::string kItem = R"({"id":"a","v":1,"w":2})";

using Objects = std::vector<std::string>;

TEST(Definitions, OfOnesOwnStandInForTheBuiltInOnes) {
  EXPECT_EQ(objects_of(kFiles +
                       "-- kustomization.yaml --\nresources: [thing.yaml, web.yaml]\n"
                       "openapi: {path: own/schema.json}\n" +
                       kPatchThing + kPatchWeb),
            (Objects{web(kReplaced), thing(kItem, kReplaced)}));
}

TEST(Definitions, AreBothThereAfterAnObjectOfAnUnknownKind) {
  EXPECT_EQ(objects_of(kFiles +
                       "-- own/kustomization.yaml --\napiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n"
                       "openapi: {path: schema.json}\n" +
                       kPatchThing + kPatchWeb +
                       "-- kustomization.yaml --\nresources: [thing.yaml, web.yaml]\ncomponents: [own]\n"),
            (Objects{web(kMerged), thing(kItem, kMerged)}));
}

TEST(Definitions, AreBothThereAfterAMerge) {
  const std::string own = "-- own/kustomization.yaml --\nresources: [../thing.yaml]\nopenapi: {path: schema.json}\n";
  const std::string root = "-- kustomization.yaml --\nresources: [base, own]\n";
  const std::string base = "-- base/kustomization.yaml --\nresources: [../web.yaml]\n";
  EXPECT_EQ(objects_of(kFiles + base + "patches:\n" + kPatchWeb + own + kPatchThing + root),
            (Objects{web(kMerged), thing(kItem, kMerged)}));
  EXPECT_EQ(objects_of(kFiles + base + own + kPatchThing + root + "patches:\n" + kPatchWeb),
            (Objects{web(kReplaced), thing(kItem, kReplaced)}));
}

TEST(Definitions, AreThoseThatTheOutermostNames) {
  const std::string root = "-- kustomization.yaml --\nresources: [own]\nopenapi: {version: v1.21.2}\n";
  const std::string own = "-- own/kustomization.yaml --\nresources: [../thing.yaml]\n";
  EXPECT_EQ(objects_of(kFiles + own + "openapi: {path: schema.json}\n" + kPatchThing + root),
            Objects{thing(R"({"id":"a","w":2})", kReplaced)});
  EXPECT_EQ(objects_of(kFiles + own + "openapi: {path: schema.json, version: v9}\n" + root),
            Objects{thing(R"({"id":"a","v":1})", R"({"image":"i","name":"c"})")});
  EXPECT_EQ(refusal_of(kFiles + own + "openapi: {path: none.json}\n" + root),
            "own/kustomization.yaml:2: cannot read `none.json`: no such file");
}

TEST(Definitions, HaveAVersionOrAPath) {
  EXPECT_EQ(refusal_of(kFiles + "-- kustomization.yaml --\nresources: [web.yaml]\n"
                                "openapi: {version: v1.21.2, path: own/schema.json}\n"),
            "kustomization.yaml:2: `openapi` must not name both a version and a path");
  EXPECT_EQ(refusal_of(kFiles + "-- kustomization.yaml --\nresources: [web.yaml]\nopenapi: {version: v1.30.0}\n"),
            "kustomization.yaml:2: kustomize has no OpenAPI definitions of that version");
}

}  // namespace
}  // namespace sidelint::kustomize
