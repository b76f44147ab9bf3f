// Two entries that are both called for one pod: it is injected twice.
//
// Exact for all labels that a pod and its namespace can have: two selectors overlap if the requirements of both can be
// met together. Left out are namespaces and pods that no injector touches, and entries with matchConditions.
#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "engine/decide/selectors/reach.h"
#include "rules/rule.h"
#include "rules/wording.h"

namespace sidelint::rules {
namespace {

using decide::Hook;
using decide::PodLabels;
using model::Labels;

std::string text_of(const Labels& labels) {
  std::string text;
  for (const auto& [key, value] : labels) text += (text.empty() ? "`" : ", `") + typed(key, value) + "`";
  return text;
}

std::string text_of(const PodLabels& labels) {
  const std::string pod = labels.of_pod.empty() ? "any pod" : "a pod with " + text_of(labels.of_pod);
  return pod +
         (labels.of_namespace.empty() ? " in any namespace" : " in a namespace with " + text_of(labels.of_namespace));
}

void report_overlap(const Input& input, const Hook& a, const Hook& b, const PodLabels& common, Report& report) {
  const auto& all = input.repository.webhooks;
  const auto owner = std::ranges::find_if(all, [&](const model::WebhookConfiguration& configuration) {
    return std::ranges::any_of(configuration.entries, [&](const auto& entry) { return &entry == b.entry; });
  });
  if (owner == all.end()) return;  // not of the repository
  Finding finding = report
                        .at(b.entry->name.origin, "pods are injected twice: `", a.configuration, "` and `",
                            b.configuration, "` both match them")
                        .label("called too")
                        .remark("both are called for ", text_of(common))
                        .help("Delete the configuration that is left over, or make their selectors exclude each other")
                        .about(owner->object);
  if (a.entry->name.origin.is_written()) finding.note(a.entry->name.origin, "called first");
}

void check(const Input& input, Report& report) {
  std::set<std::pair<const void*, const void*>> seen;
  for (const model::WebhookConfiguration& configuration : input.repository.webhooks) {
    const decide::ControlPlane& plane = input.decisions.control_plane(configuration.object);
    std::set<std::pair<std::string, std::string>> reported;  // one finding for two configurations
    for (auto b = plane.hooks.begin(); b != plane.hooks.end(); ++b) {
      for (auto a = plane.hooks.begin(); a != b; ++a) {
        if (a->question != Hook::kAlways || b->question != Hook::kAlways) continue;
        const std::optional<PodLabels> common = decide::overlap(*a->entry, *b->entry, plane.release);
        if (!common || !reported.emplace(a->configuration, b->configuration).second) continue;
        if (seen.emplace(a->entry, b->entry).second) report_overlap(input, *a, *b, *common, report);
      }
    }
  }
}

constexpr std::string_view kEquivalents[] = {"IST0139"};

constexpr Example kBad[] = {{"left over from before an upgrade", R"(-- injector.yaml --
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: {name: istio-sidecar-injector, labels: {istio.io/rev: default}}
webhooks:
  - name: namespace.sidecar-injector.istio.io
    clientConfig: {service: {name: istiod, namespace: istio-system, path: /inject}}
    namespaceSelector: {matchLabels: {istio-injection: enabled}}
    rules: [{operations: [CREATE], apiGroups: [""], apiVersions: [v1], resources: [pods]}]
---
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: {name: istio-sidecar-injector-old, labels: {istio.io/rev: old}}
webhooks:
  - name: sidecar-injector.istio.io
#         ^^^^^^^^^^^^^^^^^^^^^^^^^
    clientConfig: {service: {name: istiod-old, namespace: istio-system, path: /inject}}
    namespaceSelector: {matchExpressions: [{key: istio-injection, operator: NotIn, values: [disabled]}]}
    rules: [{operations: [CREATE], apiGroups: [""], apiVersions: [v1], resources: [pods]}]
)"}};

constexpr Example kGood[] = {{"two revisions", R"(-- injector.yaml --
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: {name: istio-sidecar-injector, labels: {istio.io/rev: default}}
webhooks:
  - name: namespace.sidecar-injector.istio.io
    clientConfig: {service: {name: istiod, namespace: istio-system, path: /inject}}
    namespaceSelector: {matchLabels: {istio-injection: enabled}}
    rules: [{operations: [CREATE], apiGroups: [""], apiVersions: [v1], resources: [pods]}]
---
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: {name: istio-sidecar-injector-old, labels: {istio.io/rev: old}}
webhooks:
  - name: rev.namespace.sidecar-injector.istio.io
    clientConfig: {service: {name: istiod-old, namespace: istio-system, path: /inject}}
    namespaceSelector: {matchLabels: {istio.io/rev: old}, matchExpressions: [{key: istio-injection, operator: DoesNotExist}]}
    rules: [{operations: [CREATE], apiGroups: [""], apiVersions: [v1], resources: [pods]}]
)"}};

}  // namespace

extern constinit const Rule revisions_webhook_overlap{
    .name = "revisions/webhook-overlap",
    .since = "0.1.0",
    .summary = "Two injector webhooks are called for the same pod.",
    .why =
        "Both change the pod, one on top of the other: which sidecar it ends up with, and whether it still works, "
        "depends on the order of their names.",
    .help = "Delete the one that is left over, or make their selectors exclude each other.",
    .severity = Severity::error,
    .equivalents = kEquivalents,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
