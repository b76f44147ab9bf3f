// Names, namespaces and references; every expectation is what kustomize 5.8.2 answers.
#include <gtest/gtest.h>

#include "tests/unit/kustomize/built.h"

namespace sidelint::kustomize {
namespace {

TEST(Names, AndReferencesGetPrefixAndSuffix) {
  const std::vector<std::string> expected = {
      R"({"apiVersion":"v1","kind":"Namespace","metadata":{"name":"old"}})",
      R"({"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","metadata":{"name":"things.example.org"}})",
      R"({"apiVersion":"v1","kind":"ServiceAccount","metadata":{"name":"p-default-s"}})",
      R"({"apiVersion":"rbac.authorization.k8s.io/v1","kind":"ClusterRole","metadata":{"name":"p-role-s"}})",
      R"({"apiVersion":"rbac.authorization.k8s.io/v1","kind":"ClusterRoleBinding","metadata":{"name":"p-binding-s"},"roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"ClusterRole","name":"p-role-s"},"subjects":[{"kind":"ServiceAccount","name":"default","namespace":"old"},{"kind":"ServiceAccount","name":"other","namespace":"old"}]})",
      R"({"apiVersion":"v1","kind":"Service","metadata":{"name":"p-web-s"}})",
      R"({"apiVersion":"networking.k8s.io/v1","kind":"Ingress","metadata":{"name":"p-in-s"},"spec":{"rules":[{"http":{"paths":[{"backend":{"service":{"name":"p-web-s"}}}]}}]}})"};
  EXPECT_EQ(objects_of(R"(
-- kustomization.yaml --
resources: [all.yaml]
namePrefix: p-
nameSuffix: -s
-- all.yaml --
apiVersion: v1
kind: Service
metadata: {name: web}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: default}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: binding}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: role}
subjects:
- {kind: ServiceAccount, name: default, namespace: old}
- {kind: ServiceAccount, name: other, namespace: old}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: role}
---
apiVersion: v1
kind: Namespace
metadata: {name: old}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: in}
spec: {rules: [{http: {paths: [{backend: {service: {name: web}}}]}}]}
---
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: things.example.org}
)"),
            expected);
}

TEST(Names, MoveToTheNamespaceWithWhatBelongsThere) {
  const std::vector<std::string> expected = {
      R"({"apiVersion":"v1","kind":"Namespace","metadata":{"name":"new"}})",
      R"({"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","metadata":{"name":"things.example.org"}})",
      R"({"apiVersion":"v1","kind":"ServiceAccount","metadata":{"name":"default","namespace":"new"}})",
      R"({"apiVersion":"rbac.authorization.k8s.io/v1","kind":"ClusterRole","metadata":{"name":"role"}})",
      R"({"apiVersion":"rbac.authorization.k8s.io/v1","kind":"ClusterRoleBinding","metadata":{"name":"binding"},"roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"ClusterRole","name":"role"},"subjects":[{"kind":"ServiceAccount","name":"default","namespace":"new"},{"kind":"ServiceAccount","name":"other","namespace":"old"}]})",
      R"({"apiVersion":"v1","kind":"Service","metadata":{"name":"web","namespace":"new"}})",
      R"({"apiVersion":"networking.k8s.io/v1","kind":"Ingress","metadata":{"name":"in","namespace":"new"},"spec":{"rules":[{"http":{"paths":[{"backend":{"service":{"name":"web"}}}]}}]}})"};
  EXPECT_EQ(objects_of(R"(
-- kustomization.yaml --
resources: [all.yaml]
namespace: new
-- all.yaml --
apiVersion: v1
kind: Service
metadata: {name: web}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: default}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: binding}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: role}
subjects:
- {kind: ServiceAccount, name: default, namespace: old}
- {kind: ServiceAccount, name: other, namespace: old}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: role}
---
apiVersion: v1
kind: Namespace
metadata: {name: old}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: in}
spec: {rules: [{http: {paths: [{backend: {service: {name: web}}}]}}]}
---
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: things.example.org}
)"),
            expected);
}

TEST(Names, OfTwoObjectsMustNotMeetInOneNamespace) {
  EXPECT_EQ(refusal_of(R"(
-- kustomization.yaml --
resources: [two.yaml]
namespace: new
-- two.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: a, namespace: x}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: a, namespace: y}
)"),
            "kustomization.yaml:2: the namespace makes two objects of one id: ConfigMap.v1.[noGrp]/a.new");
}

TEST(Names, FollowThroughSeveralLayers) {
  const std::vector<std::string> expected = {
      R"({"apiVersion":"v1","data":{"k":"v"},"kind":"ConfigMap","metadata":{"name":"b-a-conf-bdg947hgcc"}})",
      R"({"apiVersion":"v1","kind":"Pod","metadata":{"name":"b-a-pod"},"spec":{"containers":[{"env":[{"name":"E","valueFrom":{"configMapKeyRef":{"key":"k","name":"b-a-conf-bdg947hgcc"}}}],"name":"c"}],"volumes":[{"configMap":{"name":"b-a-conf-bdg947hgcc"},"name":"v"}]}})"};
  EXPECT_EQ(objects_of(R"(
-- kustomization.yaml --
resources: [base]
namePrefix: b-
-- base/kustomization.yaml --
resources: [pod.yaml]
namePrefix: a-
configMapGenerator:
- {name: conf, literals: [k=v]}
-- base/pod.yaml --
apiVersion: v1
kind: Pod
metadata: {name: pod}
spec:
  volumes: [{name: v, configMap: {name: conf}}]
  containers: [{name: c, env: [{name: E, valueFrom: {configMapKeyRef: {name: conf, key: k}}}]}]
)"),
            expected);
}

TEST(Names, OfOwnKindsAreFollowedAsConfigured) {
  const std::vector<std::string> expected = {
      R"({"apiVersion":"example.org/v1","kind":"Thing","metadata":{"name":"p-t"}})",
      R"({"apiVersion":"example.org/v1","kind":"User","metadata":{"name":"p-u"},"spec":{"thing":"p-t"}})"};
  EXPECT_EQ(objects_of(R"(
-- kustomization.yaml --
resources: [all.yaml]
namePrefix: p-
configurations: [conf.yaml]
-- conf.yaml --
nameReference:
- kind: Thing
  fieldSpecs: [{kind: User, path: spec/thing}]
-- all.yaml --
apiVersion: example.org/v1
kind: Thing
metadata: {name: t}
---
apiVersion: example.org/v1
kind: User
metadata: {name: u}
spec: {thing: t}
)"),
            expected);
}

// Kustomize keeps earlier ids as lists with commas, and panics where they differ in length.
TEST(Names, WithCommasStopKustomizeOnceTheyChange) {
  const std::string object = "-- cm.yaml --\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: \"a,b\"}\n";
  const std::string root = "-- kustomization.yaml --\nresources: [cm.yaml]\n";
  EXPECT_EQ(refusal_of(object + root), "built");
  EXPECT_EQ(refusal_of(object + root + "namePrefix: p-\n"),
            "cm.yaml:1: a comma in its name, namespace or kind makes kustomize stop");
}

}  // namespace
}  // namespace sidelint::kustomize
