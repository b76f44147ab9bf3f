// Admission policies that change objects: whom they match, and what they change.
#include "engine/model/mutation/mutation.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/unit/model/repository.h"

namespace sidelint::model {
namespace {

const std::string kShop = "shop";
const Labels kShopLabels{{"team", "a"}};

MutationSubject name_space(const Metadata& metadata) {
  return {.group = "",
          .kind = "Namespace",
          .name = &kShop,
          .name_space = &kShop,
          .labels = &kShopLabels,
          .metadata = &metadata,
          .metadata_path = "metadata"};
}

MutationSubject job(const Metadata& metadata) {
  return {.group = "batch",
          .kind = "Job",
          .name_space = &kShop,
          .metadata = &metadata,
          .metadata_path = "spec.template.metadata",
          .spec_path = "spec.template.spec"};
}

// "label istio-injection=enabled (`enabled`)": what is changed, to what, and the text that says so; of each on a line.
std::string changes(const Read& read, const MutationSubject& subject) {
  std::string text;
  for (const MutationPolicy& policy : read.repository.mutations) {
    for (const Alteration& each : alterations_by(policy, subject)) {
      EXPECT_EQ(each.by, policy.title);
      switch (each.field) {
        case Alteration::Field::label:
          text += "label ";
          break;
        case Alteration::Field::annotation:
          text += "annotation ";
          break;
        case Alteration::Field::host_network:
          text += "network ";
          break;
        default:
          text += "anything ";
      }
      text += each.key + (each.value ? "=" + *each.value : std::string()) + " (" + read.text(each.at) + ")\n";
    }
  }
  return text;
}

std::string of_namespace(const std::string& policies) {
  const Read read(policies);
  Metadata metadata;
  metadata.labels.fields.push_back({.key = "team", .value = "a"});
  return changes(read, name_space(metadata));
}

std::string of_job(const std::string& policies) {
  const Read read(policies);
  const Metadata metadata;
  return changes(read, job(metadata));
}

std::string kyverno(const std::string& rule) {
  return "apiVersion: kyverno.io/v1\nkind: ClusterPolicy\nmetadata: {name: mesh}\nspec:\n  rules:\n  - " + rule + "\n";
}
// A rule with one filter on what it matches, and what it excludes.
std::string matching(const std::string& resources, const std::string& exclude = "") {
  return kyverno("match: {any: [{resources: {" + resources + "}}]}" +
                 (exclude.empty() ? "" : "\n    exclude: {any: [{" + exclude + "}]}") +
                 "\n    mutate: {patchStrategicMerge: {metadata: {labels: {istio-injection: enabled}}}}");
}
constexpr std::string_view kEnabled = "label istio-injection=enabled (enabled)\n";

TEST(Kyverno, MatchesByKindNameNamespaceAndLabels) {
  EXPECT_EQ(of_namespace(matching("kinds: [Namespace]")), kEnabled);
  EXPECT_EQ(of_namespace(matching("kinds: [v1/Namespace]")), kEnabled);
  EXPECT_EQ(of_namespace(matching("kinds: ['*']")), kEnabled);
  EXPECT_EQ(of_namespace(matching("kinds: [Pod, apps/v1/Deployment]")), "");
  EXPECT_EQ(of_namespace(matching("kinds: [Namespace/status]")), "");
  EXPECT_EQ(of_namespace(matching("kinds: [Namespace], names: ['sh?p', other]")), kEnabled);
  EXPECT_EQ(of_namespace(matching("kinds: [Namespace], name: 'other*'")), "");
  EXPECT_EQ(of_namespace(matching("kinds: [Namespace], name: '{{ request.name }}'")), kEnabled);
  EXPECT_EQ(of_namespace(matching("kinds: [Namespace], namespaces: [other]")), "");
  EXPECT_EQ(of_namespace(matching("kinds: [Namespace], selector: {matchLabels: {team: a}}")), kEnabled);
  EXPECT_EQ(of_namespace(matching("kinds: [Namespace], selector: {matchLabels: {team: b}}")), "");
  EXPECT_EQ(of_namespace(matching("kinds: [Namespace], selector: {matchLabels: {'te*': '?*'}}")), kEnabled);
}

TEST(Kyverno, ExcludesOnlyWhatCertainlyMatches) {
  EXPECT_EQ(of_namespace(matching("kinds: [Namespace]", "resources: {names: [kube-*, shop]}")), "");
  EXPECT_EQ(of_namespace(matching("kinds: [Namespace]", "resources: {names: [kube-*]}")), kEnabled);
  EXPECT_EQ(
      of_namespace(matching("kinds: [Namespace]", "resources: {names: [shop]}, subjects: [{kind: User, name: me}]")),
      kEnabled);
  EXPECT_EQ(of_namespace(matching("kinds: [Namespace]", "clusterRoles: [cluster-admin]")), kEnabled);
}

TEST(Kyverno, ReadsItsOlderForms) {
  EXPECT_EQ(of_namespace(kyverno("match: {resources: {kinds: [Namespace]}}\n    exclude: {resources: {names: [shop]}}\n"
                                 "    mutate: {overlay: {metadata: {labels: {istio-injection: enabled}}}}")),
            "");
  EXPECT_EQ(of_namespace(kyverno("match: {resources: {kinds: [Namespace]}}\n"
                                 "    mutate: {overlay: {metadata: {labels: {istio-injection: enabled}}}}")),
            kEnabled);
}

TEST(Kyverno, ChangesNothingWhereItValidatesOrIsOfAnotherNamespace) {
  EXPECT_EQ(of_namespace(kyverno("match: {any: [{resources: {kinds: [Namespace]}}]}\n"
                                 "    validate: {pattern: {metadata: {labels: {istio-injection: enabled}}}}")),
            "");
  const auto namespaced = [](const std::string& name_space) {
    return "apiVersion: kyverno.io/v1\nkind: Policy\nmetadata: {name: mesh, namespace: " + name_space +
           "}\nspec:\n  rules:\n  - match: {any: [{resources: {kinds: ['*']}}]}\n"
           "    mutate: {patchStrategicMerge: {spec: {template: {metadata: {labels: {a: b}}}}}}\n";
  };
  EXPECT_EQ(of_namespace(namespaced("shop")), "");
  EXPECT_EQ(of_job(namespaced("shop")), "label a=b (b)\n");
  EXPECT_EQ(of_job(namespaced("other")), "");
}

TEST(Kyverno, MergesWithItsAnchors) {
  const auto merging = [](const std::string& patch) {
    return of_namespace(
        kyverno("match: {any: [{resources: {kinds: [Namespace]}}]}\n    mutate:\n"
                "      patchStrategicMerge: {metadata: " +
                patch + "}"));
  };
  EXPECT_EQ(merging("{labels: {+(istio.io/rev): canary, +(team): b}}"), "label istio.io/rev=canary (canary)\n");
  EXPECT_EQ(merging("{labels: {team: b, (tier): '?*'}}"), "label team=b (b)\n");
  EXPECT_EQ(merging("{labels: {istio.io/rev: '{{ request.object.metadata.name }}'}}"),
            "label istio.io/rev ('{{ request.object.metadata.name }}')\n");
  EXPECT_EQ(merging("{labels: {'{{ key }}': a}}"), "label  ('{{ key }}')\n");
  EXPECT_EQ(merging("{labels: {istio-injection: null}}"), "label istio-injection (null)\n");
  EXPECT_EQ(merging("'{{ metadata }}'"), "anything  ('{{ metadata }}')\n");
}

TEST(Kyverno, ReadsJsonPatchesAndLoops) {
  const std::string match = "match: {any: [{resources: {kinds: [Job]}}]}\n    mutate:\n";
  EXPECT_EQ(of_job(kyverno(match + "      patchesJson6902: |-\n"
                                   "        - op: add\n"
                                   "          path: /spec/template/metadata/annotations/sidecar.istio.io~1inject\n"
                                   "          value: 'false'\n"
                                   "        - {op: test, path: /spec/template/metadata/labels/a, value: b}\n"
                                   "        - {op: replace, path: /spec/template/spec/hostNetwork, value: true}\n"
                                   "        - {op: remove, path: /metadata/labels/sidecar.istio.io~1inject}")),
            "annotation sidecar.istio.io/inject=false "
            "(/spec/template/metadata/annotations/sidecar.istio.io~1inject)\n"
            "network =true (/spec/template/spec/hostNetwork)\n");
  EXPECT_EQ(of_job(kyverno(match + "      foreach:\n      - list: request.object.spec\n"
                                   "        patchStrategicMerge: {spec: {template: {metadata: {labels: {a: b}}}}}")),
            "label a=b (b)\n");
}

TEST(Kyverno, ChangesTheTargetsOfARuleAndNotWhatSetsItOff) {
  const auto targeting = [](const std::string& target) {
    return of_namespace(
        kyverno("match: {any: [{resources: {kinds: [ConfigMap]}}]}\n    mutate:\n"
                "      targets: [{apiVersion: v1, kind: Namespace, " +
                target +
                "}]\n"
                "      patchStrategicMerge: {metadata: {labels: {istio-injection: enabled}}}"));
  };
  EXPECT_EQ(targeting("name: shop"), kEnabled);
  EXPECT_EQ(targeting("name: other"), "");
  EXPECT_EQ(targeting("name: '{{ request.namespace }}'"), kEnabled);
}

TEST(Gatekeeper, AddsWhatIsAbsent) {
  const auto assigning = [](const std::string& match, const std::string& location) {
    return of_namespace(
        "apiVersion: mutations.gatekeeper.sh/v1\nkind: AssignMetadata\nmetadata: {name: mesh}\nspec:\n"
        "  match: {" +
        match + "}\n  location: " + location + "\n  parameters: {assign: {value: enabled}}\n");
  };
  const std::string kinds = "kinds: [{apiGroups: [''], kinds: [Namespace]}]";
  EXPECT_EQ(assigning("scope: Cluster, " + kinds, "metadata.labels.istio-injection"),
            "label istio-injection=enabled (metadata.labels.istio-injection)\n");
  EXPECT_EQ(assigning("", "metadata.labels.\"istio.io/rev\""),
            "label istio.io/rev=enabled (metadata.labels.\"istio.io/rev\")\n");
  EXPECT_EQ(assigning(kinds, "metadata.labels.team"), "");
  EXPECT_EQ(assigning("scope: Namespaced", "metadata.labels.istio-injection"), "");
  EXPECT_EQ(assigning("excludedNamespaces: [kube-*, sh*]", "metadata.labels.istio-injection"), "");
  EXPECT_EQ(assigning("kinds: [{apiGroups: [apps], kinds: ['*']}]", "metadata.labels.istio-injection"), "");
}

TEST(Gatekeeper, AssignsInTemplatesOfPods) {
  const std::string assign =
      "apiVersion: mutations.gatekeeper.sh/v1\nkind: Assign\nmetadata: {name: mesh}\nspec:\n"
      "  applyTo: [{groups: [batch], kinds: [Job], versions: [v1]}]\n"
      "  location: spec.template.metadata.labels.\"sidecar.istio.io/inject\"\n"
      "  parameters: {assign: {value: 'false'}}\n";
  EXPECT_EQ(of_job(assign),
            "label sidecar.istio.io/inject=false (spec.template.metadata.labels.\"sidecar.istio.io/inject\")\n");
  EXPECT_EQ(of_namespace(assign), "");
}

std::string cel(const std::string& resources, const std::string& form, const std::string& expression) {
  return "apiVersion: admissionregistration.k8s.io/v1beta1\nkind: MutatingAdmissionPolicy\nmetadata: {name: mesh}\n"
         "spec:\n  matchConstraints:\n    resourceRules:\n"
         "    - {apiGroups: [''], apiVersions: [v1], operations: [CREATE], resources: [" +
         resources +
         "]}\n"
         "  mutations:\n  - " +
         form + ": {expression: '" + expression + "'}\n";
}
// Without the texts, which are whole expressions.
std::string made(const std::string& form, const std::string& expression) {
  std::string text = of_namespace(cel("namespaces", form, expression));
  const std::string quoted = " ('" + expression + "')";
  for (std::size_t at = text.find(quoted); at != std::string::npos; at = text.find(quoted))
    text.erase(at, quoted.size());
  return text;
}

TEST(MutatingAdmissionPolicy, AppliesConfigurations) {
  EXPECT_EQ(made("applyConfiguration", R"(Object{metadata: Object.metadata{labels: {"istio-injection": "enabled"}}})"),
            "label istio-injection=enabled\n");
  EXPECT_EQ(made("applyConfiguration", R"(has(object.a) ? Object{metadata: Object.metadata{
                                          labels: {"a": variables.b, "c": "d"}, annotations: f("x", {1: 2})}} : Object{})"),
            "label a\nlabel c=d\nannotation \n");
  EXPECT_EQ(made("applyConfiguration", R"(Object{metadata: Object.metadata{labels: {variables.key: "a"}}})"),
            "label \n");
  EXPECT_EQ(made("applyConfiguration", R"(Object{spec: Object.spec{finalizers: []}})"), "");
  EXPECT_EQ(made("applyConfiguration", "variables.all"), "anything \n");
}

