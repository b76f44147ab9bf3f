#include <gtest/gtest.h>

#include "tests/unit/model/repository.h"

namespace sidelint::model {
namespace {

using Words = std::vector<std::string>;
using Altered = Alteration::Field;

TEST(Read, ObjectsStandInOrderOfPlace) {
  const Read read(
      {{"b.yaml",
        "apiVersion: v1\nkind: Namespace\nmetadata: {name: b1}\n---\napiVersion: v1\nkind: Namespace\nmetadata: {name: "
        "b2}\n"},
       {"a.yaml", "apiVersion: v1\nkind: List\nitems: [{apiVersion: v1, kind: Namespace, metadata: {name: a}}]\n"}});
  Words names;
  for (const Namespace& name_space : read.repository.namespaces) names.push_back(name_space.name());
  EXPECT_EQ(names, (Words{"a", "b1", "b2"}));
}

TEST(Read, ObjectsWrittenInStringsAreNone) {
  const Read read(
      "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: istio-sidecar-injector}\ndata:\n  ns: |\n    apiVersion: v1\n "
      "   kind: Namespace\n");
  EXPECT_TRUE(read.repository.namespaces.empty());
}

TEST(Read, UnreadableObjectsKeepTheParsersWords) {
  const Read read("apiVersion: v1\nkind: Pod\nmetadata:\n  labels: [a, b\nspec: {}\n");
  ASSERT_EQ(read.repository.unreadable.size(), 1U);
  const Unreadable& unreadable = read.repository.unreadable[0];
  EXPECT_EQ(unreadable.message, "did not find expected ',' or ']'");
  EXPECT_EQ(unreadable.context, "while parsing a flow sequence");
  ASSERT_TRUE(unreadable.context_at);
  EXPECT_EQ(read.sources.position(unreadable.context_at->source, unreadable.context_at->begin).line, 4U);
}

TEST(Injector, IsReadFromItsConfigMap) {
  const Read read(
      "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: istio-sidecar-injector-canary\n  namespace: istio-system\n"
      "data:\n  config: |-\n    policy: disabled\n    alwaysInjectSelector:\n    - matchLabels: {a: b}\n");
  ASSERT_EQ(read.repository.injectors.size(), 1U);
  const InjectorConfig& injector = read.repository.injectors[0];
  EXPECT_EQ(injector.revision, "canary");
  EXPECT_EQ(injector.settings.policy.value, "disabled");
  EXPECT_EQ(read.text(injector.settings.policy.origin), "disabled");
  EXPECT_EQ(injector.settings.always_inject.size(), 1U);
  EXPECT_EQ(injector.settings.error, "");
  EXPECT_EQ(injector.object.metadata.name_space.value, "istio-system");
}

TEST(Injector, TheNameTellsTheRevision) {
  struct Case {
    std::string_view name, revision;  // "" if it is no injector's
  };
  for (const Case& one : {Case{"istio-sidecar-injector", "default"}, Case{"istio-sidecar-injector-1-20-1", "1-20-1"},
                          Case{"istio-sidecar-injectors", ""}, Case{"istio-sidecar-injector-", ""},
                          Case{"my-istio-sidecar-injector", ""}}) {
    const Read read("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: " + std::string(one.name) +
                    "}\ndata: {config: 'policy: enabled'}\n");
    ASSERT_EQ(read.repository.injectors.size(), one.revision.empty() ? 0U : 1U) << one.name;
    if (one.revision.empty()) continue;
    EXPECT_EQ(read.repository.injectors[0].revision, one.revision);
  }
}

TEST(Injector, WithoutAReadableConfigItSaysWhy) {
  for (const std::string_view data : {"{}", "{config: [a]}", "{config: 'policy: [a'}", "~", "text"}) {
    const Read read(
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: istio-sidecar-injector}\ndata: " + std::string(data) + "\n");
    ASSERT_EQ(read.repository.injectors.size(), 1U) << data;
    EXPECT_NE(read.repository.injectors[0].settings.error, "") << data;
  }
}

std::vector<std::string> in_words(const std::vector<Alteration>& alterations) {
  constexpr std::string_view kFields[] = {"namespace", "label", "annotation", "hostNetwork", "anything"};
  std::vector<std::string> words;
  for (const Alteration& alteration : alterations) {
    std::string text(kFields[static_cast<std::size_t>(alteration.field)]);
    if (!alteration.key.empty()) text += " " + alteration.key;
    if (alteration.value) text += "=" + *alteration.value;
    words.push_back(text + " by " + std::string(alteration.by));
  }
  return words;
}

// What a JSON patch with this operation alters of an object with this head.
std::vector<std::string> altered(std::string_view head, std::string_view operation) {
  const Read read({{"kustomization.yaml", "resources: [o.yaml]\npatches: [{path: p.yaml, target: {name: o}}]\n"},
                   {"o.yaml", std::string(head) + "\nmetadata: {name: o}\n"},
                   {"p.yaml", "- " + std::string(operation) + "\n"}});
  if (!read.repository.workloads.empty()) return in_words(read.workload().object.alterations);
  if (!read.repository.namespaces.empty()) return in_words(read.repository.namespaces[0].object.alterations);
  if (!read.repository.webhooks.empty()) return in_words(read.repository.webhooks[0].object.alterations);
  return {"no object"};
}

TEST(Alterations, AreThoseOfTheFieldsThatDecide) {
  constexpr std::string_view kDeployment = "apiVersion: apps/v1\nkind: Deployment";
  constexpr std::string_view kPod = "apiVersion: v1\nkind: Pod";
  constexpr std::string_view kNamespace = "apiVersion: v1\nkind: Namespace";
  constexpr std::string_view kWebhook =
      "apiVersion: admissionregistration.k8s.io/v1\nkind: MutatingWebhookConfiguration";
  struct Case {
    std::string_view head, operation;
    Words expected;
  };
  const Case cases[] = {
      {kDeployment, "{op: add, path: /metadata/namespace, value: shop}", {"namespace=shop by patches"}},
      {kDeployment, "{op: add, path: /spec/template/metadata/labels/a, value: b}", {"label a=b by patches"}},
      {kDeployment, "{op: remove, path: /spec/template/metadata/annotations/a}", {"annotation a by patches"}},
      {kDeployment, "{op: remove, path: /spec/template/metadata/labels}", {"label by patches"}},
      {kDeployment, "{op: remove, path: /spec/template/metadata}", {"anything by patches"}},
      {kDeployment, "{op: remove, path: /spec}", {"anything by patches"}},
      {kDeployment, "{op: add, path: /spec/template/spec/hostNetwork, value: true}", {"hostNetwork=true by patches"}},
      {kDeployment, "{op: remove, path: /spec/template/spec}", {"hostNetwork by patches"}},
      {kDeployment, "{op: add, path: /metadata/labels/a, value: b}", {}},  // a Deployment's own labels reach no pod
      {kDeployment, "{op: add, path: /spec/replicas, value: 2}", {}},
      {kDeployment, "{op: add, path: /spec/template/spec/containers/0/image, value: x}", {}},
      {kDeployment, "{op: add, path: /spec/template/metadata/labels/a/b, value: x}", {}},
      {kPod, "{op: add, path: /metadata/labels/a, value: b}", {"label a=b by patches"}},
      {kNamespace, "{op: add, path: /metadata/labels/a, value: b}", {"label a=b by patches"}},
      {kNamespace, "{op: replace, path: /metadata/name, value: b}", {"namespace=b by patches"}},
      {kNamespace, "{op: remove, path: /metadata}", {"anything by patches"}},
      {kNamespace, "{op: add, path: /spec/x, value: b}", {}},
      {kWebhook, "{op: remove, path: /webhooks/0/namespaceSelector}", {"anything by patches"}},
      {kWebhook, "{op: add, path: /metadata/labels/istio.io~1rev, value: b}", {"label istio.io/rev=b by patches"}},
  };
  for (const Case& one : cases)
    EXPECT_EQ(altered(one.head, one.operation), one.expected) << one.head << " " << one.operation;
}

constexpr std::string_view kRollout =
    "apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nmetadata: {name: web}\n"
    "spec: {workloadRef: {apiVersion: apps/v1, kind: Deployment, name: web}}\n";
constexpr std::string_view kDeployment =
    "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {template: {metadata: {labels: {a: b}}}}\n";

TEST(WorkloadReference, LendsTheNearestTemplate) {
  const Read read({{"prod/rollout.yaml", kRollout},
                   {"prod/web.yaml", kDeployment},
                   {"dev/web.yaml", "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\n"}});
  const Workload& rollout = read.repository.workloads.at(1);
  ASSERT_EQ(rollout.object.kind, "Rollout");
  EXPECT_NE(rollout.pod.metadata.labels.find("a"), nullptr);
  EXPECT_TRUE(rollout.object.alterations.empty());
}

TEST(WorkloadReference, IsOpenIfNothingOrTooMuchAnswersIt) {
  const auto alterations = [](std::initializer_list<std::pair<std::string_view, std::string_view>> files) {
    const Read read(files);
    for (const Workload& workload : read.repository.workloads) {
      if (workload.object.kind == "Rollout") return in_words(workload.object.alterations);
    }
    return Words{"no rollout"};
  };
  const Words open{"anything by workloadRef"};
  EXPECT_EQ(alterations({{"r.yaml", kRollout}}), open);
  EXPECT_EQ(alterations({{"r.yaml", kRollout}, {"a/web.yaml", kDeployment}, {"b/web.yaml", kDeployment}}), open);
  EXPECT_EQ(alterations({{"r.yaml", kRollout},
                         {"w.yaml", "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, namespace: x}\n"}}),
            open);
  EXPECT_EQ(alterations({{"r.yaml", kRollout}, {"w.yaml", kDeployment}}), Words{});
}

TEST(VirtualMachine, ItsAnnotationIsALabelForSomeReleasesOfKubeVirt) {
  const Read read(
      "apiVersion: kubevirt.io/v1\nkind: VirtualMachine\nspec:\n  template:\n    metadata:\n"
      "      annotations: {sidecar.istio.io/inject: 'true', other: a}\n");
  EXPECT_EQ(in_words(read.workload().object.alterations), (Words{"label sidecar.istio.io/inject=true by annotations"}));
}

TEST(Rollout, MetadataOfItsStepsMayReachPods) {
  const Read read(
      "apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nspec:\n  strategy:\n    canary:\n      canaryMetadata:\n"
      "        labels: {role: canary}\n        annotations: {a: b}\n    blueGreen: {activeMetadata: {labels: {role: "
      "active}}}\n");
  EXPECT_EQ(in_words(read.workload().object.alterations),
            (Words{"label role=canary by canaryMetadata", "annotation a=b by canaryMetadata",
                   "label role=active by activeMetadata"}));
}

}  // namespace
}  // namespace sidelint::model
