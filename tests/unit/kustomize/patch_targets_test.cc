// Strategic merge patches: whom they mean; every expectation is what kustomize 5.8.2 answers.
#include <gtest/gtest.h>

#include "tests/unit/kustomize/built.h"

namespace sidelint::kustomize {
namespace {

TEST(PatchTargets, SelectsItsTargets) {
  const std::vector<std::string> expected = {
      R"({"apiVersion":"v1","data":{"k":"v"},"kind":"ConfigMap","metadata":{"name":"a"}})",
      R"({"apiVersion":"apps/v1","kind":"Deployment","metadata":{"annotations":{"a":"null"},"labels":{"tier":"front"},"name":"web"},"spec":{"template":{"spec":{"containers":[{"env":[{"name":"A","value":"1"},{"name":"B","value":"2"}],"image":"shop/web:1","name":"app","ports":[{"containerPort":80,"protocol":"TCP"},{"containerPort":80,"protocol":"UDP"}]}]}}}})"};
  EXPECT_EQ(objects_of(R"(
-- kustomization.yaml --
resources: [web.yaml, cm.yaml]
patches:
- target: {kind: Deploy.*, labelSelector: "!skip"}
  patch: |
    kind: any
    metadata: {name: any, labels: {tier: front}, annotations: {a: null}}
-- web.yaml --
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  template:
    spec:
      containers:
      - name: app
        image: shop/web:1
        ports:
        - {containerPort: 80, protocol: TCP}
        - {containerPort: 80, protocol: UDP}
        env:
        - {name: A, value: "1"}
        - {name: B, value: "2"}
-- cm.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: a}
data: {k: v}
)"),
            expected);
}

TEST(PatchTargets, MayRenameIfAllowed) {
  const std::vector<std::string> expected = {
      R"({"apiVersion":"v1","data":{"k":"v"},"kind":"ConfigMap","metadata":{"name":"b"}})"};
  EXPECT_EQ(objects_of(R"(
-- kustomization.yaml --
resources: [cm.yaml]
patches:
- target: {kind: ConfigMap}
  options: {allowNameChange: true}
  patch: "{apiVersion: v1, kind: ConfigMap, metadata: {name: b}}"
-- cm.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: a}
data: {k: v}
)"),
            expected);
}

TEST(PatchTargets, AreFoundByNamesThatEarlierPatchesGaveOrTook) {
  const std::vector<std::string> expected = {
      R"({"apiVersion":"v1","data":{"by":"new","old":"name"},"kind":"ConfigMap","metadata":{"name":"c"}})",
      R"({"apiVersion":"v1","data":{"from":"b"},"kind":"ConfigMap","metadata":{"name":"d"}})"};
  EXPECT_EQ(objects_of(R"(
-- kustomization.yaml --
resources: [all.yaml]
patches:
- target: {kind: ConfigMap, name: a}
  options: {allowNameChange: true}
  patch: '{apiVersion: v1, kind: ConfigMap, metadata: {name: c}}'
- target: {name: c}
  patch: "- {op: add, path: /data, value: {by: new}}"
- target: {name: a}
  patch: "- {op: add, path: /data/old, value: name}"
- target: {name: gone}
  patch: '{apiVersion: v1, kind: ConfigMap, metadata: {name: gone}, $patch: delete}'
- target: {name: gone}
  patch: "- {op: add, path: /data, value: {by: nobody}}"
- target: {kind: ConfigMap, name: b}
  patch: "- {op: replace, path: /metadata/name, value: d}"
- target: {name: d}
  patch: "- {op: add, path: /data, value: {from: b}}"
-- all.yaml --
{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}
---
{apiVersion: v1, kind: ConfigMap, metadata: {name: b}}
---
{apiVersion: v1, kind: ConfigMap, metadata: {name: gone}}
)"),
            expected);
}

TEST(PatchTargets, ThatTakeTheNameOfAnotherAreToldWhereIdsAreNextLookedAt) {
  EXPECT_EQ(refusal_of(R"(
-- kustomization.yaml --
resources: [all.yaml]
patches:
- target: {kind: ConfigMap, name: a}
  patch: "- {op: replace, path: /metadata/name, value: b}"
- target: {name: none}
  patch: '{apiVersion: v1, kind: ConfigMap, metadata: {name: none}}'
-- all.yaml --
{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}
---
{apiVersion: v1, kind: ConfigMap, metadata: {name: b}}
)"),
            "kustomization.yaml:5: may not add a resource whose id is taken: ConfigMap.v1.[noGrp]/b.[noNs]");
}

