#include "engine/model/workload_kind.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "tests/unit/model/repository.h"

namespace sidelint::model {
namespace {

TEST(WorkloadKind, EachRowHasASourceAndAPartOfItsOwn) {
  std::set<std::tuple<std::string_view, std::string_view, std::string_view>> seen;
  std::set<std::pair<std::string_view, std::string_view>> finished;
  std::pair<std::string_view, std::string_view> last;
  for (const WorkloadKind& row : workload_kinds()) {
    const std::pair kind(row.group, row.kind);
    if (kind != last) finished.insert(last);
    EXPECT_FALSE(finished.contains(kind)) << row.kind << ": the rows of a kind stand together";
    last = kind;
    EXPECT_TRUE(seen.emplace(row.group, row.kind, row.part).second) << row.kind << " " << row.part;
    EXPECT_FALSE(row.source.empty()) << row.kind;
    EXPECT_FALSE(row.metadata_path.empty()) << row.kind;
    EXPECT_FALSE(row.spec_path.empty()) << row.kind;
    EXPECT_NE(row.inert_paths, row.metadata_path) << row.kind;
    EXPECT_TRUE(is_read(row.kind)) << row.kind;
    EXPECT_TRUE(is_worth_reading(row.kind, std::string("apiVersion: ").append(row.group))) << row.kind;
  }
}

TEST(WorkloadKind, OfCustomResourcesAreMoreThanThirty) {
  std::set<std::pair<std::string_view, std::string_view>> custom;
  for (const WorkloadKind& row : workload_kinds()) {
    if (row.group.find('.') != std::string_view::npos) custom.emplace(row.group, row.kind);
  }
  EXPECT_GE(custom.size(), 50U);
}

// One object for each row, written from its paths: its pods are found, with their label.
class EachRow : public ::testing::TestWithParam<WorkloadKind> {};

// `{a: {b: [{name: x, c: VALUE}]}}` for the path `a.b[].c`.
std::string object_at(std::string_view path, const std::string& value) {
  if (path.empty()) return value;
  const std::size_t end = std::min(path.find('.'), path.size());
  std::string key(path.substr(0, end));
  const std::string inner = object_at(path.substr(std::min(end + 1, path.size())), value);
  if (key == "*") return "{x: " + inner + "}";
  if (!key.ends_with("[]")) return "{" + key + ": " + inner + "}";
  key.resize(key.size() - 2);
  return "{" + key + ": [" + inner + "]}";
}

TEST_P(EachRow, FindsItsPodsWhereItSays) {
  const WorkloadKind& row = GetParam();
  const std::string version = row.group.empty() ? "v1" : std::string(row.group) + "/v1";
  const std::string item = "{" + std::string(row.labels_key) + ": {probe: here}}";
  std::string text = "apiVersion: " + version + "\nkind: " + std::string(row.kind) + "\n";
  const std::string body = object_at(row.metadata_path, item);
  text += body.substr(1, body.size() - 2);
  if (!row.metadata_path.starts_with("metadata")) text += "\nmetadata: {name: x}";
  const Read read(text);
  const auto& workloads = read.repository.workloads;
  const auto of_row = std::find_if(workloads.begin(), workloads.end(), [&](const Workload& each) {
    return each.kind->metadata_path == row.metadata_path && each.kind->kind == row.kind &&
           each.kind->group == row.group;
  });
  // Without one of the wanted keys the item makes no pods.
  if (row.wanted.find(',') != std::string_view::npos) {
    EXPECT_TRUE(of_row == workloads.end());
    return;
  }
  ASSERT_TRUE(of_row != workloads.end()) << text;
  EXPECT_NE(of_row->pod.metadata.labels.find("probe"), nullptr) << text;
  EXPECT_EQ(of_row->pod.metadata.path, row.metadata_path);
}

INSTANTIATE_TEST_SUITE_P(All, EachRow, ::testing::ValuesIn(workload_kinds().begin(), workload_kinds().end()),
                         [](const auto& row) { return std::string(row.param.kind) + "_" + std::to_string(row.index); });

std::vector<std::string> titles(std::string_view text) {
  const Read read(text);
  std::vector<std::string> all;
  for (const Workload& workload : read.repository.workloads) all.push_back(workload.title());
  return all;
}
using Titles = std::vector<std::string>;

TEST(PodPlaces, OfAListAreNamedByTheirItems) {
  EXPECT_EQ(titles("apiVersion: ray.io/v1\nkind: RayCluster\nmetadata: {name: ray, namespace: ml}\nspec:\n"
                   "  headGroupSpec: {template: {}}\n"
                   "  workerGroupSpecs: [{groupName: gpu, template: {}}, {template: {}}]\n"),
            (Titles{"RayCluster `ml/ray` (head)", "RayCluster `ml/ray` (gpu)", "RayCluster `ml/ray` (2)"}));
  EXPECT_EQ(titles("apiVersion: kubeflow.org/v1\nkind: TFJob\nmetadata: {name: t}\nspec:\n"
                   "  tfReplicaSpecs: {Chief: {template: {}}, Worker: {template: {}}}\n"),
            (Titles{"TFJob `t` (Chief)", "TFJob `t` (Worker)"}));
}

TEST(PodPlaces, ArePartsThatTheObjectHas) {
  EXPECT_EQ(titles("apiVersion: kafka.strimzi.io/v1beta2\nkind: Kafka\nmetadata: {name: k}\nspec: {kafka: {}, "
                   "entityOperator: {}}\n"),
            (Titles{"Kafka `k` (brokers)", "Kafka `k` (entity operator)"}));
  EXPECT_EQ(titles("apiVersion: cluster.x-k8s.io/v1beta1\nkind: Cluster\nmetadata: {name: c}\n"), Titles{});
}

TEST(PodPlaces, OfStrimziGetTheLabelsOfTheResourceAndNotItsAnnotations) {
  const Read read(
      "apiVersion: kafka.strimzi.io/v1\nkind: KafkaConnect\n"
      "metadata: {name: k, labels: {a: resource, b: resource}, annotations: {c: resource}}\n"
      "spec: {template: {pod: {metadata: {labels: {a: template}}}}}\n");
  const Metadata& pod = read.workload().pod.metadata;
  EXPECT_EQ(pod.labels.find("a")->value, "template");
  EXPECT_EQ(pod.labels.find("b")->value, "resource");
  EXPECT_EQ(pod.annotations.find("c"), nullptr);
}

TEST(PodPlaces, OfAWorkflowAreItsTemplatesThatMakePods) {
  const Read read(
      "apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata: {generateName: w-}\nspec:\n"
      "  hostNetwork: true\n"
      "  podMetadata: {labels: {a: shared, b: shared}}\n"
      "  templates:\n"
      "    - {name: main, dag: {tasks: []}}\n"
      "    - {name: build, metadata: {labels: {a: own}}, container: {image: x}}\n");
  ASSERT_EQ(read.repository.workloads.size(), 1U);
  const Workload& build = read.repository.workloads[0];
  EXPECT_EQ(build.title(), "Workflow `w-` (build)");
  EXPECT_TRUE(build.pod.host_network);
  EXPECT_EQ(build.pod.metadata.labels.find("a")->value, "own");
  EXPECT_EQ(build.pod.metadata.labels.find("b")->value, "shared");
}

TEST(PodPlaces, OfRabbitMqGetItsOwnMetadataAndThatOfTheOverrideOverIt) {
  const Read read(
      "apiVersion: rabbitmq.com/v1beta1\nkind: RabbitmqCluster\n"
      "metadata: {name: r, labels: {a: own, b: own}, annotations: {c: own}}\nspec:\n"
      "  override: {statefulSet: {spec: {template: {metadata: {labels: {a: override}}}}}}\n");
  const Metadata& pods = read.workload().pod.metadata;
  EXPECT_EQ(pods.labels.find("a")->value, "override");
  EXPECT_EQ(pods.labels.find("b")->value, "own");
  EXPECT_EQ(pods.annotations.find("c")->value, "own");
}

TEST(PodPlaces, OfRabbitMqNeedNoOverride) {
  const Read read(
      "apiVersion: rabbitmq.com/v1beta1\nkind: RabbitmqCluster\nmetadata: {name: r, labels: {a: own}}\nspec: {}\n");
  EXPECT_EQ(read.workload().pod.metadata.labels.find("a")->value, "own");
}

TEST(WorkloadKind, TellsWhoseMetadataTheOperatorIsKnownToCopy) {
  struct Case {
    const char* api_version;
    const char* kind;
    Propagation propagation;
  };
  const Case cases[] = {
      {"actions.github.com/v1alpha1", "AutoscalingRunnerSet", Propagation::copied},
      {"acid.zalan.do/v1", "postgresql", Propagation::copied},
      {"agent.k8s.elastic.co/v1alpha1", "Agent", Propagation::copied},
      {"apps.kruise.io/v1alpha1", "AdvancedCronJob", Propagation::copied},
      {"apps.kruise.io/v1alpha1", "BroadcastJob", Propagation::copied},
      {"kubeflow.org/v1", "MPIJob", Propagation::copied},
      {"kubeflow.org/v1", "Notebook", Propagation::copied},
      {"leaderworkerset.x-k8s.io/v1", "LeaderWorkerSet", Propagation::copied},
      {"logstash.k8s.elastic.co/v1alpha1", "Logstash", Propagation::copied},
      {"postgres-operator.crunchydata.com/v1beta1", "PostgresCluster", Propagation::copied},
      {"postgresql.cnpg.io/v1", "Cluster", Propagation::copied},
      {"rabbitmq.com/v1beta1", "RabbitmqCluster", Propagation::copied},
      {"sparkoperator.k8s.io/v1beta2", "SparkApplication", Propagation::copied},
      // Each run of a task may have metadata of its own besides.
      {"tekton.dev/v1", "PipelineRun", Propagation::not_known},
      // The serving runtime adds metadata, and the controller's configuration keeps keys out.
      {"serving.kserve.io/v1beta1", "InferenceService", Propagation::not_known},
      {"databases.spotahome.com/v1", "RedisFailover", Propagation::not_known},
      {"temporal.io/v1beta1", "TemporalCluster", Propagation::not_known},
  };
  for (const Case& each : cases) {
    const auto rows = find_workload_kinds(each.api_version, each.kind);
    ASSERT_FALSE(rows.empty()) << each.kind;
    for (const WorkloadKind& row : rows) EXPECT_EQ(row.propagation, each.propagation) << each.kind << " " << row.part;
  }
}

TEST(PodPlaces, OfRedisCallTheirAnnotationsOtherwise) {
  const Read read(
      "apiVersion: databases.spotahome.com/v1\nkind: RedisFailover\nmetadata: {name: r}\nspec: {redis: "
      "{podAnnotations: "
      "{sidecar.istio.io/inject: 'false'}}}\n");
  EXPECT_NE(read.workload().pod.metadata.annotations.find("sidecar.istio.io/inject"), nullptr);
}

TEST(WorkloadKinds, OfKubernetesHaveAVersionOfTheirOwn) {
  const std::pair<const char*, const char*> versions[] = {
      {"Pod", "v1"},
      {"Deployment", "apps/v1"},
      {"StatefulSet", "apps/v1"},
      {"DaemonSet", "apps/v1"},
      {"ReplicaSet", "apps/v1"},
      {"Job", "batch/v1"},
      {"CronJob", "batch/v1"},
      {"Rollout", ""},
      {"Prometheus", ""},
      {"Service", ""},
  };
  for (const auto& [kind, version] : versions) EXPECT_EQ(own_version_of(kind), version) << kind;
}

TEST(WorkloadKind, IsFoundByGroupWhateverTheVersion) {
  EXPECT_EQ(find_workload_kind("apps/v1", "Deployment"), find_workload_kind("apps/v1beta1", "Deployment"));
  EXPECT_EQ(find_workload_kind("batch/v2alpha1", "CronJob")->kind, "CronJob");
  EXPECT_EQ(find_workload_kind("", "Pod"), nullptr);
  EXPECT_EQ(find_workload_kind("v1", "Service"), nullptr);
  EXPECT_EQ(find_workload_kind("serving.knative.dev/v1", "Service")->group, "serving.knative.dev");
}

TEST(IsRead, WorkloadsAndWhatDecidesAboutThem) {
  for (const std::string_view kind : {"Pod", "Namespace", "MutatingWebhookConfiguration", "ConfigMap", "List",
                                      "PodList", "NamespaceList", "Service", "Secret", "SecretList"}) {
    EXPECT_TRUE(is_read(kind)) << kind;
  }
  for (const std::string_view kind :
       {"", "CustomResourceDefinition", "SecretStore", "Role", "RoleList", "pod", "Lists"}) {
    EXPECT_FALSE(is_read(kind)) << kind;
  }
}

TEST(IsWorthReading, OfFrequentKindsOnlyWhatTheControlPlaneMayNeed) {
  EXPECT_TRUE(is_worth_reading("Pod", ""));
  EXPECT_FALSE(is_worth_reading("ConfigMap", "name: dashboards"));
  EXPECT_TRUE(is_worth_reading("ConfigMap", "name: istio-sidecar-injector-canary"));
  EXPECT_TRUE(is_worth_reading("ConfigMap", "name: istio-ca-root-cert\ndata: {root-cert.pem: x}"));
  EXPECT_TRUE(is_worth_reading("Service", "apiVersion: v1"));
  EXPECT_TRUE(is_worth_reading("ServiceList", "apiVersion: v1"));
  EXPECT_FALSE(is_worth_reading("Secret", "name: database"));
  EXPECT_FALSE(is_worth_reading("Secret", "name: istio-ca-secret"));
  EXPECT_TRUE(is_worth_reading("Secret", "name: istio-ca-secret\ndata: {ca-cert.pem: x}"));
  EXPECT_TRUE(is_worth_reading("Service", "apiVersion: serving.knative.dev/v1"));
}

}  // namespace
}  // namespace sidelint::model
