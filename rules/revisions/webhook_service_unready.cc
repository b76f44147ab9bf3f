// A webhook whose Service is there but leads nowhere: "no endpoints available for service".
#include <optional>
#include <string>

#include "rules/injector_hooks.h"
#include "rules/rule.h"
#include "rules/service_fault.h"

namespace sidelint::rules {
namespace {

void check(const Input& input, Report& report) {
  for (const model::WebhookConfiguration& configuration : input.repository.webhooks) {
    if (!is_as_written(configuration)) continue;
    const CauseOf cause_of = [&](const model::WebhookEntry& entry) {
      const std::optional<ServiceFault> fault = service_fault(input, configuration, entry);
      return fault ? entry.service_name + "` " + fault->what : std::string();
    };
    for (const HookGroup& group : group_hooks(configuration, cause_of)) {
      const ServiceFault fault = service_fault(input, configuration, *group.entries.front()).value_or(ServiceFault{});
      report.at(fault.at, effect_of_failure(group), ": Service `", group.cause)
          .label(fault.label)
          .note(group.entries.front()->client.service_at, "called here")
          .help("Make the Service lead to the pods of the injector, on the port that the webhook calls")
          .about(configuration.object);
    }
  }
}

constexpr Example kBad[] = {{"another port", R"(-- istiod.yaml --
apiVersion: v1
kind: Service
metadata: {name: istiod, namespace: istio-system}
spec:
  selector: {app: istiod}
  ports:
    - port: 15017
#           ^^^^^
---
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: {name: istio-sidecar-injector, labels: {istio.io/rev: default}}
webhooks:
  - name: rev.namespace.sidecar-injector.istio.io
    clientConfig: {service: {name: istiod, namespace: istio-system, path: /inject, port: 443}}
    namespaceSelector: {matchLabels: {istio-injection: enabled}}
    rules: [{operations: [CREATE], apiGroups: [""], apiVersions: [v1], resources: [pods]}]
)"},
                            {"scaled to nothing", R"(-- istiod.yaml --
apiVersion: v1
kind: Service
metadata: {name: istiod, namespace: istio-system}
spec:
  ports: [{port: 443, targetPort: 15017}]
  selector: {app: istiod}
#           ^^^^^^^^^^^^^
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: istiod, namespace: istio-system}
spec:
  replicas: 0
  selector: {matchLabels: {app: istiod}}
  template:
    metadata: {labels: {app: istiod}}
    spec: {containers: [{name: discovery, image: "pilot:1"}]}
---
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: {name: istio-sidecar-injector, labels: {istio.io/rev: default}}
webhooks:
  - name: rev.namespace.sidecar-injector.istio.io
    clientConfig: {service: {name: istiod, namespace: istio-system, path: /inject}}
    namespaceSelector: {matchLabels: {istio-injection: enabled}}
    rules: [{operations: [CREATE], apiGroups: [""], apiVersions: [v1], resources: [pods]}]
)"}};

constexpr Example kGood[] = {{"the chain is whole", R"(-- istiod.yaml --
apiVersion: v1
kind: Service
metadata: {name: istiod, namespace: istio-system}
spec: {ports: [{port: 443, targetPort: 15017}], selector: {app: istiod, istio: pilot}}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: istiod, namespace: istio-system}
spec:
  selector: {matchLabels: {app: istiod}}
  template:
    metadata: {labels: {app: istiod, istio: pilot}}
    spec: {containers: [{name: discovery, image: "pilot:1"}]}
---
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

extern constinit const Rule revisions_webhook_service_unready{
    .name = "revisions/webhook-service-unready",
    .since = "0.1.0",
    .summary = "The Service that an injector webhook calls lacks the port, or has no pods behind it.",
    .why =
        "The API server answers \"no endpoints available for service\" and refuses every pod in scope, or lets them "
        "start without a sidecar.",
    .help = "Make the Service lead to the pods of the injector, on the port that the webhook calls.",
    .severity = Severity::warning,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
