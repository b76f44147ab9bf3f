// Lists that are merged by the keys of their items; every expectation is what kustomize 5.8.2 answers.
#include <gtest/gtest.h>

#include "tests/unit/kustomize/built.h"

namespace sidelint::kustomize {
namespace {

TEST(MergedLists, HaveTheLastOfTheItemsThatLackTheKeyOnce) {
  const std::vector<std::string> expected = {
      R"({"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"a"},"spec":{"template":{"spec":{"containers":[{"image":"nginx"}]}}}})"};
  EXPECT_EQ(objects_of(R"(
-- kustomization.yaml --
resources: [a.yaml]
patches:
- patch: |
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: a}
    spec: {template: {spec: {containers: [{name: new, image: p}, {name: web, tty: true}]}}}
-- a.yaml --
apiVersion: apps/v1
kind: Deployment
metadata: {name: a}
spec: {template: {spec: {containers: [{image: nginx}, {name: web, image: w}]}}}
)"),
            expected);
}

}  // namespace
}  // namespace sidelint::kustomize
