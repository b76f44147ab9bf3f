// Which clusters orders of Flux go to, where they do not say.
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/units/rendered.h"

namespace sidelint::units {
namespace {

using Lines = std::vector<std::string>;

std::string order(std::string_view name, std::string_view path) {
  std::string text = "apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: ";
  (text += name) += "\nspec:\n  sourceRef: {kind: GitRepository, name: flux-system}\n  path: ";
  return (text += path) += "\n---\n";
}

std::string sync(std::string_view cluster) {
  const std::string folder = "clusters/" + std::string(cluster);
  return "-- " + folder + "/flux-system/sync.yaml --\n" + order("{name: flux-system, namespace: flux-system}", folder);
}

// Of each delivery its name and its cluster.
Lines clusters_of(const std::string& files) {
  const Rendered rendered(files, {"."}, 1);
  Lines lines;
  for (const Unit& unit : rendered.units) {
    if (unit.kind != UnitKind::flux_kustomization && unit.kind != UnitKind::flux_helm_release) continue;
    lines.push_back(unit.name + " on " + unit.cluster);
  }
  return lines;
}

TEST(Clusters, NamesakesThatNobodyDeliversAreOfSeveral) {
  EXPECT_EQ(clusters_of(sync("east") + sync("west")),
            (Lines{"flux-system/flux-system@clusters/east/flux-system on ./clusters/east",
                   "flux-system/flux-system@clusters/west/flux-system on ./clusters/west"}));
  EXPECT_EQ(clusters_of(sync("eu/east") + sync("eu/west") + sync("lab")),
            (Lines{"flux-system/flux-system@clusters/eu/east/flux-system on ./clusters/eu/east",
                   "flux-system/flux-system@clusters/eu/west/flux-system on ./clusters/eu/west",
                   "flux-system/flux-system@clusters/lab/flux-system on ./clusters/lab"}))
      << "each is told from the one most alike";
}

TEST(Clusters, AreNotToldApartWithoutAnotherOfTheName) {
  EXPECT_EQ(clusters_of(sync("east")), (Lines{"flux-system/flux-system on "}));
  EXPECT_EQ(
      clusters_of("-- a/x.yaml --\n" + order("{name: x}", "apps") + "-- b/x.yaml --\n" + order("{name: x}", "apps")),
      (Lines{"x@a on ", "x@b on "}))
      << "who names no namespace may be given one";
  EXPECT_EQ(clusters_of("-- a/x.yaml --\n" + order("{name: x, namespace: n}", "apps") + "-- a/b/x.yaml --\n" +
                        order("{name: x, namespace: n}", "apps")),
            (Lines{"n/x@a/b on ", "n/x@a on "}))
      << "one folder lies in the other";
}

TEST(Clusters, WhatSeveralDeliverGoesToEachOfThem) {
  const std::string release =
      "-- infrastructure/istiod.yaml --\napiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\n"
      "metadata: {name: istiod, namespace: istio-system}\nspec: {chart: {spec: {chart: istiod}}}\n";
  std::string files = release;
  for (const std::string cluster : {"east", "west"}) {
    files += sync(cluster) + "-- clusters/" + cluster + "/infrastructure.yaml --\n" +
             order("{name: infrastructure, namespace: flux-system}", "infrastructure");
  }
  const Lines lines = clusters_of(files);
  ASSERT_EQ(lines.size(), 6U);
  EXPECT_EQ(lines[2], "flux-system/infrastructure@clusters/east on ./clusters/east");
  EXPECT_EQ(lines[4], "istio-system/istiod@clusters/east on ./clusters/east");
  EXPECT_EQ(lines[5], "istio-system/istiod@clusters/west on ./clusters/west");
}

TEST(Clusters, AnOrderForAnotherClusterSaysSo) {
  std::string files = sync("hub") + sync("lab") + "-- clusters/hub/remote.yaml --\n" +
                      order("{name: remote, namespace: flux-system}", "apps");
  files.insert(files.rfind("---\n"), "  kubeConfig: {secretRef: {name: edge}}\n");
  const Lines lines = clusters_of(files);
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_EQ(lines[2], "flux-system/remote on edge");
}

TEST(Clusters, AnAddressAndANameOfOneSecretAreOneCluster) {
  const std::string own =
      "apiVersion: v1\nkind: Secret\nmetadata:\n  name: hub\n  namespace: argocd\n"
      "  labels: {argocd.argoproj.io/secret-type: cluster}\n"
      "stringData: {name: hub, server: \"https://kubernetes.default.svc\"}\n---\n";
  const std::string secret =
      "apiVersion: v1\nkind: Secret\nmetadata:\n  name: east\n  namespace: argocd\n"
      "  labels: {argocd.argoproj.io/secret-type: cluster}\n"
      "stringData: {name: east, server: \"https://east.example.com\"}\n---\n";
  const auto application = [](const std::string& name, const std::string& destination) {
    return "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: " + name +
           ", namespace: argocd}\nspec:\n  source: {repoURL: \"https://elsewhere.example.com/x\", path: " + name +
           "}\n  destination: {" + destination + "}\n---\n";
  };
  const Rendered rendered("-- all.yaml --\n" + own + secret + application("a", "server: \"https://east.example.com\"") +
                              application("b", "name: east") +
                              application("c", "server: \"https://west.example.com\"") + application("d", "name: hub"),
                          {"."}, 1);
  ASSERT_EQ(rendered.units.size(), 5U);
  EXPECT_EQ(rendered.units[1].cluster, "east");
  EXPECT_EQ(rendered.units[2].cluster, "east");
  EXPECT_EQ(rendered.units[3].cluster, "https://west.example.com");
  EXPECT_EQ(rendered.units[4].cluster, "in-cluster") << "Argo CD's own, under the name of its Secret";
}

}  // namespace
}  // namespace sidelint::units
