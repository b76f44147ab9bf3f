// An injector whose own pods need the injector to be created: once all are gone, none can start.
#include <algorithm>
#include <string>
#include <vector>

#include "engine/decide/selectors/reach.h"
#include "engine/decide/selectors/satisfy.h"
#include "engine/model/istio_keys.h"
#include "rules/injector_hooks.h"
#include "rules/injector_objects.h"
#include "rules/rule.h"
#include "rules/wording.h"

namespace sidelint::rules {
namespace {

using model::Labels;

bool is_known(const model::Object& object, const model::FieldMap& labels) {
  return object.alterations.empty() &&
         std::ranges::none_of(labels, [](const model::Field& label) { return label.placeholder; });
}

// Whether the entry selects the namespace as declared; one that is declared nowhere, if it selects it whatever its
// labels are.
bool selects_namespace(const Input& input, const model::Workload& workload, const model::WebhookEntry& entry) {
  constexpr std::string_view kNameLabel = "kubernetes.io/metadata.name";
  const std::string& name = entry.service_namespace;
  const std::vector<const model::Namespace*> declared = input.decisions.namespaces_of(workload);
  if (declared.empty()) {
    model::Selector named;
    named.requirements.push_back({.key = std::string(kNameLabel), .op = model::Operator::in, .values = {name}});
    return decide::implies(named, entry.namespace_selector);
  }
  return std::ranges::all_of(declared, [&](const model::Namespace* name_space) {
    Labels labels = labels_of(name_space->object.metadata.labels);
    model::set_label(labels, kNameLabel, name);
    return is_known(name_space->object, name_space->object.metadata.labels) && entry.namespace_selector.matches(labels);
  });
}

bool is_called_for(const Input& input, const model::WebhookEntry& entry, const model::Workload& workload) {
  const model::FieldMap& labels = workload.pod.metadata.labels;
  return workload.object.metadata.name_space.value == entry.service_namespace && is_known(workload.object, labels) &&
         entry.object_selector.matches(labels_of(labels)) && selects_namespace(input, workload, entry);
}

// The workload behind the entry's Service, if the entry is called for its pods.
const model::Workload* locked_out(const Input& input, const model::WebhookConfiguration& configuration,
                                  const model::WebhookEntry& entry) {
  if (entry.failure_policy.value == "Ignore" || !entry.match_conditions.empty() || !decide::can_be_called(entry))
    return nullptr;
  for (const model::Service* service : services_of(input, entry)) {
    for (const model::Workload* workload : workloads_behind(input, *service)) {
      if (stands_by(input, workload->object, configuration) && is_called_for(input, entry, *workload)) return workload;
    }
  }
  return nullptr;
}

void check(const Input& input, Report& report) {
  for (const model::WebhookConfiguration& configuration : input.repository.webhooks) {
    if (!is_as_written(configuration)) continue;
    const CauseOf cause_of = [&](const model::WebhookEntry& entry) {
      const model::Workload* workload = locked_out(input, configuration, entry);
      return workload == nullptr ? std::string() : workload->title();
    };
    for (const HookGroup& group : group_hooks(configuration, cause_of)) {
      const model::Workload& workload = *locked_out(input, configuration, *group.entries.front());
      report.at(workload.pod.metadata.at, workload.title(), " cannot start once it is down: its webhook waits for it")
          .label("in scope of ", group.title())
          .note(group.entries.front()->name.origin, "called for the injector's own pods")
          .help("Write the label `", typed(model::kInjectKey, "false"), "` on the injector's pods")
          .alternative("Exclude namespace `", group.entries.front()->service_namespace,
                       "` in the webhook's namespaceSelector")
          .about(workload);
    }
  }
}

constexpr Example kBad[] = {{"every namespace is in scope", R"(-- istiod.yaml --
apiVersion: apps/v1
kind: Deployment
metadata: {name: istiod, namespace: istio-system}
spec:
  selector: {matchLabels: {app: istiod}}
  template:
    metadata: {labels: {app: istiod, istio: pilot}}
#             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    spec: {containers: [{name: discovery, image: "pilot:1"}]}
---
apiVersion: v1
kind: Service
metadata: {name: istiod, namespace: istio-system}
spec: {ports: [{port: 443, targetPort: 15017}], selector: {app: istiod, istio: pilot}}
---
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: {name: istio-sidecar-injector, labels: {istio.io/rev: default}}
webhooks:
  - name: sidecar-injector.istio.io
    clientConfig: {service: {name: istiod, namespace: istio-system, path: /inject}}
    namespaceSelector: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: NotIn, values: [kube-system]}]}
    rules: [{operations: [CREATE], apiGroups: [""], apiVersions: [v1], resources: [pods]}]
)"}};

constexpr Example kGood[] = {{"the injector opts out", R"(-- istiod.yaml --
apiVersion: apps/v1
kind: Deployment
metadata: {name: istiod, namespace: istio-system}
spec:
  selector: {matchLabels: {app: istiod}}
  template:
    metadata: {labels: {app: istiod, istio: pilot, sidecar.istio.io/inject: "false"}}
    spec: {containers: [{name: discovery, image: "pilot:1"}]}
---
apiVersion: v1
kind: Service
metadata: {name: istiod, namespace: istio-system}
spec: {ports: [{port: 443, targetPort: 15017}], selector: {app: istiod, istio: pilot}}
---
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: {name: istio-sidecar-injector, labels: {istio.io/rev: default}}
webhooks:
  - name: sidecar-injector.istio.io
    clientConfig: {service: {name: istiod, namespace: istio-system, path: /inject}}
    objectSelector: {matchExpressions: [{key: sidecar.istio.io/inject, operator: NotIn, values: ["false"]}]}
    rules: [{operations: [CREATE], apiGroups: [""], apiVersions: [v1], resources: [pods]}]
)"}};

}  // namespace

extern constinit const Rule revisions_injector_in_own_scope{
    .name = "revisions/injector-in-own-scope",
    .since = "0.1.0",
    .summary = "An injector webhook is called for the pods of its own injector.",
    .why =
        "When no injector runs, the API server refuses the pods of a new one because nobody answers the webhook: the "
        "mesh cannot come up again by itself.",
    .help = "Exclude the injector's pods by a label, or its namespace by the webhook's selector.",
    .severity = Severity::warning,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
