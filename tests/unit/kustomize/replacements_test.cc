// Replacements and vars; every expectation is what kustomize 5.8.2 answers.
#include <gtest/gtest.h>

#include "tests/unit/kustomize/built.h"

namespace sidelint::kustomize {
namespace {

TEST(Replacements, CopyFieldsAndParts) {
  const std::vector<std::string> expected = {
      R"({"apiVersion":"v1","data":{"k":"v"},"kind":"ConfigMap","metadata":{"name":"a"}})",
      R"({"apiVersion":"apps/v1","kind":"Deployment","metadata":{"labels":{"new":"v"},"name":"web"},"spec":{"template":{"spec":{"containers":[{"env":[{"name":"A","value":"v"},{"name":"B","value":"v"}],"image":"shop/web:a","name":"app","ports":[{"containerPort":81,"protocol":"TCP"},{"containerPort":80,"protocol":"UDP"}]}]}}}})"};
  EXPECT_EQ(objects_of(R"(
-- kustomization.yaml --
resources: [web.yaml, cm.yaml]
replacements:
- source: {kind: ConfigMap, name: a, fieldPath: data.k}
  targets:
  - select: {kind: Deployment}
    fieldPaths: ["spec.template.spec.containers.[name=app].env.*.value", metadata.labels.new]
    options: {create: true}
- source: {kind: ConfigMap}
  targets:
  - select: {kind: Deployment}
    fieldPaths: ["spec.template.spec.containers.0.image"]
    options: {delimiter: ":", index: 1}
- sourceValue: "81"
  targets:
  - select: {kind: Deployment}
    fieldPaths: ["spec.template.spec.containers.0.ports.0.containerPort"]
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

TEST(Replacements, ReachIntoJson) {
  const std::vector<std::string> expected = {
      R"({"apiVersion":"v1","data":{"json":"{\"a\":{\"b\":\"new\",\"c\":[1,2]}}"},"kind":"ConfigMap","metadata":{"name":"a"}})"};
  EXPECT_EQ(objects_of(R"(
-- kustomization.yaml --
resources: [cm.yaml]
replacements:
- sourceValue: new
  targets: [{select: {kind: ConfigMap}, fieldPaths: [data.json.a.b]}]
-- cm.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: a}
data: {json: '{"a": {"b": "old", "c": [1, 2]}}'}
)"),
            expected);
}

TEST(Replacements, NeedTheirSource) {
  EXPECT_EQ(refusal_of(R"(
-- kustomization.yaml --
resources: [cm.yaml]
replacements:
- source: {kind: Secret}
  targets: [{select: {kind: ConfigMap}}]
-- cm.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: a}
data: {k: v}
)"),
            "kustomization.yaml:3: the source selects no resource");
}

TEST(Replacements, NeedTheirField) {
  EXPECT_EQ(refusal_of(R"(
-- kustomization.yaml --
resources: [cm.yaml]
replacements:
- sourceValue: x
  targets: [{select: {kind: ConfigMap}, fieldPaths: [data.none]}]
-- cm.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: a}
data: {k: v}
)"),
            "kustomization.yaml:4: no field `data.none` in the replacement's target");
}

TEST(Replacements, OfVarsAreWrittenIntoTexts) {
  const std::vector<std::string> expected = {
      R"({"apiVersion":"v1","data":{"k":"v"},"kind":"ConfigMap","metadata":{"name":"a"}})",
      R"x({"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"web"},"spec":{"template":{"spec":{"containers":[{"args":["v","xvv",80,"$(NONE)","$(V)"],"env":[{"name":"A","value":"1"},{"name":"B","value":"2"}],"image":"shop/web:1","name":"app","ports":[{"containerPort":80,"protocol":"TCP"},{"containerPort":80,"protocol":"UDP"}]}]}}}})x"};
  EXPECT_EQ(objects_of(R"x(
-- kustomization.yaml --
resources: [web.yaml, cm.yaml]
vars:
- {name: V, objref: {apiVersion: v1, kind: ConfigMap, name: a}, fieldref: {fieldpath: data.k}}
- {name: PORT, objref: {apiVersion: apps/v1, kind: Deployment, name: web}, fieldref: {fieldpath: "spec.template.spec.containers[0].ports[0].containerPort"}}
patches:
- patch: |
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: web}
    spec: {template: {spec: {containers: [{name: app, args: [$(V), "x$(V)$(V)", $(PORT), "$(NONE)", "$$(V)"]}]}}}
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
)x"),
            expected);
}

}  // namespace
}  // namespace sidelint::kustomize
