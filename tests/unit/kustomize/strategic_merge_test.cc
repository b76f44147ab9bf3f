// Strategic merge patches: how they merge; every expectation is what kustomize 5.8.2 answers.
#include <gtest/gtest.h>

#include "tests/unit/kustomize/built.h"

namespace sidelint::kustomize {
namespace {

TEST(StrategicMerge, MergesListsByKeyWithThePatchFirst) {
  const std::vector<std::string> expected = {
      R"({"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"web"},"spec":{"template":{"spec":{"containers":[{"image":"proxy","name":"side"},{"env":[{"name":"C","value":"3"},{"name":"B","value":"4"},{"name":"A","value":"1"}],"image":"shop/web:1","name":"app","ports":[{"containerPort":80,"protocol":"TCP"},{"containerPort":80,"protocol":"UDP"}]}]}}}})"};
  EXPECT_EQ(objects_of(R"(
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
spec:
  template:
    spec:
      containers:
      - {name: side, image: proxy}
      - name: app
        env:
        - {name: C, value: "3"}
        - {name: B, value: "4"}
)"),
            expected);
}

TEST(StrategicMerge, TellsPortsApartByTheirProtocol) {
  const std::vector<std::string> expected = {
      R"({"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"web"},"spec":{"template":{"spec":{"containers":[{"env":[{"name":"A","value":"1"},{"name":"B","value":"2"}],"image":"shop/web:1","name":"app","ports":[{"containerPort":81,"protocol":"TCP"},{"containerPort":80,"protocol":"TCP"},{"containerPort":80,"name":"dns","protocol":"UDP"}]}]}}}})"};
  EXPECT_EQ(objects_of(R"(
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
spec:
  template:
    spec:
      containers:
      - name: app
        ports:
        - {containerPort: 80, protocol: UDP, name: dns}
        - {containerPort: 81, protocol: TCP}
)"),
            expected);
}

TEST(StrategicMerge, DeletesFieldsItemsAndObjects) {
  const std::vector<std::string> expected = {
      R"({"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"web"},"spec":{"template":{"spec":{"containers":[{"env":[{"name":"B","value":"2"}],"name":"app","ports":[{"containerPort":80,"protocol":"TCP"},{"containerPort":80,"protocol":"UDP"}]}]}}}})"};
  EXPECT_EQ(objects_of(R"(
-- kustomization.yaml --
resources: [web.yaml, cm.yaml]
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
-- cm.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: a}
data: {k: v}
-- patch.yaml --
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  template:
    spec:
      containers:
      - name: app
        image: null
        env:
        - {name: A, $patch: delete}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: a}
$patch: delete
)"),
            expected);
}

TEST(StrategicMerge, ReplacesMappingsAndListsOnOrder) {
  const std::vector<std::string> expected = {
      R"({"apiVersion":"v1","data":{"new":"x"},"kind":"ConfigMap","metadata":{"name":"a"}})",
      R"({"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"web"},"spec":{"template":{"spec":{"containers":[{"image":"one","name":"only"}]}}}})"};
  EXPECT_EQ(objects_of(R"(
-- kustomization.yaml --
resources: [web.yaml, cm.yaml]
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
-- cm.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: a}
data: {k: v}
-- patch.yaml --
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  template:
    spec:
      containers:
      - $patch: replace
      - {name: only, image: one}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: a}
data: {$patch: replace, new: x}
)"),
            expected);
}

TEST(StrategicMerge, KeepsTheQuotesOfWhatItReplaces) {
  const std::vector<std::string> expected = {
      R"({"apiVersion":"v1","data":{"day":"2020-01-02","folded":"c\n\n  d","plain":"3","quoted":"2"},"kind":"ConfigMap","metadata":{"name":"a"}})"};
  EXPECT_EQ(objects_of(R"(
-- kustomization.yaml --
resources: [cm.yaml]
patches: [{path: patch.yaml}]
-- cm.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: a}
data:
  quoted: "1"
  plain: 1
  day: plain
  folded: >-
    a

    b
-- patch.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: a}
data:
  quoted: 2
  plain: "3"
  day: "2020-01-02"
  folded: |-
    c
      d
)"),
            expected);
}

