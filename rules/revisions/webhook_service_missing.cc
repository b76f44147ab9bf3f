// A webhook that calls a Service which the repository's control planes do not have: left over, or of another namespace.
//
// Where a chart brings the control plane the repository holds no Service of it, and nothing can be said.
#include <algorithm>
#include <string>

#include "engine/decide/selectors/reach.h"
#include "rules/injector_hooks.h"
#include "rules/injector_objects.h"
#include "rules/rule.h"

namespace sidelint::rules {
namespace {

// Whether the Services of its control planes stand by the configuration.
bool has_injector_services(const Input& input, const model::WebhookConfiguration& configuration) {
  return std::ranges::any_of(input.repository.supporting.services, [&](const model::Service& service) {
    return looks_like_injector(service) && stands_by(input, service.object, configuration);
  });
}

std::string missing_service(const Input& input, const model::WebhookEntry& entry) {
  if (entry.service_name.empty() || !decide::can_be_called(entry)) return {};
  if (!services_of(input, entry).empty()) return {};
  return entry.service_namespace + "/" + entry.service_name;
}

void note_similar(Finding& finding, const Input& input, const model::WebhookConfiguration& configuration) {
  for (const model::Service& service : input.repository.supporting.services) {
    if (looks_like_injector(service) && stands_by(input, service.object, configuration)) {
      finding.note(service.object.metadata.name.origin, "is Service `", service.object.metadata.name_space.value, "/",
                   service.name(), "` meant?");
      return;
    }
  }
}

void check(const Input& input, Report& report) {
  for (const model::WebhookConfiguration& configuration : input.repository.webhooks) {
    // Whom a tag leads to is another rule's matter.
    if (!is_as_written(configuration) || configuration.object.metadata.labels.find("istio.io/tag") != nullptr) continue;
    if (!has_injector_services(input, configuration)) continue;
    const CauseOf cause_of = [&](const model::WebhookEntry& entry) { return missing_service(input, entry); };
    for (const HookGroup& group : group_hooks(configuration, cause_of)) {
      const model::WebhookEntry& first = *group.entries.front();
      Finding finding =
          report.at(first.client.service_at, effect_of_failure(group), ": no Service `", group.cause, "`")
              .label("not in the repository")
              .help("Name the Service of the control plane that answers, or delete the webhook if it is left over")
              .about(configuration.object);
      note_similar(finding, input, configuration);
    }
  }
}

constexpr Example kBad[] = {{"the control plane was renamed", R"(-- istiod.yaml --
apiVersion: v1
kind: Service
metadata: {name: istiod-1-30, namespace: istio-system}
spec: {ports: [{port: 443, targetPort: 15017}], selector: {app: istiod, istio: pilot}}
---
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: {name: istio-sidecar-injector, labels: {istio.io/rev: default}}
webhooks:
  - name: rev.namespace.sidecar-injector.istio.io
    clientConfig:
      service: {name: istiod, namespace: istio-system, path: /inject}
#              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    namespaceSelector: {matchLabels: {istio-injection: enabled}}
    rules: [{operations: [CREATE], apiGroups: [""], apiVersions: [v1], resources: [pods]}]
)"}};

constexpr Example kGood[] = {{"the Service is there", R"(-- istiod.yaml --
apiVersion: v1
kind: Service
metadata: {name: istiod, namespace: istio-system}
spec: {ports: [{port: 443, targetPort: 15017}], selector: {app: istiod, istio: pilot}}
---
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: {name: istio-sidecar-injector, labels: {istio.io/rev: default}}
webhooks:
  - name: rev.namespace.sidecar-injector.istio.io
    clientConfig: {service: {name: istiod, namespace: istio-system, path: /inject}}
    namespaceSelector: {matchLabels: {istio-injection: enabled}}
    rules: [{operations: [CREATE], apiGroups: [""], apiVersions: [v1], resources: [pods]}]
)"},
                             {"a chart brings the control plane", R"(-- injector.yaml --
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: {name: istio-sidecar-injector, labels: {istio.io/rev: default}}
webhooks:
  - name: rev.namespace.sidecar-injector.istio.io
    clientConfig: {service: {name: istiod, namespace: istio-system, path: /inject}}
    namespaceSelector: {matchLabels: {istio-injection: enabled}}
    rules: [{operations: [CREATE], apiGroups: [""], apiVersions: [v1], resources: [pods]}]
)"}};

constexpr std::string_view kEquivalents[] = {"IST0139"};

}  // namespace

extern constinit const Rule revisions_webhook_service_missing{
    .name = "revisions/webhook-service-missing",
    .since = "0.1.0",
    .summary = "An injector webhook calls a Service that the control planes of the repository do not have.",
    .why =
        "The API server cannot call it, so every pod in scope is refused, or comes up without a sidecar if the webhook "
        "fails open.",
    .help = "Name the Service of the control plane that answers, or delete the webhook.",
    .severity = Severity::warning,
    .equivalents = kEquivalents,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
