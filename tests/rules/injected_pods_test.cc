// The rules about what an injection makes of pods: combinations that the examples leave out.
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/rules/findings.h"

namespace sidelint::testing {
namespace {

std::string mesh(std::string_view version) {
  return "-- .sidelint.yaml --\nmesh: {istio-version: \"" + std::string(version) + "\"}\n";
}

constexpr std::string_view kShop = R"(-- ns.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
)";

std::string job(std::string_view metadata, std::string_view path = "job.yaml") {
  return "-- " + std::string(path) + " --\napiVersion: batch/v1\nkind: Job\nmetadata: {name: dump, namespace: shop}\n" +
         "spec: {template: {metadata: {" + std::string(metadata) +
         "}, spec: {restartPolicy: Never, containers: [{name: dump, image: i}]}}}\n";
}

constexpr std::string_view kNeverCompletes =
    "warning job.yaml:2 Job `shop/dump` never completes: its sidecar keeps running\n";

TEST(JobNeverCompletes, OnlyWhereTheSidecarIsAnOrdinaryContainer) {
  constexpr std::string_view kRule = "lifecycle/job-never-completes";
  constexpr std::string_view kNative = "annotations: {sidecar.istio.io/nativeSidecar: 'true'}";
  constexpr std::string_view kIstiod = R"(-- istiod.yaml --
apiVersion: apps/v1
kind: Deployment
metadata: {name: istiod, namespace: istio-system}
spec: {template: {spec: {containers: [{name: discovery, env: [{name: ENABLE_NATIVE_SIDECARS, value: "true"}]}]}}}
)";
  const struct {
    std::string files;
    std::string_view found;
  } cases[] = {
      {mesh("1.18") + job(""), kNeverCompletes},
      {mesh("1.26") + job(""), kNeverCompletes},
      {mesh("1.26") + job(kNative), ""},
      {mesh("1.23") + job(kNative), kNeverCompletes},
      {mesh("1.26") + job("") + std::string(kIstiod), ""},
      {mesh("1.27") + job(""), ""},
      {job(""), ""},
      {mesh("1.18") + job("labels: {sidecar.istio.io/inject: 'false'}"), ""},
  };
  for (const auto& [files, found] : cases) EXPECT_EQ(findings_of(kRule, files + std::string(kShop)), found) << files;
}

// An injector with one template for the sidecar.
std::string injector(std::string_view spec, std::string_view values = "{}") {
  return "-- injector.yaml --\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: istio-sidecar-injector, namespace: "
         "istio-system}\ndata:\n  values: '" +
         std::string(values) +
         "'\n  config: |\n    policy: enabled\n    templates:\n      sidecar: |\n        spec: " + std::string(spec) +
         "\n";
}

TEST(JobNeverCompletes, AsTheTemplatesHaveIt) {
  constexpr std::string_view kRule = "lifecycle/job-never-completes";
  const std::string shop(kShop);
  EXPECT_EQ(findings_of(kRule, injector("{containers: [{name: istio-proxy, image: p}]}") + job("") + shop),
            kNeverCompletes);
  EXPECT_EQ(findings_of(kRule, injector("{initContainers: [{name: istio-proxy, image: p, restartPolicy: Always}]}") +
                                   job("") + shop),
            "");
}

std::string pod(std::string_view spec, std::string_view metadata = "") {
  return "-- pod.yaml --\napiVersion: v1\nkind: Pod\nmetadata: {name: cart, namespace: shop" + std::string(metadata) +
         "}\nspec: " + std::string(spec) + "\n";
}

// An application and a proxy, with what their securityContexts hold.
std::string two_users(std::string_view app, std::string_view proxy) {
  return pod("{containers: [{name: app, image: i, securityContext: {" + std::string(app) +
             "}}, {name: istio-proxy, image: auto, securityContext: {" + std::string(proxy) + "}}]}") +
         std::string(kShop);
}

