// What injectors of a repository make of its pods, and what cannot be told.
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "engine/inject/creation.h"
#include "engine/inject/inject.h"
#include "engine/inject/submitted.h"
#include "engine/model/repository.h"
#include "engine/units/scan/scan.h"
#include "engine/units/unit.h"

namespace sidelint::inject {
namespace {

using Kind = Injections::Answer::Kind;

constexpr std::string_view kPod =
    "apiVersion: v1\nkind: Pod\nmetadata: {name: p, namespace: shop}\nspec: {containers: [{name: a, image: a}]}\n";

constexpr std::string_view kInjector = R"(apiVersion: v1
kind: ConfigMap
metadata: {name: istio-sidecar-injector, namespace: istio-system}
data:
  values: '{"global": {"hub": "h", "tag": "1.24.0"}}'
  config: |
    policy: enabled
    templates:
      sidecar: |
        spec:
          containers: [{name: istio-proxy, image: "{{ .ProxyImage }}"}]
          volumes: [{name: istio-envoy, emptyDir: {}}]
---
)";

// One workload and the injector above, in a repository of one file.
struct Asked {
  explicit Asked(std::string_view workload, std::string_view injector = kInjector) {
    const units::ScanOptions options{.wanted = model::is_read, .worth = model::is_worth_reading};
    units::scan_text("all.yaml", std::string(injector).append(workload), options, scan, sources, origins);
    units = units::discover(scan, sources, origins);
    repository = model::read(units, sources, origins);
    model::InjectorCall call;
    call.injector = &repository.injectors.at(0);
    call.webhook = "w";
    creation = {.workload = &repository.workloads.at(0), .name_space = nullptr, .calls = {call}, .proxy = {}};
    if (!repository.namespaces.empty()) creation.name_space = &repository.namespaces.front();
    answer = &injections.of(creation);
  }

  std::string refusal() const { return answer->admitted.refusal.value_or(answer->unknown); }

