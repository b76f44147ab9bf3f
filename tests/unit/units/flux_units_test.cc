// What Flux delivers as units, and what that leaves of the others.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/units/rendered.h"

namespace sidelint::units {
namespace {

using Lines = std::vector<std::string>;

constexpr std::string_view kPod = "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\n";

std::string order(std::string_view name, std::string_view spec) {
  std::string text = "apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: ";
  (text += name) += ", namespace: flux-system}\nspec:\n  sourceRef: {kind: GitRepository, name: flux-system}\n";
  return (text += spec) += "---\n";
}

// Each unit's name, whether it is refused, and its pods with their namespaces.
Lines units_of(const std::string& files, std::size_t threads = 1) {
  const Rendered rendered(files, {"."}, threads);
  Lines lines;
  for (const Unit& unit : rendered.units) {
    std::string line = unit.name + (unit.refusal ? " refused:" : ":");
    for (const AppliedObject& object : unit.objects) {
      if (object.kind != "Pod") continue;
      const yaml::Node metadata = object.node.find("metadata");
      ((line += ' ') += metadata.find("namespace").text()) += '/';
      line += metadata.find("name").text();
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

TEST(FluxUnits, WhatIsDeliveredIsNoObjectOfItsOwn) {
  const std::string files = "-- ks.yaml --\n" + order("apps", "  path: ./apps\n  targetNamespace: shop\n") +
                            "-- apps/pod.yaml --\n" + std::string(kPod);
  EXPECT_EQ(units_of(files), (Lines{".:", "flux-system/apps: shop/p"}));
}

TEST(FluxUnits, ARefusedOrderLeavesWhatLiesBelowAsItIs) {
  const std::string files = "-- ks.yaml --\n" + order("all", "  path: ./\n") + order("apps", "  path: ./apps\n") +
                            "-- apps/pod.yaml --\n" + std::string(kPod) + "-- other/pod.yaml --\n" + std::string(kPod) +
                            "-- other/values.yaml --\nno: object\n";
  EXPECT_EQ(units_of(files), (Lines{".: /p", "flux-system/all refused:", "flux-system/apps: /p"}));
}

TEST(FluxUnits, AnOrderThatAnotherDeliversIsCarriedOutAsItIsDelivered) {
  const std::string files = "-- clusters/prod/ks.yaml --\n" +
                            order("prod", "  path: ./clusters/prod\n  postBuild: {substitute: {ns: shop}}\n") +
                            "-- clusters/prod/apps.yaml --\n" +
                            order("apps", "  path: ./apps\n  targetNamespace: ${ns}\n") + "-- apps/pod.yaml --\n" +
                            std::string(kPod);
  EXPECT_EQ(units_of(files), (Lines{".:", "flux-system/prod:", "flux-system/apps: shop/p"}));
}

TEST(FluxUnits, OneOrderDeliveredTwiceIsCarriedOutTwice) {
  std::string files;
  for (const std::string cluster : {"prod", "test"}) {
    files += "-- clusters/" + cluster + "/ks.yaml --\n" +
             order(cluster, "  path: ./orders\n  postBuild: {substitute: {ns: " + cluster + "}}\n");
  }
  files += "-- orders/apps.yaml --\n" + order("apps", "  path: ./apps\n  targetNamespace: ${ns}\n") +
           "-- apps/pod.yaml --\n" + std::string(kPod);
  const Lines expected{".:", "flux-system/prod:", "flux-system/test:", "flux-system/apps@orders: prod/p",
                       "flux-system/apps@orders#2: test/p"};
  EXPECT_EQ(units_of(files), expected);
  EXPECT_EQ(units_of(files, 4), expected);
}

}  // namespace
}  // namespace sidelint::units
