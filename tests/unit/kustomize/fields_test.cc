// Labels, annotations, images and replicas; every expectation is what kustomize 5.8.2 answers.
#include <gtest/gtest.h>

#include "tests/unit/kustomize/built.h"

namespace sidelint::kustomize {
namespace {

TEST(Fields, GetCommonLabelsSelectorsToo) {
  const std::vector<std::string> expected = {
      R"({"apiVersion":"v1","kind":"Service","metadata":{"labels":{"app":"shop"},"name":"db"},"spec":{"selector":{"app":"shop"}}})",
      R"({"apiVersion":"apps/v1","kind":"StatefulSet","metadata":{"labels":{"app":"shop"},"name":"db"},"spec":{"replicas":1,"selector":{"matchLabels":{"app":"shop"}},"template":{"metadata":{"labels":{"app":"shop"}},"spec":{"containers":[{"image":"reg.io:5000/shop/db:1@sha256:abc","name":"db"}],"initContainers":[{"image":"busybox","name":"i"}]}},"volumeClaimTemplates":[{"metadata":{"labels":{"app":"shop"},"name":"v"}}]}})"};
  EXPECT_EQ(objects_of(R"(
-- kustomization.yaml --
resources: [all.yaml]
commonLabels: {app: shop}
-- all.yaml --
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db}
spec:
  replicas: 1
  template:
    spec:
      containers: [{name: db, image: "reg.io:5000/shop/db:1@sha256:abc"}]
      initContainers: [{name: i, image: busybox}]
  volumeClaimTemplates: [{metadata: {name: v}}]
---
apiVersion: v1
kind: Service
metadata: {name: db}
)"),
            expected);
}

TEST(Fields, GetLabelsWithoutSelectors) {
  const std::vector<std::string> expected = {
      R"({"apiVersion":"v1","kind":"Service","metadata":{"labels":{"a":"1","b":"2"},"name":"db"}})",
      R"({"apiVersion":"apps/v1","kind":"StatefulSet","metadata":{"labels":{"a":"1","b":"2"},"name":"db"},"spec":{"replicas":1,"template":{"metadata":{"labels":{"b":"2"}},"spec":{"containers":[{"image":"reg.io:5000/shop/db:1@sha256:abc","name":"db"}],"initContainers":[{"image":"busybox","name":"i"}]}},"volumeClaimTemplates":[{"metadata":{"labels":{"b":"2"},"name":"v"}}]}})"};
  EXPECT_EQ(objects_of(R"(
-- kustomization.yaml --
resources: [all.yaml]
labels:
- {pairs: {a: "1"}}
- {pairs: {b: "2"}, includeTemplates: true, includeVolumeClaimTemplates: true}
-- all.yaml --
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db}
spec:
  replicas: 1
  template:
    spec:
      containers: [{name: db, image: "reg.io:5000/shop/db:1@sha256:abc"}]
      initContainers: [{name: i, image: busybox}]
  volumeClaimTemplates: [{metadata: {name: v}}]
---
apiVersion: v1
kind: Service
metadata: {name: db}
)"),
            expected);
}

TEST(Fields, GetAnnotations) {
  const std::vector<std::string> expected = {
      R"({"apiVersion":"v1","kind":"Service","metadata":{"annotations":{"note":"yes"},"name":"db"}})",
      R"({"apiVersion":"apps/v1","kind":"StatefulSet","metadata":{"annotations":{"note":"yes"},"name":"db"},"spec":{"replicas":1,"template":{"metadata":{"annotations":{"note":"yes"}},"spec":{"containers":[{"image":"reg.io:5000/shop/db:1@sha256:abc","name":"db"}],"initContainers":[{"image":"busybox","name":"i"}]}},"volumeClaimTemplates":[{"metadata":{"name":"v"}}]}})"};
  EXPECT_EQ(objects_of(R"(
-- kustomization.yaml --
resources: [all.yaml]
commonAnnotations: {note: "yes"}
-- all.yaml --
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db}
spec:
  replicas: 1
  template:
    spec:
      containers: [{name: db, image: "reg.io:5000/shop/db:1@sha256:abc"}]
      initContainers: [{name: i, image: busybox}]
  volumeClaimTemplates: [{metadata: {name: v}}]
---
apiVersion: v1
kind: Service
metadata: {name: db}
)"),
            expected);
}

