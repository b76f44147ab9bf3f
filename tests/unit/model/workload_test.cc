#include "engine/model/workload.h"

#include <gtest/gtest.h>

#include "tests/unit/model/repository.h"

namespace sidelint::model {
namespace {

using Words = std::vector<std::string>;

TEST(Workload, EveryKindHasItsPodsWhereItsControllerTakesThem) {
  struct Case {
    std::string_view api_version, kind, body, path;
  };
  constexpr std::string_view kTemplate =
      "spec: {template: {metadata: {labels: {l: pod}}, spec: {hostNetwork: true}}}\n";
  const Case cases[] = {
      {"v1", "Pod", "metadata: {labels: {l: pod}}\nspec: {hostNetwork: true}\n", "metadata"},
      {"v1", "ReplicationController", kTemplate, "spec.template.metadata"},
      {"v1", "PodTemplate", "template: {metadata: {labels: {l: pod}}, spec: {hostNetwork: true}}\n",
       "template.metadata"},
      {"apps/v1", "Deployment", kTemplate, "spec.template.metadata"},
      {"extensions/v1beta1", "Deployment", kTemplate, "spec.template.metadata"},
      {"apps/v1beta2", "StatefulSet", kTemplate, "spec.template.metadata"},
      {"apps/v1", "ReplicaSet", kTemplate, "spec.template.metadata"},
      {"apps/v1", "DaemonSet", kTemplate, "spec.template.metadata"},
      {"batch/v1", "Job", kTemplate, "spec.template.metadata"},
      {"batch/v1beta1", "CronJob",
       "spec: {jobTemplate: {metadata: {labels: {l: job}}, spec: {template: {metadata: {labels: {l: pod}}, spec: "
       "{hostNetwork: true}}}}}\n",
       "spec.jobTemplate.spec.template.metadata"},
      {"apps.openshift.io/v1", "DeploymentConfig", kTemplate, "spec.template.metadata"},
      {"argoproj.io/v1alpha1", "Rollout", kTemplate, "spec.template.metadata"},
      {"serving.knative.dev/v1", "Service", kTemplate, "spec.template.metadata"},
      {"serving.knative.dev/v1", "Configuration", kTemplate, "spec.template.metadata"},
      {"keda.sh/v1alpha1", "ScaledJob",
       "spec: {jobTargetRef: {template: {metadata: {labels: {l: pod}}, spec: {hostNetwork: true}}}}\n",
       "spec.jobTargetRef.template.metadata"},
      {"monitoring.coreos.com/v1", "Prometheus", "spec: {podMetadata: {labels: {l: pod}}, hostNetwork: true}\n",
       "spec.podMetadata"},
      {"kubevirt.io/v1", "VirtualMachine", kTemplate, "spec.template.metadata"},
  };
  for (const Case& one : cases) {
    const Read read("apiVersion: " + std::string(one.api_version) + "\nkind: " + std::string(one.kind) + "\n" +
                    std::string(one.body));
    ASSERT_EQ(read.repository.workloads.size(), 1U) << one.kind;
    const Workload& workload = read.workload();
    EXPECT_EQ(workload.pod.metadata.path, one.path) << one.kind;
    ASSERT_NE(workload.pod.metadata.labels.find("l"), nullptr) << one.kind;
    EXPECT_EQ(workload.pod.metadata.labels.find("l")->value, "pod") << one.kind;
    EXPECT_TRUE(workload.pod.host_network) << one.kind;
    EXPECT_EQ(read.text(workload.pod.host_network_at), "hostNetwork: true") << one.kind;
  }
}

TEST(Workload, TheGroupDecidesWhetherAKindMakesPods) {
  for (const std::string_view other :
       {"apiVersion: v1\nkind: Service\nnote: serving.knative.dev\n", "apiVersion: example.org/v1\nkind: Deployment\n",
        "apiVersion: example.org/v1\nkind: Namespace\n", "kind: Deployment\n", "apiVersion: apps/v1\nkind: Pod\n",
        "apiVersion: v1\nkind: Deployment\n", "apiVersion: argoproj.io/v1alpha1\nkind: Application\n"}) {
    const Read read(other);
    EXPECT_TRUE(read.repository.workloads.empty()) << other;
    EXPECT_TRUE(read.repository.namespaces.empty()) << other;
  }
}

TEST(Workload, MetadataThatNeverReachesAPodIsInert) {
  const auto inert = [](std::string_view text) {
    Words paths;
    const Read read(text);
    for (const Metadata& metadata : read.workload().inert) paths.emplace_back(metadata.path);
    return paths;
  };
  EXPECT_EQ(inert("apiVersion: v1\nkind: Pod\nmetadata: {labels: {a: b}}\n"), Words{});
  EXPECT_EQ(inert("apiVersion: apps/v1\nkind: Deployment\nmetadata: {labels: {a: b}}\n"), (Words{"metadata"}));
  EXPECT_EQ(inert("apiVersion: batch/v1\nkind: CronJob\nspec: {jobTemplate: {metadata: {labels: {a: b}}}}\n"),
            (Words{"metadata", "spec.jobTemplate.metadata"}));
  EXPECT_EQ(inert("apiVersion: batch/v1\nkind: CronJob\nspec: {jobTemplate: {}}\n"), (Words{"metadata"}));
}

TEST(Workload, IsTitledByKindNamespaceAndName) {
  EXPECT_EQ(Read("apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: cart, namespace: shop}\n").workload().title(),
            "Deployment `shop/cart`");
  EXPECT_EQ(Read("apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: cart}\n").workload().title(),
            "Deployment `cart`");
  EXPECT_EQ(Read("apiVersion: batch/v1\nkind: Job\nmetadata: {generateName: pi-}\n").workload().title(), "Job `pi-`");
}

TEST(Workload, HostNetworkIsABoolean) {
  struct Case {
    std::string_view value;
    bool host_network;
  };
  for (const Case& one : {Case{"true", true}, Case{"yes", true}, Case{"false", false}, Case{"~", false},
                          Case{"'true'", false}, Case{"1", false}}) {
    const Read read("apiVersion: v1\nkind: Pod\nspec:\n  hostNetwork: " + std::string(one.value) + "\n");
    EXPECT_EQ(read.workload().pod.host_network, one.host_network) << one.value;
    EXPECT_TRUE(read.workload().object.alterations.empty()) << one.value;
  }
}

TEST(Workload, AnUnsubstitutedHostNetworkIsOpen) {
  const Read read("apiVersion: v1\nkind: Pod\nspec:\n  hostNetwork: ${HOST}\n");
  ASSERT_EQ(read.workload().object.alterations.size(), 1U);
  EXPECT_EQ(read.workload().object.alterations[0].field, Alteration::Field::host_network);
  EXPECT_EQ(read.text(read.workload().object.alterations[0].at), "hostNetwork: ${HOST}");
}

TEST(Workload, InitContainersComeBeforeContainers) {
  const Read read(
      "apiVersion: v1\nkind: Pod\nspec:\n  containers: [{name: app, image: shop:1}]\n  initContainers: [{name: "
      "migrate}]\n");
  const std::vector<Container>& containers = read.workload().pod.containers;
  ASSERT_EQ(containers.size(), 2U);
  EXPECT_EQ(containers[0].name.value, "migrate");
  EXPECT_TRUE(containers[0].init);
  EXPECT_EQ(containers[0].image.value, "");
  EXPECT_EQ(containers[1].image.value, "shop:1");
  EXPECT_EQ(read.text(containers[1].image.origin), "shop:1");
  EXPECT_FALSE(containers[1].init);
}

TEST(Workload, WithoutATemplateItsFieldsStandAtTheInnermostMapping) {
  const Read read("apiVersion: apps/v1\nkind: Deployment\nspec: {template: {}}\n");
  EXPECT_EQ(read.text(read.workload().pod.metadata.at), "{}");
  EXPECT_EQ(read.text(read.workload().pod.host_network_at), "{}");
  EXPECT_FALSE(read.workload().pod.spec);
}

TEST(Workload, SpecsOfAnyShapeAreSurvived) {
  for (const std::string_view spec :
       {"~", "text", "[]", "{template: text}", "{template: [a]}", "{template: {metadata: [a]}}",
        "{template: {spec: {containers: {a: b}, hostNetwork: [a]}}}",
        "{template: {spec: {containers: [a, ~, [b], {name: [c]}]}}}", "{workloadRef: text}", "{workloadRef: {}}",
        "{strategy: {canary: text}}"}) {
    for (const std::string_view kind :
         {"apps/v1\nkind: Deployment", "argoproj.io/v1alpha1\nkind: Rollout", "v1\nkind: Pod"}) {
      const Read read("apiVersion: " + std::string(kind) + "\nspec: " + std::string(spec) + "\n");
      ASSERT_EQ(read.repository.workloads.size(), 1U) << spec;
      EXPECT_FALSE(read.workload().pod.host_network) << spec;
      EXPECT_TRUE(read.workload().pod.metadata.labels.empty()) << spec;
    }
  }
}

}  // namespace
}  // namespace sidelint::model