TEST(ReservedId, IsThatOfTheProxyByReleaseAndByWhatMakesTheRedirection) {
  constexpr std::string_view kRule = "pod/reserved-uid-gid";
  constexpr std::string_view kUser1337 =
      "error pod.yaml:4 `runAsUser: 1337` is the proxy's own user: the traffic of Pod `shop/cart` bypasses the "
      "sidecar\n";
  constexpr std::string_view kUser2000 =
      "error pod.yaml:4 `runAsUser: 2000` is the proxy's own user: the traffic of Pod `shop/cart` bypasses the "
      "sidecar\n";
  constexpr std::string_view kGroup2000 =
      "error pod.yaml:4 `runAsGroup: 2000` is the proxy's own group: the traffic of Pod `shop/cart` bypasses the "
      "sidecar\n";
  const std::string by_init =
      injector(R"({initContainers: [{name: istio-init, args: [istio-iptables, "-u", "1337", "-m", REDIRECT]}], )"
               R"(containers: [{name: istio-proxy, image: p, securityContext: {runAsUser: 1337, runAsGroup: 1337}}]})",
               R"({"global": {"tag": "1.24.0"}})");
  const std::string by_cni =
      injector(R"({initContainers: [{name: istio-validation, image: p}], )"
               R"(containers: [{name: istio-proxy, image: p, securityContext: {runAsUser: 1337, runAsGroup: 1337}}]})",
               R"({"global": {"tag": "1.24.0"}})");
  const struct {
    std::string_view why;
    std::string files;
    std::string_view found;
  } cases[] = {
      {"it follows", mesh("1.24") + two_users("runAsUser: 2000", "runAsUser: 2000"), kUser2000},
      {"and is no longer the usual", mesh("1.24") + two_users("runAsUser: 1337", "runAsUser: 2000"), ""},
      {"root has no rule", mesh("1.24") + two_users("runAsUser: 1337", "runAsUser: 0"), kUser1337},
      {"init or CNI", mesh("1.22") + two_users("runAsUser: 2000", "runAsUser: 2000"), ""},
      {"neither", mesh("1.19") + two_users("runAsUser: 2000", "runAsUser: 2000"), ""},
      {"neither", mesh("1.19") + two_users("runAsUser: 1337", "runAsUser: 2000"), kUser1337},
      {"init takes the user", mesh("1.24") + two_users("runAsGroup: 2000", "runAsGroup: 2000"), ""},
      {"both", mesh("1.24") + two_users("runAsGroup: 2000", "runAsUser: 2000, runAsGroup: 2000"), kGroup2000},
      {"the group of istio-init", by_init + two_users("runAsGroup: 2000", "runAsUser: 2000"), kGroup2000},
      {"istio-init is told no group", by_init + two_users("runAsGroup: 2000", "runAsGroup: 2000"), ""},
      {"the group of the CNI plugin", by_cni + two_users("runAsGroup: 2000", "runAsGroup: 2000"), kGroup2000},
      {"the user is another", by_cni + two_users("runAsGroup: 2000", "runAsUser: 2000"), ""},
  };
  for (const auto& [why, files, found] : cases) EXPECT_EQ(findings_of(kRule, files), found) << why << '\n' << files;
}

TEST(ImageAuto, IsNothingWhereTheVerdictIsOpen) {
  constexpr std::string_view kRule = "pod/image-auto-not-injected";
  const std::string gateway = pod("{containers: [{name: istio-proxy, image: auto}]}");
  EXPECT_EQ(findings_of(kRule, gateway), "");
  EXPECT_EQ(findings_of(kRule, gateway + "-- ns.yaml --\napiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n"),
            "error pod.yaml:4 container `istio-proxy` of Pod `shop/cart` keeps the image `auto`: no sidecar is "
            "injected\n");
}

TEST(GatewayTemplate, IsNotAskedForWhereItIsTheDefaultOrDoesNotExist) {
  constexpr std::string_view kRule = "pod/gateway-template-missing";
  const std::string gateway = pod("{containers: [{name: istio-proxy, image: auto}]}") + std::string(kShop);
  EXPECT_EQ(findings_of(kRule, gateway),
            "warning pod.yaml:4 Pod `shop/cart` is a gateway, and gets the template "
            "`sidecar`\n");
  EXPECT_EQ(findings_of(kRule, mesh("1.9") + gateway), "") << "before there was such a template";
  EXPECT_EQ(findings_of(kRule, injector("{}") + gateway), "") << "this injector has none";
}