  SourceMap sources;
  Origins origins;
  units::Scan scan;
  std::vector<units::Unit> units;
  model::Repository repository;
  model::PodCreation creation;
  Injections injections;
  const Injections::Answer* answer = nullptr;
};

std::string pod(std::string_view spec, std::string_view metadata = "") {
  return std::string("apiVersion: v1\nkind: Pod\nmetadata: {name: p, namespace: shop")
      .append(metadata)
      .append("}\nspec: ")
      .append(spec);
}

TEST(Injections, TellThePodAsTheClusterStoresIt) {
  const Asked asked(pod("{containers: [{name: app, image: a}]}"));
  ASSERT_EQ(asked.answer->kind, Kind::injected) << asked.refusal();
  const auto& containers = asked.answer->admitted.stored.find_path({"spec", "containers"})->items;
  ASSERT_EQ(containers.size(), 2U);
  EXPECT_EQ(containers[1].find("image")->text, "h/proxyv2:1.24.0");
  EXPECT_EQ(&asked.injections.of(asked.creation), asked.answer) << "kept";
}

TEST(Injections, TellWhetherThePodIsRefusedWithoutThemToo) {
  const Asked collides(
      pod("{containers: [{name: app, image: a}], volumes: [{name: istio-envoy, configMap: {name: c}}]}"));
  ASSERT_EQ(collides.answer->kind, Kind::rejected);
  EXPECT_EQ(collides.answer->admitted.refused_by, Refuser::validation);
  EXPECT_FALSE(collides.answer->refused_anyway);
  const Asked invalid(pod("{containers: [{name: App, image: a}]}"));
  ASSERT_EQ(invalid.answer->kind, Kind::rejected);
  EXPECT_TRUE(invalid.answer->refused_anyway);
}

TEST(Injections, SayThatPodSecurityRefuses) {
  const Asked asked(
      "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop, labels: {pod-security.kubernetes.io/enforce: "
      "restricted}}\n---\n" +
      pod("{containers: [{name: app, image: a}]}"));
  ASSERT_EQ(asked.answer->kind, Kind::rejected);
  EXPECT_EQ(asked.answer->admitted.refused_by, Refuser::pod_security);
}

TEST(Injections, CannotTellWhatTheRepositoryDoesNotShow) {
  const struct {
    std::string workload;
    std::string why;
  } cases[] = {
      {pod("{containers: [{name: '${NAME}', image: a}]}"), "what `${NAME}` becomes is not known"},
      {pod("{containers: [{name: a, image: a}]}", ", labels: {app: '${APP}'}"), "what `app` becomes is not known"},
      {"apiVersion: v1\nkind: Pod\nmetadata: {name: p, namespace: '${NS}'}\nspec: {containers: [{name: a, image: a}]}",
       "what `${NS}` becomes is not known"},
      {"apiVersion: ray.io/v1\nkind: RayCluster\nmetadata: {name: r, namespace: shop}\nspec: {headGroupSpec: "
       "{template: {spec: {containers: [{name: a, image: a}]}}}}",
       "what the controller of RayCluster adds is not known"},
  };
  for (const auto& [workload, why] : cases) {
    const Asked asked(workload);
    EXPECT_EQ(asked.answer->kind, Kind::unknown) << workload;
    EXPECT_EQ(asked.answer->unknown, why);
  }
}

TEST(Injections, TakeCommandsForWhatTheyAre) {
  const Asked asked(
      pod("{containers: [{name: app, image: a, command: [sh, -c, 'echo ${HOME}'], env: [{name: A, "
          "value: '${B}'}]}]}"));
  EXPECT_EQ(asked.answer->kind, Kind::injected) << asked.refusal();
}

TEST(Injections, TakePriorityAndRuntimeClassesToExist) {
  const Asked asked(pod("{priorityClassName: high, runtimeClassName: gvisor, containers: [{name: app, image: a}]}"));
  EXPECT_EQ(asked.answer->kind, Kind::injected) << asked.refusal();
}

TEST(Injections, DoNotSayThatATemplateFailsThatGoesTooFarForThem) {
  const Asked asked(kPod, R"(apiVersion: v1
kind: ConfigMap
metadata: {name: istio-sidecar-injector, namespace: istio-system}
data:
  values: "{}"
  config: |
    policy: enabled
    templates:
      sidecar: "{{ range until 3000 }}{{ repeat 40000 `x` }}{{ end }}"
---
)");
  EXPECT_EQ(asked.answer->kind, Kind::unknown);
  EXPECT_EQ(asked.answer->unknown, "its templates do more than is done here");
}

TEST(Injections, TakeTheEnvironmentOfTheControlPlane) {
  Asked asked(R"(apiVersion: apps/v1
kind: Deployment
metadata: {name: istiod, namespace: istio-system}
spec: {template: {spec: {containers: [{name: discovery, env: [{name: ENABLE_NATIVE_SIDECARS, value: "true"}]}]}}}
)");
  model::InjectorCall call = asked.creation.calls.front();
  call.process = &asked.repository.workloads.front();
  const Injections with_istiod;
  EXPECT_TRUE(with_istiod.injector_of(call).native_sidecars());
  call.process = nullptr;
  const Injections without;
  EXPECT_FALSE(without.injector_of(call).native_sidecars());
}

TEST(Injections, LetNodesBelow133RunNoNativeSidecars) {
  Asked asked(pod("{containers: [{name: app, image: a}]}"));
  asked.creation.calls.front().release = istio::Release{1, 27, 0};
  for (const auto& [minor, native] : {std::pair(32, false), std::pair(33, true)}) {
    Injections injections;
    injections.run_on(istio::Release{1, minor, 0});
    EXPECT_EQ(injections.injector_of(asked.creation.calls.front()).native_sidecars(), native) << minor;
  }
}

TEST(Submitted, APodWithoutANameIsGivenOne) {
  const Asked asked(
      "apiVersion: v1\nkind: Pod\nmetadata: {generateName: p-, namespace: shop}\nspec: {containers: [{name: a, image: "
      "a}]}");
  EXPECT_EQ(asked.answer->kind, Kind::injected) << asked.refusal();
  EXPECT_EQ(submitted_pod(asked.repository.workloads.front()).find_path({"metadata", "generateName"})->text, "p-");
}

TEST(Submitted, APodKeepsWhoOwnsIt) {
  const Asked asked(pod("{containers: [{name: a, image: a}]}",
                        ", finalizers: [keep], ownerReferences: [{apiVersion: apps/v1, kind: StatefulSet, name: db, "
                        "uid: '1', controller: true}]"));
  const yaml::Value submitted = submitted_pod(asked.repository.workloads.front());
  EXPECT_EQ(submitted.find_path({"metadata", "ownerReferences"})->items.front().find("name")->text, "db");
  EXPECT_EQ(submitted.find_path({"metadata", "finalizers"})->items.front().text, "keep");
  EXPECT_EQ(submitted.find_path({"metadata", "name"})->text, "p");
}

TEST(Submitted, AStatefulSetsPodHasItsNameAndItsClaims) {
  const Asked asked(R"(apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db, namespace: shop}
spec:
  serviceName: db-headless
  selector: {matchLabels: {app: db}}
  template:
    metadata: {labels: {app: db}}
    spec:
      containers: [{name: app, image: a, volumeMounts: [{name: data, mountPath: /data}]}]
      volumes: [{name: data, emptyDir: {}}, {name: tmp, emptyDir: {}}]
  volumeClaimTemplates: [{metadata: {name: data}, spec: {}}]
)");
  EXPECT_EQ(asked.answer->kind, Kind::injected) << asked.refusal();
  const yaml::Value made = submitted_pod(asked.repository.workloads.front());
  EXPECT_EQ(made.find_path({"metadata", "name"})->text, "db-0");
  EXPECT_EQ(made.find_path({"spec", "hostname"})->text, "db-0");
  EXPECT_EQ(made.find_path({"spec", "subdomain"})->text, "db-headless");
  const auto& volumes = made.find_path({"spec", "volumes"})->items;
  ASSERT_EQ(volumes.size(), 2U);
  EXPECT_EQ(volumes[0].find_path({"persistentVolumeClaim", "claimName"})->text, "data-db-0");
  EXPECT_EQ(volumes[1].find("name")->text, "tmp");
}

}  // namespace
}  // namespace sidelint::inject
