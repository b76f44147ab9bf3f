// failurePolicy: Ignore on an injector: pods that are created while it is away start without a sidecar, and stay like
// that.
#include <string>

#include "engine/decide/selectors/reach.h"
#include "rules/injector_hooks.h"
#include "rules/rule.h"

namespace sidelint::rules {
namespace {

std::string cause_of(const model::WebhookEntry& entry) {
  return entry.failure_policy.value == "Ignore" && decide::can_be_called(entry) ? "Ignore" : "";
}

// The default of v1beta1 stands nowhere.
bool is_written(const model::WebhookEntry& entry) { return entry.failure_policy.origin.is_written(); }
OriginId place_of(const model::WebhookEntry& entry) {
  return is_written(entry) ? entry.failure_policy.origin : entry.name.origin;
}

void check(const Input& input, Report& report) {
  for (const model::WebhookConfiguration& configuration : input.repository.webhooks) {
    if (!is_as_written(configuration)) continue;
    for (const HookGroup& group : group_hooks(configuration, cause_of)) {
      const model::WebhookEntry& first = *group.entries.front();
      Finding finding =
          report.at(place_of(first), "pods start without a sidecar while ", group.name(), " cannot be called")
              .label(is_written(first) ? "lets every pod through that the injector does not answer for"
                                       : "has no failurePolicy, and the default of v1beta1 is Ignore")
              .help("Write `failurePolicy: Fail`, as Istio's charts do")
              .about(configuration.object);
      note_others(finding, group, place_of, "the same here");
    }
  }
}

constexpr Example kBad[] = {{"the policy is written", R"(-- injector.yaml --
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: {name: istio-sidecar-injector, labels: {istio.io/rev: default}}
webhooks:
  - name: rev.namespace.sidecar-injector.istio.io
    clientConfig: {service: {name: istiod, namespace: istio-system, path: /inject}}
    failurePolicy: Ignore
#                  ^^^^^^
    namespaceSelector: {matchLabels: {istio-injection: enabled}}
    rules: [{operations: [CREATE], apiGroups: [""], apiVersions: [v1], resources: [pods]}]
)"},
                            {"the old version's default", R"(-- injector.yaml --
apiVersion: admissionregistration.k8s.io/v1beta1
kind: MutatingWebhookConfiguration
metadata: {name: istio-sidecar-injector, labels: {istio.io/rev: default}}
webhooks:
  - name: sidecar-injector.istio.io
#         ^^^^^^^^^^^^^^^^^^^^^^^^^
    clientConfig: {service: {name: istiod, namespace: istio-system, path: /inject}}
    namespaceSelector: {matchLabels: {istio-injection: enabled}}
    rules: [{operations: [CREATE], apiGroups: [""], apiVersions: [v1], resources: [pods]}]
)"}};

constexpr Example kGood[] = {{"pods wait for the injector", R"(-- injector.yaml --
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: {name: istio-sidecar-injector, labels: {istio.io/rev: default}}
webhooks:
  - name: rev.namespace.sidecar-injector.istio.io
    clientConfig: {service: {name: istiod, namespace: istio-system, path: /inject}}
    failurePolicy: Fail
    namespaceSelector: {matchLabels: {istio-injection: enabled}}
    rules: [{operations: [CREATE], apiGroups: [""], apiVersions: [v1], resources: [pods]}]
)"},
                             {"a webhook of somebody else's", R"(-- other.yaml --
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: {name: vault}
webhooks:
  - name: vault.hashicorp.com
    clientConfig: {service: {name: vault-agent-injector, namespace: vault, path: /mutate}}
    failurePolicy: Ignore
    rules: [{operations: [CREATE], apiGroups: [""], apiVersions: [v1], resources: [pods]}]
)"}};

}  // namespace

extern constinit const Rule revisions_webhook_fails_open{
    .name = "revisions/webhook-fails-open",
    .since = "0.1.0",
    .summary = "The failurePolicy of an injector webhook is Ignore.",
    .why =
        "A pod that is created while the injector is away runs without its sidecar until somebody restarts it, outside "
        "of the mesh and of its policies.",
    .help = "Write failurePolicy: Fail.",
    .severity = Severity::warning,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
