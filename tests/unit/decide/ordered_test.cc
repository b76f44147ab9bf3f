// What orders for a control plane lead to: which release, and which webhooks.
#include "engine/decide/plane/ordered.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "engine/decide/plane/managed.h"
#include "tests/unit/decide/decided.h"

namespace sidelint::decide {
namespace {

using By = model::MeshInstall::By;

std::string release_of(By by, const std::vector<std::string>& versions, const std::string& revision = "") {
  model::MeshInstall install;
  install.by = by;
  install.revision.value = revision;
  for (const std::string& version : versions) install.versions.push_back({version, {}});
  const Ordered ordered = carry_out(install);
  if (ordered.release) return ordered.release->text();
  return ordered.among ? "among " + ordered.among->oldest.text() + " and " + ordered.among->newest.text() : "any";
}

TEST(Ordered, HasTheReleaseOfTheFirstThatSettlesIt) {
  struct Case {
    std::vector<std::string> versions;
    std::string revision;
    std::string release;
  };
  const Case cases[] = {
      {{"1.26.1", "1.27.0"}, "", "1.26.1"},
      {{"1.26.x"}, "", "1.26.0"},
      {{"*", "1.20.3"}, "", "1.20.3"},  // the chart may be any, the image is told
      {{"${version}", "1.20.3-distroless"}, "", "1.20.3"},
      {{"latest"}, "1-24-0", "1.24.0"},
      {{}, "prod-v1-28-0", "1.28.0"},
      {{}, "canary", "any"},
      {{">=1.24"}, "canary", "among 1.24.0 and 1.9999.9999"},
      {{">=1.28"}, "", "1.28.0"},
      {{"1.31.0-rc.0"}, "", kNewestRelease.text()},  // after the same charts
  };
  for (const Case& each : cases) {
    EXPECT_EQ(release_of(By::chart, each.versions, each.revision), each.release) << each.release;
  }
}

TEST(Ordered, OfServiceMeshHasTheReleaseOfIstioInIt) {
  EXPECT_EQ(release_of(By::service_mesh, {"v2.6"}, "basic"), "1.20.8");
  EXPECT_EQ(release_of(By::service_mesh, {"v2.1"}, "basic"), "1.9.9");
  EXPECT_EQ(release_of(By::service_mesh, {}, "basic"), "among 1.6.14 and 1.20.8");
}

// Nothing of istiod's is of a release before it; images of Istio's source tree say so.
TEST(Ordered, DisbelievesReleasesBeforeItsKind) {
  EXPECT_EQ(release_of(By::istio_operator, {"1.0.0"}), "any");
  EXPECT_EQ(release_of(By::sail, {"1.0.0"}), "any");
}

TEST(Ordered, MakesTheFirstRevisionOfIstioctlTheDefaultOnePerhaps) {
  model::MeshInstall install;
  install.by = By::istio_operator;
  install.revision.value = "canary";
  install.may_become_default = true;
  install.versions.push_back({"1.29.0", {}});
  EXPECT_EQ(carry_out(install).perhaps.size(), 1U);
  install.versions.front().value = "1.11.0";  // before istioctl had tags
  EXPECT_TRUE(carry_out(install).perhaps.empty());
}

TEST(Ordered, WhoseWebhooksSomebodyElseManagesMakesNone) {
  model::MeshInstall install;
  install.manages_webhooks = false;
  EXPECT_TRUE(carry_out(install).webhooks.empty());
}

TEST(ServiceMesh, SelectsMembersByNameOrAllButTheSystems) {
  const std::string plane =
      "---\n{apiVersion: maistra.io/v2, kind: ServiceMeshControlPlane, metadata: {name: basic, namespace: mesh}, spec: "
      "{version: v2.6, proxy: {injection: {autoInject: true}}}}\n";
  const auto roll = [](const std::string& spec) {
    return "---\n{apiVersion: maistra.io/v1, kind: ServiceMeshMemberRoll, metadata: {name: default, namespace: mesh}, "
           "spec: {" +
           spec + "}}\n";
  };
  const std::string apps =
      name_space("shop", "team: x") + name_space("mesh") + deployment("x", "shop") + deployment("m", "mesh");
  const auto verdicts = [&](const std::string& members) {
    const Decided decided(plane + roll(members) + apps);
    return words(decided.of("x")) + ", " + words(decided.of("m"));
  };
  EXPECT_EQ(verdicts("members: [shop]"), "injected, not injected");
  EXPECT_EQ(verdicts("members: [bank]"), "not injected, not injected");
  EXPECT_EQ(verdicts("members: ['*']"), "injected, not injected");
  EXPECT_EQ(verdicts("memberSelectors: [{matchLabels: {team: x}}]"), "injected, not injected");
}

std::string service_mesh(const std::string& api, const std::string& spec, const std::string& members) {
  return "---\n{apiVersion: maistra.io/" + api +
         ", kind: ServiceMeshControlPlane, metadata: {name: basic, namespace: mesh}, spec: {" + spec +
         "}}\n---\n{apiVersion: maistra.io/v1, kind: ServiceMeshMemberRoll, metadata: {name: default, namespace: "
         "mesh}, spec: {members: [" +
         members + "]}}\n";
}

TEST(ServiceMesh, SaysNothingOfPodsThatMayGoToNamespacesOfOthers) {
  const auto mesh = [](const std::string& members) {
    return "---\n{apiVersion: maistra.io/v2, kind: ServiceMeshControlPlane, metadata: {name: basic, namespace: mesh}, "
           "spec: {version: v2.6}}\n---\n{apiVersion: maistra.io/v1, kind: ServiceMeshMemberRoll, metadata: {name: "
           "default, namespace: mesh}, spec: {members: [" +
           members + "]}}\n";
  };
  EXPECT_EQ(words(Decided(mesh("shop") + deployment("cart", "")).of()),
            "not injected if its namespace is reserved, or no other mesh serves its namespace; otherwise injected");
  EXPECT_EQ(words(Decided(mesh("shop") + deployment("cart", "other")).of()), "not injected");
  EXPECT_EQ(words(Decided(mesh("shop") + deployment("cart", "shop")).of()), "not injected");
  EXPECT_EQ(words(Decided(mesh("'*'") + deployment("cart", "")).of()), "not injected");
}

TEST(ServiceMesh, ReadsWhatBothVersionsOfItsApiSay) {
  const std::string app = name_space("shop") + deployment("x", "shop");
  const auto verdict = [&](const std::string& api, const std::string& spec) {
    return words(Decided(service_mesh(api, spec, "shop") + app).of("x"));
  };
  EXPECT_EQ(verdict("v2", "version: v2.6"), "not injected");
  EXPECT_EQ(verdict("v2", "version: v2.6, proxy: {injection: {autoInject: true}}"), "injected");
  EXPECT_EQ(verdict("v1", "version: v2.0, istio: {global: {proxy: {autoInject: enabled}}}"), "injected");
  EXPECT_EQ(verdict("v1", "version: v2.0, istio: {global: {proxy: {autoInject: disabled}}}"), "not injected");
  EXPECT_NE(verdict("v1", "version: v1.1, istio: {global: {proxy: {autoInject: enabled}}}"), "injected");
}

TEST(ServiceMesh, LeavesOutTheNamespaceOfTheControlPlaneEvenIfItIsListed) {
  const std::string plane = service_mesh("v2", "version: v2.6, proxy: {injection: {autoInject: true}}", "shop, mesh");
  const Decided decided(plane + name_space("shop") + name_space("mesh") + deployment("x", "shop") +
                        deployment("m", "mesh"));
  EXPECT_EQ(words(decided.of("x")), "injected");
  EXPECT_EQ(words(decided.of("m")), "not injected");
}

TEST(ServiceMesh, LeavesOpenWhetherAllTakesInTheNamespacesOfTheCluster) {
  const std::string plane = service_mesh("v2", "version: v2.6, proxy: {injection: {autoInject: true}}", "'*'");
  const Decided decided(plane + name_space("shop") + name_space("openshift-ingress") + deployment("x", "shop") +
                        deployment("o", "openshift-ingress") + deployment("d", "default"));
  EXPECT_EQ(words(decided.of("x")), "injected");
  EXPECT_EQ(words(decided.of("o")),
            "injected if `*` in the members of ServiceMeshControlPlane `basic` takes in the cluster's own namespaces; "
            "otherwise not injected");
  EXPECT_EQ(decided.of("d").verdict(), Verdict::unknown);
}

TEST(ServiceMesh, DoesNotAskIstiodSince24) {
  const auto verdict = [&](const std::string& version) {
    const std::string plane =
        service_mesh("v2", "version: " + version + ", proxy: {injection: {autoInject: true}}", "shop");
    return words(Decided(plane + name_space("shop") + deployment("x", "shop", {.labels = "app: istiod"})).of("x"));
  };
  EXPECT_EQ(verdict("v2.3"), "injected");
  EXPECT_EQ(verdict("v2.4"), "not injected");
}

TEST(ServiceMesh, InjectsGatewaysOfItsControllerEverywhere) {
  const auto verdict = [&](const std::string& gateway_api) {
    const std::string plane = service_mesh(
        "v2", "version: v2.6, proxy: {injection: {autoInject: true}}, techPreview: {gatewayAPI: {" + gateway_api + "}}",
        "shop");
    const Parts gateway{.labels = "gateway.openshift.io/inject: 'true'"};
    return words(Decided(plane + name_space("edge") + deployment("x", "edge", gateway)).of("x"));
  };
  EXPECT_EQ(verdict("controllerMode: true"), "injected");
  EXPECT_EQ(verdict("enabled: true"), "not injected");
}

TEST(ManagedRevisions, AreServedWithoutAManifest) {
  const auto of = [](const std::string& labels) {
    return words(Decided(name_space("shop", labels) + deployment("x", "shop")).of());
  };
  EXPECT_EQ(of("istio.io/rev: asm-managed-stable"), "injected");
  EXPECT_EQ(of("istio.io/rev: asm-1-25"), "injected");
  EXPECT_EQ(of("istio.io/rev: asm-1187-2").substr(0, 8), "injected");  // in-cluster: nobody is seen to serve it
  EXPECT_NE(of("istio.io/rev: asm-1187-2"), "injected");
}

TEST(ManagedRevisions, AreNamedWhereTheySpeak) {
  const Decided decided(
      {{"clusters/azure/ns.yaml", name_space("shop", "istio.io/rev: asm-1-25")},
       {"clusters/azure/x.yaml", deployment("x", "shop")},
       {"clusters/other/y.yaml", name_space("old", "istio-injection: enabled") + deployment("y", "old")},
       {"clusters/azure/z.yaml", name_space("old", "istio-injection: enabled") + deployment("z", "old")}});
  EXPECT_EQ(decided.of("x").verdict(), Verdict::injected);
  EXPECT_EQ(decided.of("y").verdict(), Verdict::injected);
  EXPECT_EQ(decided.of("z").verdict(), Verdict::not_injected);
  EXPECT_EQ(managed_revisions(decided.repository, {.cluster = {}, .file = "clusters/azure/x.yaml"}).size(), 1U);
  EXPECT_TRUE(managed_revisions(decided.repository, {.cluster = {}, .file = "clusters/other/y.yaml"}).empty());
}

}  // namespace
}  // namespace sidelint::decide