TEST(StrategicMerge, ReplacesListsOfUnknownKinds) {
  const std::vector<std::string> expected = {
      R"({"apiVersion":"example.org/v1","kind":"Thing","metadata":{"name":"x"},"spec":{"list":[{"name":"a","w":2}]}})"};
  EXPECT_EQ(objects_of(R"(
-- kustomization.yaml --
resources: [x.yaml]
patches: [{path: patch.yaml}]
-- x.yaml --
apiVersion: example.org/v1
kind: Thing
metadata: {name: x}
spec: {list: [{name: a, v: 1}, {name: b}]}
-- patch.yaml --
apiVersion: example.org/v1
kind: Thing
metadata: {name: x}
spec: {list: [{name: a, w: 2}]}
)"),
            expected);
}

TEST(StrategicMerge, TakesFieldsWithoutAnyValueAway) {
  const std::vector<std::string> expected = {
      R"({"apiVersion":"v1","data":{"added":"a","stays":null},"kind":"ConfigMap","metadata":{"name":"x"}})"};
  EXPECT_EQ(objects_of(R"(
-- kustomization.yaml --
resources: [x.yaml]
patches: [{path: patch.yaml}]
-- x.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: x}
data:
  gone:
  stays: null
-- patch.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: x}
data: {added: a, never: null}
)"),
            expected);
}

// A ConfigMap with the entry x, and a kustomization.
std::vector<std::string> patched(std::string_view kustomization) {
  return objects_of(
      "-- cm.yaml --\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {x: '0'}\n"
      "-- kustomization.yaml --\nresources: [cm.yaml]\n" +
      std::string(kustomization));
}

TEST(StrategicMerge, KeysThatAreWordsStayWordsInWhateverStyle) {
  const std::string all = R"({"n":"2","no":"6","off":"4","on":"3","x":"0","y":"1","yes":"5"})";
  const std::vector<std::string> expected = {R"({"apiVersion":"v1","data":)" + all +
                                             R"(,"kind":"ConfigMap","metadata":{"name":"a"}})"};
  EXPECT_EQ(patched("patches:\n- patch: |\n    apiVersion: v1\n    kind: ConfigMap\n    metadata: {name: a}\n"
                    "    data: {y: '1', n: '2', on: '3', off: '4', yes: '5', no: '6'}\n"),
            expected);
  EXPECT_EQ(patched("patches:\n- patch: \"apiVersion: v1\\nkind: ConfigMap\\nmetadata: {name: a}\\n"
                    "data: {y: '1', n: '2', on: '3', off: '4', yes: '5', no: '6'}\\n\"\n"),
            expected);
  EXPECT_EQ(patched("patchesStrategicMerge:\n- \"apiVersion: v1\\nkind: ConfigMap\\nmetadata: {name: a}\\n"
                    "data: {y: '1', n: '2', on: '3', off: '4', yes: '5', no: '6'}\\n\"\n"),
            expected);
  EXPECT_EQ(
      patched("patches:\n- patch: |\n    {apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {y: '1',\n"
              "    n: '2', on: '3'}}\n    ---\n"
              "    {apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {off: '4', yes: '5', no: '6'}}\n"),
      expected);
}

TEST(StrategicMerge, InAJsonPatchTheyAreBooleansAsInJson) {
  EXPECT_EQ(
      patched("patches:\n- target: {kind: ConfigMap}\n"
              "  patch: \"- {op: add, path: /data/m, value: {y: '1', n: '2'}}\\n\"\n"),
      (std::vector<std::string>{
          R"({"apiVersion":"v1","data":{"m":{"false":"2","true":"1"},"x":"0"},"kind":"ConfigMap","metadata":{"name":"a"}})"}));
}

}  // namespace
}  // namespace sidelint::kustomize
