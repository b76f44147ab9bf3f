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

std::string source_with(std::string_view ignore) {
  std::string text =
      "-- source.yaml --\napiVersion: source.toolkit.fluxcd.io/v1\nkind: GitRepository\n"
      "metadata: {name: flux-system, namespace: flux-system}\nspec:\n  ignore: \"";
  return (text += ignore) += "\"\n";
}

std::string pod(std::string_view name) {
  return "apiVersion: v1\nkind: Pod\nmetadata: {name: " + std::string(name) + "}\n";
}

TEST(FluxSources, WhatASourceIgnoresIsNotInItsArtifact) {
  const std::string files = "-- ks.yaml --\n" + order("apps", "  path: ./apps\n") + "-- apps/a.yaml --\n" + pod("a") +
                            "-- apps/b.yaml --\n" + pod("b") + "-- apps/test/c.yaml --\n" + pod("c");
  EXPECT_EQ(units_of(files).at(1), "flux-system/apps: /a /b /c");
  EXPECT_EQ(units_of(files + source_with("/apps/test/")).at(1), "flux-system/apps: /a /b");
  EXPECT_EQ(units_of(files + source_with("/*\\n!/apps\\n# no comment counts\\nb.yaml")).at(1),
            "flux-system/apps: /a /c")
      << "other than for git, what lies in a folder that is left out can be taken in again";
  EXPECT_EQ(units_of(files + "-- .sourceignore --\nb.yaml\n").at(1), "flux-system/apps: /a /c");
  EXPECT_EQ(units_of(files + "-- .sourceignore --\nb.yaml\n-- apps/.sourceignore --\n!b.yaml\n/test\n").at(1),
            "flux-system/apps: /a /b");
}

TEST(FluxSources, WhatTheSourceSaysItselfComesLast) {
  const std::string files = "-- ks.yaml --\n" + order("apps", "  path: ./apps\n") + "-- apps/a.yaml --\n" + pod("a") +
                            "-- .sourceignore --\na.yaml\n";
  const std::string listed = "-- apps/kustomization.yaml --\nresources: [a.yaml]\n";
  EXPECT_EQ(units_of(files + listed).back(), "flux-system/apps refused:");
  EXPECT_EQ(units_of(files + listed + source_with("!a.yaml")).back(), "flux-system/apps: /a");
  EXPECT_EQ(units_of(files + source_with("!a.yaml")).back(), "flux-system/apps:")
      << "where Flux makes the kustomization, it asks .sourceignore once more";
}

TEST(FluxSources, AKustomizationThatListsWhatIsIgnoredIsRefused) {
  const std::string files = "-- ks.yaml --\n" + order("apps", "  path: ./apps\n") + "-- apps/a.yaml --\n" + pod("a") +
                            "-- apps/kustomization.yaml --\nresources: [a.yaml]\n";
  EXPECT_EQ(units_of(files).at(1), "flux-system/apps: /a");
  EXPECT_EQ(units_of(files + source_with("a.yaml")).back(), "flux-system/apps refused:");
}

TEST(FluxVariables, MayStandInWhatAnotherOrderBuilds) {
  const std::string files =
      "-- ks.yaml --\n" + order("settings", "  path: ./settings\n") +
      order("apps", "  path: ./apps\n  postBuild: {substituteFrom: [{kind: ConfigMap, name: settings}]}\n") +
      "-- settings/kustomization.yaml --\nnamespace: flux-system\nresources: [map.yaml]\n"
      "-- settings/map.yaml --\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\ndata: {who: cart}\n"
      "-- apps/pod.yaml --\n" +
      "apiVersion: v1\nkind: Pod\nmetadata:\n  name: ${who}\n";
  EXPECT_EQ(units_of(files), (Lines{".:", "flux-system/settings:", "flux-system/apps: /cart"}));
}

TEST(FluxUnits, WhatSeveralClustersOrderInOneBaseIsToldApartAsTheyAre) {
  const auto cluster = [](const std::string& name) {
    return "-- clusters/" + name + "/ks.yaml --\n" +
           order("base", "  path: ./base\n  postBuild: {substitute: {to: " + name + "}}\n");
  };
  const std::string files = cluster("a") + cluster("b") + "-- base/inner.yaml --\n" +
                            order("inner", "  path: ./apps\n  targetNamespace: ${to}\n") + "-- apps/pod.yaml --\n" +
                            std::string(kPod);
  EXPECT_EQ(units_of(files), (Lines{".:", "flux-system/base@clusters/a:", "flux-system/base@clusters/b:",
                                    "flux-system/inner@clusters/a: a/p", "flux-system/inner@clusters/b: b/p"}));
}

}  // namespace
}  // namespace sidelint::units