TEST(MutatingAdmissionPolicy, PatchesJson) {
  EXPECT_EQ(made("jsonPatch", R"([JSONPatch{op: "test", path: "/metadata/labels/a", value: "b"},
                                  JSONPatch{op: "add", path: "/metadata/labels/" + jsonpatch.escapeKey("istio.io/rev"),
                                            value: "canary"}])"),
            "label istio.io/rev=canary\n");
  EXPECT_EQ(made("jsonPatch", R"([JSONPatch{op: "add", path: "/metadata/labels/" + variables.key, value: "a"}])"),
            "label \n");
}

TEST(MutatingAdmissionPolicy, MatchesResources) {
  const std::string expression = R"(Object{metadata: Object.metadata{labels: {"a": "b"}}})";
  EXPECT_NE(of_namespace(cel("'*'", "applyConfiguration", expression)), "");
  EXPECT_EQ(of_namespace(cel("pods", "applyConfiguration", expression)), "");
  EXPECT_EQ(of_namespace(cel("namespaces/finalize", "applyConfiguration", expression)), "");
}

TEST(Mutation, IsOfItsOwnGroupAlone) {
  EXPECT_TRUE(Read("apiVersion: nvidia.com/v1\nkind: ClusterPolicy\nmetadata: {name: gpu}\n"
                   "spec: {rules: [{mutate: {patchStrategicMerge: {metadata: {labels: {a: b}}}}}]} # kyverno.io/\n")
                  .repository.mutations.empty());
}

}  // namespace
}  // namespace sidelint::model