TEST(Fields, GetImages) {
  const std::vector<std::string> expected = {
      R"({"apiVersion":"v1","kind":"Service","metadata":{"name":"db"}})",
      R"({"apiVersion":"apps/v1","kind":"StatefulSet","metadata":{"name":"db"},"spec":{"replicas":1,"template":{"spec":{"containers":[{"image":"reg.io:5000/shop/db:2","name":"db"}],"initContainers":[{"image":"alpine@sha256:1","name":"i"}]}},"volumeClaimTemplates":[{"metadata":{"name":"v"}}]}})"};
  EXPECT_EQ(objects_of(R"(
-- kustomization.yaml --
resources: [all.yaml]
images:
- {name: "reg.io:5000/shop/db", newTag: "2"}
- {name: busybox, newName: alpine, digest: "sha256:1"}
-- all.yaml --
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db}
spec:
  replicas: 1
  template:
    spec:
      containers: [{name: db, image: "reg.io:5000/shop/db:1@sha256:abc"}]
      initContainers: [{name: i, image: busybox}]
  volumeClaimTemplates: [{metadata: {name: v}}]
---
apiVersion: v1
kind: Service
metadata: {name: db}
)"),
            expected);
}

TEST(Fields, GetTagSuffixesTwiceAsTheRealProgramGivesThem) {
  const std::vector<std::string> expected = {
      R"({"apiVersion":"v1","kind":"Service","metadata":{"name":"db"}})",
      R"({"apiVersion":"apps/v1","kind":"StatefulSet","metadata":{"name":"db"},"spec":{"replicas":1,"template":{"spec":{"containers":[{"image":"reg.io:5000/shop/db:1-x-x","name":"db"}],"initContainers":[{"image":"busybox","name":"i"}]}},"volumeClaimTemplates":[{"metadata":{"name":"v"}}]}})"};
  EXPECT_EQ(objects_of(R"(
-- kustomization.yaml --
resources: [all.yaml]
images: [{name: "reg.io:5000/shop/db", tagSuffix: -x}]
-- all.yaml --
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db}
spec:
  replicas: 1
  template:
    spec:
      containers: [{name: db, image: "reg.io:5000/shop/db:1@sha256:abc"}]
      initContainers: [{name: i, image: busybox}]
  volumeClaimTemplates: [{metadata: {name: v}}]
---
apiVersion: v1
kind: Service
metadata: {name: db}
)"),
            expected);
}

TEST(Fields, GetReplicas) {
  const std::vector<std::string> expected = {
      R"({"apiVersion":"v1","kind":"Service","metadata":{"name":"db"}})",
      R"({"apiVersion":"apps/v1","kind":"StatefulSet","metadata":{"name":"db"},"spec":{"replicas":3,"template":{"spec":{"containers":[{"image":"reg.io:5000/shop/db:1@sha256:abc","name":"db"}],"initContainers":[{"image":"busybox","name":"i"}]}},"volumeClaimTemplates":[{"metadata":{"name":"v"}}]}})"};
  EXPECT_EQ(objects_of(R"(
-- kustomization.yaml --
resources: [all.yaml]
replicas: [{name: db, count: 3}]
-- all.yaml --
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db}
spec:
  replicas: 1
  template:
    spec:
      containers: [{name: db, image: "reg.io:5000/shop/db:1@sha256:abc"}]
      initContainers: [{name: i, image: busybox}]
  volumeClaimTemplates: [{metadata: {name: v}}]
---
apiVersion: v1
kind: Service
metadata: {name: db}
)"),
            expected);
}

