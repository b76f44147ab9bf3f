// A webhook that adds containers after Istio's, which is not called again: what it adds, Istio has not seen.
//
// The API server calls configurations in the order of their names. Which webhooks add containers cannot be told from a
// configuration, so only those whose name says that they inject something count.
#include <algorithm>
#include <string>
#include <string_view>

#include "engine/decide/selectors/reach.h"
#include "rules/injector_hooks.h"
#include "rules/injector_objects.h"
#include "rules/rule.h"

namespace sidelint::rules {
namespace {

using model::WebhookConfiguration;
using model::WebhookEntry;

bool says_that_it_injects(const WebhookEntry& entry) {
  const auto holds = [&](std::string_view word) {
    return entry.name.value.find(word) != std::string::npos || entry.service_name.find(word) != std::string::npos;
  };
  return !entry.is_istio_injector() && (holds("inject") || holds("sidecar"));
}

// An entry of the configuration that is called for some pod that the other entry changes too, and never again.
const WebhookEntry* overtaken(const Input& input, const WebhookConfiguration& istio, const WebhookEntry& later) {
  const decide::Release release = input.decisions.control_plane(istio.object).release;
  const auto found = std::ranges::find_if(istio.entries, [&](const WebhookEntry& entry) {
    return entry.is_istio_injector() && entry.reinvocation_policy.value == "Never" &&
           decide::overlap(entry, later, release).has_value();
  });
  return found == istio.entries.end() ? nullptr : &*found;
}

void check(const Input& input, Report& report) {
  for (const WebhookConfiguration& istio : input.repository.webhooks) {
    if (!is_as_written(istio)) continue;
    for (const WebhookConfiguration& other : input.repository.webhooks) {
      if (other.name() <= istio.name() || !is_as_written(other) || !stands_by(input, other.object, istio)) continue;
      const auto later = std::ranges::find_if(other.entries, [&](const WebhookEntry& entry) {
        return says_that_it_injects(entry) && overtaken(input, istio, entry) != nullptr;
      });
      if (later == other.entries.end()) continue;
      const WebhookEntry& first = *overtaken(input, istio, *later);
      report
          .at(other.object.metadata.name.origin, "`", other.name(), "` changes pods after `", istio.name(),
              "`, which is not called again")
          .label("called later, for its name comes later")
          .note(first.name.origin, "adds its sidecar before, and rewrites no probe that comes later")
          .help("Write `reinvocationPolicy: IfNeeded` on Istio's webhooks, or give `", other.name(),
                "` an earlier name")
          .about(other.object);
    }
  }
}

constexpr Example kBad[] = {{"another sidecar comes later", R"(-- hooks.yaml --
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
metadata:
  name: vault-agent-injector
#       ^^^^^^^^^^^^^^^^^^^^
webhooks:
  - name: vault.hashicorp.com
    clientConfig: {service: {name: vault-agent-injector-svc, namespace: vault, path: /mutate}}
    rules: [{operations: [CREATE], apiGroups: [""], apiVersions: [v1], resources: [pods]}]
)"}};

constexpr Example kGood[] = {{"Istio is called again", R"(-- hooks.yaml --
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: {name: istio-sidecar-injector, labels: {istio.io/rev: default}}
webhooks:
  - name: namespace.sidecar-injector.istio.io
    clientConfig: {service: {name: istiod, namespace: istio-system, path: /inject}}
    namespaceSelector: {matchLabels: {istio-injection: enabled}}
    reinvocationPolicy: IfNeeded
    rules: [{operations: [CREATE], apiGroups: [""], apiVersions: [v1], resources: [pods]}]
---
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: {name: vault-agent-injector}
webhooks:
  - name: vault.hashicorp.com
    clientConfig: {service: {name: vault-agent-injector-svc, namespace: vault, path: /mutate}}
    rules: [{operations: [CREATE], apiGroups: [""], apiVersions: [v1], resources: [pods]}]
)"}};

}  // namespace

extern constinit const Rule revisions_later_injector{
    .name = "revisions/later-injector",
    .since = "0.1.0",
    .summary = "Another injector changes pods after Istio's, which is not called again.",
    .why =
        "Containers that it adds keep their probes as they are and start in an order that the sidecar does not know "
        "of.",
    .help = "Let Istio's webhooks be invoked again, or the other one come first.",
    .severity = Severity::warning,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
