// Who wrote a value: the chain of hands leads to the very bytes.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/kustomize/built.h"

namespace sidelint::kustomize {
namespace {

// `file:line text` of each hand, newest first.
std::vector<std::string> chain_of(Repository& repository, const yaml::Value* value) {
  std::vector<std::string> hands;
  if (value == nullptr) return {"absent"};
  for (const Span& at : repository.origins.chain(value->origin)) {
    std::string hand = repository.sources.path(at.source) + ":";
    hand += std::to_string(repository.sources.position(at.source, at.begin).line) + " ";
    hands.push_back(hand += repository.sources.text(at));
  }
  return hands;
}

constexpr std::string_view kFiles = R"(
-- base/kustomization.yaml --
resources: [web.yaml]
namePrefix: b-
-- base/web.yaml --
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  labels:
    team: one
spec:
  template:
    spec:
      containers:
      - name: app
        image: shop:1
-- prod/kustomization.yaml --
resources: [../base]
namespace: shop
commonLabels:
  team: two
images:
- name: shop
  newTag: "2"
patches:
- path: patch.yaml
- target: {kind: Deployment}
  patch: |
    - op: add
      path: /spec/paused
      value: true
configMapGenerator:
- name: conf
  literals:
  - k=v
-- prod/patch.yaml --
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  template:
    spec:
      hostNetwork: true
      containers:
      - name: app
        command: [run]
)";

class Provenance : public ::testing::Test {
 protected:
  const yaml::Value* find(std::initializer_list<std::string_view> path, std::size_t object = 1) {
    return built_.objects.at(object).value.find_path(path);
  }
  Repository repository_{kFiles};
  Built built_ = repository_.build("prod");
};

using Hands = std::vector<std::string>;

TEST_F(Provenance, WhatNobodyChangedStandsInItsFile) {
  EXPECT_EQ(chain_of(repository_, find({"kind"})), (Hands{"base/web.yaml:2 Deployment"}));
}

TEST_F(Provenance, TransformersAreHandsOnTopOfWhatWasWritten) {
  EXPECT_EQ(chain_of(repository_, find({"metadata", "name"})),
            (Hands{"base/kustomization.yaml:2 b-", "base/web.yaml:4 web"}));
  EXPECT_EQ(chain_of(repository_, find({"metadata", "labels", "team"})),
            (Hands{"prod/kustomization.yaml:4 two", "base/web.yaml:6 one"}));
  EXPECT_EQ(chain_of(repository_, find({"metadata", "namespace"})), (Hands{"prod/kustomization.yaml:2 shop"}));
}

TEST_F(Provenance, PatchesNameTheirFileAndTheLineThatListsThem) {
  EXPECT_EQ(chain_of(repository_, find({"spec", "template", "spec", "hostNetwork"})),
            (Hands{"prod/patch.yaml:8 true", "prod/kustomization.yaml:9 path: patch.yaml"}));
  const yaml::Value& app = find({"spec", "template", "spec", "containers"})->items.front();
  EXPECT_EQ(chain_of(repository_, app.find("image")),
            (Hands{"prod/kustomization.yaml:6 name: shop\n  newTag: \"2\"", "base/web.yaml:12 shop:1"}));
  EXPECT_EQ(chain_of(repository_, find({"spec", "paused"})).front(), "prod/kustomization.yaml:14 true");
}

TEST_F(Provenance, GeneratedValuesNameTheirGenerator) {
  EXPECT_EQ(chain_of(repository_, find({"data", "k"}, 0)), (Hands{"prod/kustomization.yaml:18 k=v"}));
}

TEST_F(Provenance, ABuildNamesWhatItIsMadeOf) {
  EXPECT_EQ(built_.folders, (std::vector<std::string>{"prod", "base"}));
  std::vector<std::string> files;
  for (const SourceId source : built_.sources) files.push_back(repository_.sources.path(source));
  EXPECT_EQ(files, (std::vector<std::string>{"prod/kustomization.yaml", "base/kustomization.yaml", "base/web.yaml",
                                             "prod/patch.yaml"}));
}

TEST_F(Provenance, ObjectsNameTheirDocument) {
  EXPECT_EQ(repository_.sources.path(built_.objects.at(1).written.source), "base/web.yaml");
}

}  // namespace
}  // namespace sidelint::kustomize