TEST(Fields, NeedAnObjectForReplicas) {
  EXPECT_EQ(refusal_of(R"(
-- kustomization.yaml --
resources: [all.yaml]
replicas: [{name: none, count: 3}]
-- all.yaml --
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db}
spec:
  replicas: 1
  template:
    spec:
      containers: [{name: db, image: "reg.io:5000/shop/db:1@sha256:abc"}]
      initContainers: [{name: i, image: busybox}]
  volumeClaimTemplates: [{metadata: {name: v}}]
---
apiVersion: v1
kind: Service
metadata: {name: db}
)"),
            "kustomization.yaml:2: no resource named `none` has replicas");
}

TEST(Fields, GetOneValueInManyPlaces) {
  const std::vector<std::string> expected = {
      R"({"apiVersion":"v1","kind":"Service","metadata":{"annotations":{"team":"shop"},"name":"db","namespace":"shop"}})",
      R"({"apiVersion":"apps/v1","kind":"StatefulSet","metadata":{"annotations":{"team":"shop"},"name":"db"},"spec":{"path":"shop","replicas":1,"template":{"spec":{"containers":[{"image":"reg.io:5000/shop/db:1@sha256:abc","name":"db"}],"initContainers":[{"image":"busybox","name":"i"}]}},"volumeClaimTemplates":[{"metadata":{"name":"v"}}]}})"};
  EXPECT_EQ(objects_of(R"(
-- kustomization.yaml --
resources: [all.yaml]
transformers: [t.yaml]
-- all.yaml --
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db}
spec:
  replicas: 1
  template:
    spec:
      containers: [{name: db, image: "reg.io:5000/shop/db:1@sha256:abc"}]
      initContainers: [{name: i, image: busybox}]
  volumeClaimTemplates: [{metadata: {name: v}}]
---
apiVersion: v1
kind: Service
metadata: {name: db}
-- t.yaml --
apiVersion: builtin
kind: ValueAddTransformer
metadata: {name: l}
value: shop
targetFilePath: targets.yaml
targets:
- {fieldPath: metadata/annotations/team}
-- targets.yaml --
targets:
- {selector: {kind: Service}, fieldPath: metadata/namespace}
- {selector: {kind: StatefulSet}, fieldPath: spec/path, filePathPosition: 2}
)"),
            expected);
}

TEST(Fields, AreChangedByPluginsInFiles) {
  const std::vector<std::string> expected = {
      R"({"apiVersion":"v1","kind":"Service","metadata":{"name":"x-db"},"spec":{"mine":{"a":"b"}}})",
      R"({"apiVersion":"apps/v1","kind":"StatefulSet","metadata":{"name":"x-db"},"spec":{"replicas":1,"template":{"spec":{"containers":[{"image":"reg.io:5000/shop/db:1@sha256:abc","name":"db"}],"initContainers":[{"image":"busybox","name":"i"}]}},"volumeClaimTemplates":[{"metadata":{"name":"v"}}]}})"};
  EXPECT_EQ(objects_of(R"(
-- kustomization.yaml --
resources: [all.yaml]
transformers: [t.yaml]
-- all.yaml --
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db}
spec:
  replicas: 1
  template:
    spec:
      containers: [{name: db, image: "reg.io:5000/shop/db:1@sha256:abc"}]
      initContainers: [{name: i, image: busybox}]
  volumeClaimTemplates: [{metadata: {name: v}}]
---
apiVersion: v1
kind: Service
metadata: {name: db}
-- t.yaml --
apiVersion: builtin
kind: LabelTransformer
metadata: {name: l}
labels: {a: b}
fieldSpecs: [{path: spec/mine, create: true, kind: Service}]
---
apiVersion: builtin
kind: PrefixTransformer
metadata: {name: p}
prefix: x-
fieldSpecs: [{path: metadata/name}]
)"),
            expected);
}

}  // namespace
}  // namespace sidelint::kustomize
