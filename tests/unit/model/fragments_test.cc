#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/model/repository.h"

namespace sidelint::model {
namespace {

constexpr std::string_view kWhole =
    "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: cart, namespace: shop}\n"
    "spec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, "
    "image: i}]}}}\n";

// The files whose workloads are left.
std::vector<std::string> left(std::string_view patch, std::string_view whole = kWhole,
                              std::string_view file = "patches/cart.yaml") {
  const Read read({{"cart.yaml", whole}, {file, patch}});
  std::vector<std::string> files;
  for (const Workload& workload : read.repository.workloads) files.push_back(workload.object.file);
  return files;
}

using Files = std::vector<std::string>;

TEST(Fragments, APatchOfAWorkloadIsNone) {
  const std::string head = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: cart, namespace: shop}\n";
  for (const std::string& patch :
       {head + "spec: {replicas: 3}\n", head + "spec: {template: {metadata: {annotations: {a: b}}}}\n",
        head + "spec: {template: {spec: {containers: [{name: c, env: [{name: A, value: b}]}]}}}\n",
        head + "spec: {template: {spec: {containers: [{name: c, image: j}]}}}\n",
        std::string("apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: cart}\nspec: {replicas: 3}\n")}) {
    EXPECT_EQ(left(patch), Files{"cart.yaml"}) << patch;
  }
}

TEST(Fragments, AWorkloadOfItsOwnStays) {
  const Files both{"cart.yaml", "patches/cart.yaml"};
  EXPECT_EQ(left(kWhole), both);
  EXPECT_EQ(left("apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: pay, namespace: shop}\n"), both);
  EXPECT_EQ(left("apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: cart, namespace: other}\n"), both);
  EXPECT_EQ(left("apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: cart, namespace: shop}\n"), both);
}

TEST(Fragments, WhatNobodyDefinesElsewhereIsJudged) {
  const std::string_view part = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: cart, namespace: shop}\n";
  EXPECT_EQ(left(part, part), (Files{"cart.yaml", "patches/cart.yaml"}));
}

TEST(Fragments, ThePlaceTellsAPatch) {
  const std::string_view part = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: cart, namespace: shop}\n";
  for (const std::string_view file : {"cart-patch.yaml", "overlays/dev/cart.yaml", "hack/patch/c.yaml"}) {
    EXPECT_EQ(left(part, kWhole, file), Files{"cart.yaml"}) << file;
  }
  EXPECT_EQ(left(part, kWhole, "tests/cart.yaml"), (Files{"cart.yaml", "tests/cart.yaml"}));
}

TEST(Fragments, ARolloutThatBorrowsItsPodsIsNone) {
  EXPECT_EQ(left("apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nmetadata: {name: cart, namespace: shop}\n"
                 "spec: {workloadRef: {apiVersion: apps/v1, kind: Deployment, name: cart}}\n"),
            (Files{"cart.yaml", "patches/cart.yaml"}));
}

}  // namespace
}  // namespace sidelint::model
