// JSON patches; every expectation is what kustomize 5.8.2 answers.
#include <gtest/gtest.h>

#include "tests/unit/kustomize/built.h"

namespace sidelint::kustomize {
namespace {

TEST(JsonPatch, AppliesAllOperations) {
  const std::vector<std::string> expected = {
      R"({"apiVersion":"apps/v1","kind":"Deployment","metadata":{"annotations":{"a/b":"x"},"copy":"web","name":"web"},"spec":{"moved":{"spec":{"containers":[{"name":"first"},{"env":[{"name":"B","value":"2"}],"image":"new","name":"app","ports":[{"containerPort":80,"protocol":"TCP"},{"containerPort":80,"protocol":"UDP"},{"containerPort":1}]}]}}}})"};
  EXPECT_EQ(objects_of(R"(
-- kustomization.yaml --
resources: [web.yaml]
patches:
- target: {kind: Deployment}
  patch: |
    - {op: test, path: /metadata/name, value: web}
    - {op: add, path: /metadata/annotations/a~1b, value: x}
    - {op: replace, path: /spec/template/spec/containers/0/image, value: new}
    - {op: remove, path: /spec/template/spec/containers/0/env/0}
    - {op: add, path: /spec/template/spec/containers/0/ports/-, value: {containerPort: 1}}
    - {op: add, path: /spec/template/spec/containers/0, value: {name: first}}
    - {op: copy, from: /metadata/name, path: /metadata/copy}
    - {op: move, from: /spec/template, path: /spec/moved}
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
)"),
            expected);
}

TEST(JsonPatch, TakesAKeyThatAMappingLacksForNull) {
  const std::vector<std::string> expected = {
      R"({"apiVersion":"v1","data":{"c":null,"k":"v","r":"1"},"kind":"ConfigMap","list":["a","b"],"metadata":{"name":"a"},"root":"2"})"};
  EXPECT_EQ(objects_of(R"(
-- kustomization.yaml --
resources: [cm.yaml]
patches:
- target: {kind: ConfigMap}
  patch: |
    - {op: test, path: /data/none, value: null}
    - {op: replace, path: /data/r, value: "1"}
    - {op: copy, from: /data/none, path: /data/c}
    - {op: replace, path: data/root, value: "2"}
    - {op: replace, path: /list/+1, value: b}
-- cm.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: a}
data: {k: v}
list: [a, x]
)"),
            expected);
}

TEST(JsonPatch, MayStandInAFile) {
  const std::vector<std::string> expected = {
      R"({"apiVersion":"v1","data":{"k":"v","yes":"no"},"kind":"ConfigMap","metadata":{"name":"a"}})"};
  EXPECT_EQ(objects_of(R"(
-- kustomization.yaml --
resources: [cm.yaml]
patchesJson6902:
- {target: {version: v1, kind: ConfigMap, name: a}, path: patch.json}
-- cm.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: a}
data: {k: v}
-- patch.json --
[{"op": "add", "path": "/data/yes", "value": "no"}]
)"),
            expected);
}

TEST(JsonPatch, MakesNumbersFloatsOnItsWay) {
  const std::vector<std::string> expected = {
      R"({"apiVersion":"example.org/v1","kind":"Thing","metadata":{"annotations":{"a":"1e+08","b":"999999","c":"1.5","d":"16","e":"1e-05"},"name":"x"},"spec":{"n":1}})"};
  EXPECT_EQ(objects_of(R"(
-- kustomization.yaml --
resources: [x.yaml]
patches:
- target: {kind: Thing}
  patch: |
    - {op: add, path: /spec/n, value: 1}
-- x.yaml --
apiVersion: example.org/v1
kind: Thing
metadata: {name: x, annotations: {a: 100000000, b: 999999, c: 1.50, d: 0x10, e: 0.00001}}
spec: {}
)"),
            expected);
}

TEST(JsonPatch, RefusesWhatIsNotThere) {
  struct Case {
    const char* operation;
    const char* missing;
  };
  const Case cases[] = {
      {"{op: remove, path: /data/none}", "/data/none"},
      {"{op: move, from: /data/none, path: /data/other}", "/data/none"},
      {"{op: replace, path: /none/key, value: x}", "/none/key"},
      {"{op: copy, from: /none/key, path: /data/other}", "/none/key"},
      {"{op: test, path: /none/key, value: null}", "/none/key"},
      {"{op: replace, path: /list/2, value: x}", "/list/2"},
      {"{op: replace, path: /list/-, value: x}", "/list/-"},
      {"{op: copy, from: /list/2, path: /data/other}", "/list/2"},
      {"{op: add, path: \"\", value: {}}", ""},
  };
  for (const auto& [operation, missing] : cases) {
    EXPECT_EQ(refusal_of(std::string(R"(
-- kustomization.yaml --
resources: [cm.yaml]
patches:
- target: {kind: ConfigMap}
  patch: |
    - )") + operation + R"(
-- cm.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: a}
data: {k: v}
list: [a, b]
)"),
              "kustomization.yaml:5: the patch does not apply: nothing at `" + std::string(missing) + "`");
  }
}