TEST(PatchTargets, OfWhichNothingIsLeftBehindACommentCannotBePrinted) {
  const auto outcome_of = [](const std::string& data, const std::string& patches) {
    return objects_of("-- kustomization.yaml --\nresources: [all.yaml]\npatches:\n" + patches +
                      "-- all.yaml --\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n" + data)
        .front();
  };
  const std::string empty = "- patch: '{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {k: null}}'\n";
  const std::string replace =
      "- patch: '{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {$patch: replace}}'\n";
  const std::string refill = "- patch: '{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {l: w}}'\n";
  const std::string json = "- target: {kind: ConfigMap}\n  patch: '- {op: add, path: /immutable, value: true}'\n";
  const std::string refused = "refused: nothing is left of `data`, behind which a comment stands";
  const std::string built = R"({"apiVersion":"v1","data":{},"kind":"ConfigMap","metadata":{"name":"a"}})";
  EXPECT_EQ(outcome_of("data: # why\n  k: v\n", empty), refused);
  EXPECT_EQ(outcome_of("data: #why\n\n  k: v\n", empty), refused);
  EXPECT_EQ(outcome_of("'data': # why\n  k: v\n", replace), refused);
  EXPECT_EQ(outcome_of("data: # why\n  k: v\n", empty + json), refused);
  EXPECT_EQ(outcome_of("data:\n  k: v # why\n", empty), built);
  EXPECT_EQ(outcome_of("# why\ndata:\n  # why\n  k: v\n", empty), built);
  EXPECT_EQ(outcome_of("data: {k: v} # why\n", empty), built);
  EXPECT_EQ(outcome_of("data: # why\n  {k: v}\n", empty), built);
  EXPECT_EQ(outcome_of("data: &a # why\n  k: v\n", empty), built);
  EXPECT_EQ(outcome_of("data: # why\n  k: v\n", empty + refill),
            R"({"apiVersion":"v1","data":{"l":"w"},"kind":"ConfigMap","metadata":{"name":"a"}})");
  EXPECT_EQ(outcome_of("data: # why\n  k: v\n", json + empty),
            R"({"apiVersion":"v1","data":{},"immutable":true,"kind":"ConfigMap","metadata":{"name":"a"}})");
}

TEST(PatchTargets, ThatMayRenameWriteTheirAnnotationsOut) {
  const std::vector<std::string> expected = {
      R"({"apiVersion":"v1","kind":"ConfigMap","metadata":{"annotations":{"n":"1","note":"null"},"name":"a"}})"};
  EXPECT_EQ(objects_of(R"(
-- kustomization.yaml --
resources: [cm.yaml]
patches:
- options: {allowNameChange: true}
  patch: |
    {apiVersion: v1, kind: ConfigMap, metadata: {name: a, annotations: {note: null, "n": 1}}}
-- cm.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: a, annotations: {note: x}}
)"),
            expected);
}

TEST(PatchTargets, ThatReplacesAnnotationsMakesKustomizeForgetOldNames) {
  const std::vector<std::string> expected = {
      R"({"apiVersion":"v1","kind":"ConfigMap","metadata":{"annotations":{"new":"x"},"name":"p-a"}})",
      R"({"apiVersion":"v1","kind":"Pod","metadata":{"name":"pod"},"spec":{"volumes":[{"configMap":{"name":"a"},"name":"v"}]}})"};
  EXPECT_EQ(objects_of(R"(
-- kustomization.yaml --
resources: [base, pod.yaml]
patches:
- target: {kind: ConfigMap}
  patch: |
    {apiVersion: v1, kind: ConfigMap, metadata: {name: a, annotations: {$patch: replace, new: x}}}
-- base/kustomization.yaml --
resources: [cm.yaml]
namePrefix: p-
-- base/cm.yaml --
{apiVersion: v1, kind: ConfigMap, metadata: {name: a, annotations: {old: y}}}
-- pod.yaml --
apiVersion: v1
kind: Pod
metadata: {name: pod}
spec: {volumes: [{name: v, configMap: {name: a}}]}
)"),
            expected);
}

TEST(PatchTargets, NeedsItsTarget) {
  EXPECT_EQ(refusal_of(R"(
-- kustomization.yaml --
resources: [cm.yaml]
patches: [{path: patch.yaml}]
-- cm.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: a}
data: {k: v}
-- patch.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: other}
)"),
            "kustomization.yaml:2: no resource matches the patch of ConfigMap.v1.[noGrp]/other.[noNs]");
}

TEST(PatchTargets, RefusesAMappingWhereAListStands) {
  EXPECT_EQ(refusal_of(R"(
-- kustomization.yaml --
resources: [web.yaml]
patches: [{path: patch.yaml}]
-- web.yaml --
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  template:
    spec:
      containers:
      - name: app
        image: shop/web:1
        ports:
        - {containerPort: 80, protocol: TCP}
        - {containerPort: 80, protocol: UDP}
        env:
        - {name: A, value: "1"}
        - {name: B, value: "2"}
-- patch.yaml --
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec: {template: {spec: {containers: {name: app}}}}
)"),
            "patch.yaml:4: the patch has no list where the object has one");
}

TEST(PatchTargets, StandsInTheKustomizationAsWell) {
  const std::vector<std::string> expected = {
      R"({"apiVersion":"v1","data":{"k":"v","more":"x"},"kind":"ConfigMap","metadata":{"name":"a"}})"};
  EXPECT_EQ(objects_of(R"(
-- kustomization.yaml --
resources: [cm.yaml]
patchesStrategicMerge:
- |
  apiVersion: v1
  kind: ConfigMap
  metadata: {name: a}
  data: {more: x}
-- cm.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: a}
data: {k: v}
)"),
            expected);
}

TEST(PatchTargets, HaveSelectorsOfLabelsThatKubernetesAllows) {
  const auto refusal_with = [](const std::string& selector) {
    return refusal_of("-- kustomization.yaml --\nresources: [cm.yaml]\npatches:\n- target: {labelSelector: \"" +
                      selector +
                      "\"}\n  patch: '- {op: add, path: /x, value: y}'\n-- cm.yaml --\n{apiVersion: v1, kind: "
                      "ConfigMap, metadata: {name: a}}\n");
  };
  for (const std::string selector : {"a.b/C_d=E.f", "a in (x,)", "a=", "!x-y", "0a"})
    EXPECT_EQ(refusal_with(selector), "built") << selector;
  for (const std::string selector : {"A_/x=1", "a=b/c", "-a", "a/b/c", "a in (x y)", ".a/b"})
    EXPECT_EQ(refusal_with(selector), "kustomization.yaml:3: no label selector") << selector;
}

}  // namespace
}  // namespace sidelint::kustomize