TEST(ResourcesOfTheProxy, AreThoseOfTheTemplate) {
  const std::string requests = R"({containers: [{name: istio-proxy, image: p, resources: {requests: {cpu: 1m}}}]})";
  const std::string files = injector(requests) + std::string(kShop) + pod("{containers: [{name: app, image: i}]}");
  const auto quota = [](std::string_view hard, std::string_view more = "") {
    return "-- quota.yaml --\napiVersion: v1\nkind: ResourceQuota\nmetadata: {name: q, namespace: shop}\nspec: {hard: "
           "{" +
           std::string(hard) + "}" + std::string(more) + "}\n";
  };
  constexpr std::string_view kRule = "pod/quota-blocks-injection";
  EXPECT_EQ(findings_of(kRule, files + quota("requests.cpu: 1")), "");
  EXPECT_EQ(findings_of(kRule, files + quota("memory: 1Gi")),
            "error quota.yaml:4 quota `q` wants `requests.memory` of every container; the injected `istio-proxy` names "
            "none\n");
  EXPECT_EQ(findings_of(kRule, files + quota("memory: 1Gi", ", scopes: [BestEffort]")), "");
  EXPECT_EQ(findings_of(kRule, files + quota("pods: 10, count/jobs.batch: 1")), "");
}

TEST(ResourcesOfTheProxy, AreReplacedOnlyWhereTheMeshHasDefaults) {
  constexpr std::string_view kRule = "pod/proxy-resources-partial";
  constexpr std::string_view kDefaults = R"({"global": {"proxy": {"resources": {"requests": {"cpu": "1m"}}}}})";
  const std::string proxy = "{containers: [{name: istio-proxy, image: p}]}";
  const std::string files = std::string(kShop) + pod("{containers: [{name: app, image: i}]}",
                                                     ", annotations: {sidecar.istio.io/proxyMemory: 1Mi}");
  EXPECT_EQ(findings_of(kRule, injector(proxy) + files), "");
  EXPECT_EQ(findings_of(kRule, injector(proxy, kDefaults) + files),
            "warning pod.yaml:3 the proxy of Pod `shop/cart` requests no CPU: `sidecar.istio.io/proxyMemory` replaces "
            "all defaults\n");
}

TEST(NameCollision, IsKnownOfTheChartsWhereNoTemplateIsSeen) {
  constexpr std::string_view kRule = "pod/name-collision";
  const auto files = [](std::string_view volume, std::string_view metadata = "") {
    return pod("{containers: [{name: app, image: i}], volumes: [" + std::string(volume) + "]}", metadata) +
           std::string(kShop);
  };
  const std::string collides = "{name: istio-podinfo, configMap: {name: c}}";
  EXPECT_EQ(findings_of(kRule, files(collides)),
            "warning pod.yaml:4 volume `istio-podinfo` of Pod `shop/cart` collides with an injected one\n");
  EXPECT_EQ(findings_of(kRule, files("{name: istio-data, emptyDir: {}}, {name: data, configMap: {name: c}}")), "");
  EXPECT_EQ(findings_of(kRule, files(collides, ", annotations: {inject.istio.io/templates: grpc-agent}")), "");
  EXPECT_EQ(findings_of(kRule, mesh("1.8") + files(collides)), "");
  EXPECT_EQ(findings_of(kRule, injector("{}") + files(collides)), "") << "this template brings none";
}

TEST(TemplateFailure, ThatNoManifestFeedsIsToldOnceAtTheTemplate) {
  const std::string files =
      injector("{{ fail `never` }}") + std::string(kShop) +
      "-- pod.yaml --\napiVersion: v1\nkind: Pod\nmetadata: {name: a, namespace: shop}\nspec: "
      "{containers: [{name: app, image: i}]}\n---\napiVersion: v1\nkind: Pod\nmetadata: {name: b, "
      "namespace: shop}\nspec: {containers: [{name: app, image: i}]}\n";
  EXPECT_EQ(findings_of("injector/template-render-failure", files),
            "error injector.yaml:9 template `sidecar` fails for Pod `shop/a` and others\n");
}

TEST(PodSecurity, IsOneFindingOfANamespace) {
  const std::string files =
      injector("{initContainers: [{name: istio-init, image: p, securityContext: {privileged: true}}]}") +
      "-- ns.yaml --\napiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n  labels: {istio-injection: enabled, "
      "pod-security.kubernetes.io/enforce: baseline}\n-- pod.yaml --\napiVersion: v1\nkind: Pod\nmetadata: {name: a, "
      "namespace: shop}\nspec: {containers: [{name: app, image: i}]}\n---\napiVersion: v1\nkind: Pod\nmetadata: {name: "
      "b, namespace: shop}\nspec: {containers: [{name: app, image: i}]}\n";
  EXPECT_EQ(findings_of("pod/psa-rejects-injected-pod", files),
            "error ns.yaml:5 namespace `shop` enforces `baseline`, which refuses the injected pods of Pod `shop/a`\n");
}

}  // namespace
}  // namespace sidelint::testing