TEST(JsonPatch, RefusesAFailedTest) {
  EXPECT_EQ(refusal_of(R"(
-- kustomization.yaml --
resources: [cm.yaml]
patches:
- target: {kind: ConfigMap}
  patch: |
    - {op: test, path: /data/k, value: w}
-- cm.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: a}
data: {k: v}
)"),
            "kustomization.yaml:5: the patch does not apply: its test of `/data/k` fails");
}

TEST(JsonPatch, NeedsATarget) {
  EXPECT_EQ(refusal_of(R"(
-- kustomization.yaml --
resources: [cm.yaml]
patches:
- patch: |
    - {op: remove, path: /data/k}
-- cm.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: a}
data: {k: v}
)"),
            "kustomization.yaml:3: must specify a target for a JSON patch");
}

const std::string kAnnotated = R"(
-- cm.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: a, annotations: {k: v}}
-- kustomization.yaml --
resources: [cm.yaml]
)";

TEST(JsonPatch, IsJsonIfItBeginsWithABracket) {
  const std::string target = "patches:\n- target: {kind: ConfigMap}\n";
  const std::vector<std::string> patched = {
      R"({"apiVersion":"v1","data":{"a":"b"},"kind":"ConfigMap","metadata":{"annotations":{"k":"v"},"name":"a"}})"};
  EXPECT_EQ(objects_of(kAnnotated + target + R"(  patch: '[{"op": "add", "path": "/data", "value": {"a": "b"}}]')"),
            patched);
  EXPECT_EQ(objects_of(kAnnotated + target + "  path: p\n-- p --\n# YAML\n[{op: add, path: /data, value: {a: b}}]\n"),
            patched);
  EXPECT_EQ(refusal_of(kAnnotated + target + "  patch: ' [{op: add, path: /data, value: {a: b}}]'\n"),
            "kustomization.yaml:4: the patch begins as JSON does, and is none");
  EXPECT_EQ(refusal_of(kAnnotated + target + "  path: p\n-- p --\n[{\"op\": \"add\", \"path\": \"/data\"}, ]\n"),
            "p:1: the patch begins as JSON does, and is none");
}

TEST(JsonPatch, LeavesAnnotationsThatAreStrings) {
  const std::string patch = "patches:\n- target: {kind: ConfigMap}\n  patch: |\n    - ";
  EXPECT_EQ(
      objects_of(kAnnotated + patch + "{op: add, path: /metadata/annotations, value: {i: 1, m: {a: 1}, z: null}}"),
      std::vector<std::string>{
          R"({"apiVersion":"v1","kind":"ConfigMap","metadata":{"annotations":{"i":"1","m":"","z":"null"},"name":"a"}})"});
  EXPECT_EQ(objects_of(kAnnotated + patch + "{op: replace, path: /metadata/annotations, value: true}"),
            std::vector<std::string>{R"({"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"}})"});
}

TEST(JsonPatch, ThatReplacesTheAnnotationsIsTheOriginThen) {
  const std::string origin =
      R"("configuredIn: kustomization.yaml\nconfiguredBy:\n  apiVersion: builtin\n  kind: PatchTransformer\n")";
  EXPECT_EQ(
      objects_of(kAnnotated + "buildMetadata: [originAnnotations]\npatches:\n- target: {kind: ConfigMap}\n"
                              "  patch: |\n    - {op: add, path: /metadata/annotations, value: {a: b}}\n"),
      std::vector<std::string>{
          R"({"apiVersion":"v1","kind":"ConfigMap","metadata":{"annotations":{"a":"b","config.kubernetes.io/origin":)" +
          origin + R"(},"name":"a"}})"});
}

TEST(JsonPatch, IsWrongOnlyWhereItIsApplied) {
  const auto refusal_with = [](const std::string& kind, const std::string& operation) {
    return refusal_of(kAnnotated + "patches:\n- target: {kind: " + kind + "}\n  patch: |\n    - " + operation + "\n");
  };
  for (const std::string operation : {"{op: bad, path: /a}", "{op: add}", "{op: add, path: a, value: 1}"})
    EXPECT_EQ(refusal_with("Secret", operation), "built");
  EXPECT_EQ(refusal_with("ConfigMap", "{op: bad, path: /a}"),
            "kustomization.yaml:5: a JSON patch with an unknown operation");
  EXPECT_EQ(refusal_with("ConfigMap", "{op: add}"), "kustomization.yaml:5: a JSON patch operation without a path");
  EXPECT_EQ(refusal_with("ConfigMap", "{op: add, path: a}"),
            "kustomization.yaml:5: a path of a JSON patch must hold a `/`");
}

}  // namespace
}  // namespace sidelint::kustomize
