// An injector webhook that is called for no pod, whatever its labels: told from its rules and selectors alone.
#include <string>

#include "engine/decide/selectors/reach.h"
#include "engine/decide/selectors/satisfy.h"
#include "rules/injector_hooks.h"
#include "rules/rule.h"

namespace sidelint::rules {
namespace {

enum class Why : std::uint8_t { called, deactivated, refused, namespace_selector, object_selector, rules };

Why why(const model::WebhookEntry& entry) {
  if (!entry.namespace_selector.error.empty() || !entry.object_selector.error.empty()) return Why::refused;
  if (decide::is_deactivated(entry)) return Why::deactivated;
  if (!entry.covers_pod_creation()) return Why::rules;
  if (!decide::satisfy(entry.object_selector.requirements)) return Why::object_selector;
  return decide::can_be_called(entry) ? Why::called : Why::namespace_selector;
}

std::string cause_of(const model::WebhookEntry& entry) {
  switch (why(entry)) {
    case Why::called:
      return {};
    case Why::deactivated:
      return "deactivated by istioctl";
    case Why::refused:
      return "the API server refuses the selector";
    case Why::namespace_selector:
      return "the namespaceSelector contradicts itself";
    case Why::object_selector:
      return "the objectSelector contradicts itself";
    case Why::rules:
      return "the rules leave out the creation of pods";
  }
  return {};
}

OriginId place_of(const model::WebhookEntry& entry) {
  const Why reason = why(entry);
  const bool of_pod =
      reason == Why::object_selector || (reason == Why::refused && entry.namespace_selector.error.empty());
  const OriginId at = of_pod ? entry.object_selector.at : entry.namespace_selector.at;
  return reason != Why::rules && at.is_written() ? at : entry.name.origin;
}

std::string label_of(const model::WebhookEntry& entry) {
  if (why(entry) != Why::refused) return "no pod is selected";
  return entry.namespace_selector.error.empty() ? entry.object_selector.error : entry.namespace_selector.error;
}

void check(const Input& input, Report& report) {
  for (const model::WebhookConfiguration& configuration : input.repository.webhooks) {
    if (!is_as_written(configuration)) continue;
    for (const HookGroup& group : group_hooks(configuration, cause_of)) {
      const model::WebhookEntry& first = *group.entries.front();
      Finding finding = report
                            .at(place_of(first), group.name(),
                                group.entries.size() == 1 ? " matches no pod: " : " match no pod: ", group.cause)
                            .label(label_of(first))
                            .help("Correct the webhook as the charts of its release write it, or delete it")
                            .about(configuration.object);
      if (why(first) == Why::deactivated) finding.severity(Severity::note);
      note_others(finding, group, place_of, "the same here");
    }
  }
}

constexpr Example kBad[] = {{"a namespace cannot have both", R"(-- injector.yaml --
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: {name: istio-sidecar-injector, labels: {istio.io/rev: default}}
webhooks:
  - name: rev.namespace.sidecar-injector.istio.io
    clientConfig: {service: {name: istiod, namespace: istio-system, path: /inject}}
    namespaceSelector: {matchLabels: {mesh: a}, matchExpressions: [{key: mesh, operator: NotIn, values: [a]}]}
#                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    rules: [{operations: [CREATE], apiGroups: [""], apiVersions: [v1], resources: [pods]}]
)"},
                            {"pods are only changed, not created", R"(-- injector.yaml --
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: {name: istio-sidecar-injector, labels: {istio.io/rev: default}}
webhooks:
  - name: rev.namespace.sidecar-injector.istio.io
#         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    clientConfig: {service: {name: istiod, namespace: istio-system, path: /inject}}
    rules: [{operations: [UPDATE], apiGroups: [""], apiVersions: [v1], resources: [pods]}]
)"}};

constexpr Example kGood[] = {{"labelled namespaces are selected", R"(-- injector.yaml --
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: {name: istio-sidecar-injector, labels: {istio.io/rev: default}}
webhooks:
  - name: rev.namespace.sidecar-injector.istio.io
    clientConfig: {service: {name: istiod, namespace: istio-system, path: /inject}}
    namespaceSelector: {matchLabels: {istio-injection: enabled}}
    rules: [{operations: [CREATE], apiGroups: [""], apiVersions: [v1], resources: [pods]}]
)"}};

}  // namespace

extern constinit const Rule revisions_webhook_never_matches{
    .name = "revisions/webhook-never-matches",
    .since = "0.1.0",
    .summary = "An injector webhook is called for no pod, whatever labels the pod and its namespace have.",
    .why = "It looks like an injector that is in force, but nothing is injected by it.",
    .help = "Correct its rules or selectors, or delete it.",
    .severity = Severity::warning,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
