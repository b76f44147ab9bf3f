// An empty caBundle is what charts install: istiod fills it in. Unless it does not recognise the configuration.
#include <string>

#include "engine/decide/selectors/reach.h"
#include "engine/model/istio_keys.h"
#include "engine/x509/certificates.h"
#include "rules/injector_hooks.h"
#include "rules/injector_objects.h"
#include "rules/rule.h"
#include "rules/wording.h"

namespace sidelint::rules {
namespace {

using model::WebhookConfiguration;

bool is_empty(const model::WebhookEntry& entry) {
  if (entry.client.ca_is_placeholder() || !decide::can_be_called(entry) || entry.service_name.empty()) return false;
  const std::optional<std::string> pem = entry.client.ca_pem();
  return pem && x509::read_pem(*pem).is_blank();
}

std::string reason(Unpatched why, const WebhookConfiguration& configuration) {
  switch (why) {
    case Unpatched::no:
      return {};
    case Unpatched::no_revision:
      return "the label `istio.io/rev` is missing";
    case Unpatched::unknown_revision:
      return "no control plane here is revision `" + configuration.revision() + "`";
    case Unpatched::entry_name:
      return "its name does not end in `sidecar-injector.istio.io`";
  }
  return {};
}

void check_group(const HookGroup& group, Unpatched why, Report& report) {
  const WebhookConfiguration& configuration = group.configuration;
  const model::WebhookEntry& first = *group.entries.front();
  const model::Field* label = configuration.object.metadata.labels.find(model::kRevisionLabel);
  const OriginId at = why == Unpatched::entry_name ? first.name.origin
                      : why == Unpatched::unknown_revision && label != nullptr
                          ? label->at
                          : configuration.object.metadata.name.origin;
  Finding finding = report.at(at, effect_of_failure(group), ": nobody fills in the caBundle")
                        .label(group.cause)
                        .note(first.client.ca_bundle.origin, "no certificate to check the injector's against")
                        .about(configuration.object);
  if (why == Unpatched::entry_name) {
    finding.help("Give the webhook a name that ends in `sidecar-injector.istio.io`, or write the caBundle");
  } else {
    finding.help("Write the label `", typed(model::kRevisionLabel, "REVISION"),
                 "` with the revision of the control plane that answers, or write the caBundle");
  }
}

void check(const Input& input, Report& report) {
  for (const WebhookConfiguration& configuration : input.repository.webhooks) {
    if (!is_as_written(configuration)) continue;
    const CauseOf cause_of = [&](const model::WebhookEntry& entry) {
      return is_empty(entry) ? reason(unpatched(input, configuration, entry), configuration) : std::string();
    };
    for (const HookGroup& group : group_hooks(configuration, cause_of)) {
      check_group(group, unpatched(input, configuration, *group.entries.front()), report);
    }
  }
}

constexpr Example kBad[] = {{"without the label that istiod goes by", R"(-- injector.yaml --
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata:
  name: my-injector
#       ^^^^^^^^^^^
webhooks:
  - name: namespace.sidecar-injector.istio.io
    clientConfig: {service: {name: istiod, namespace: istio-system, path: /inject}, caBundle: ""}
    namespaceSelector: {matchLabels: {istio-injection: enabled}}
    rules: [{operations: [CREATE], apiGroups: [""], apiVersions: [v1], resources: [pods]}]
)"},
                            {"under another name", R"(-- injector.yaml --
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: {name: my-injector, labels: {istio.io/rev: default}}
webhooks:
  - name: inject.mesh.example.com
#         ^^^^^^^^^^^^^^^^^^^^^^^
    clientConfig: {service: {name: istiod, namespace: istio-system, path: /inject}}
    namespaceSelector: {matchLabels: {istio-injection: enabled}}
    rules: [{operations: [CREATE], apiGroups: [""], apiVersions: [v1], resources: [pods]}]
)"}};

constexpr Example kGood[] = {{"as the charts write it", R"(-- injector.yaml --
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: {name: istio-sidecar-injector, labels: {istio.io/rev: default}}
webhooks:
  - name: namespace.sidecar-injector.istio.io
    clientConfig: {service: {name: istiod, namespace: istio-system, path: /inject}}
    namespaceSelector: {matchLabels: {istio-injection: enabled}}
    rules: [{operations: [CREATE], apiGroups: [""], apiVersions: [v1], resources: [pods]}]
)"},
                             {"somebody else fills it in", R"(-- injector.yaml --
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: {name: my-injector, annotations: {cert-manager.io/inject-ca-from: istio-system/istiod}}
webhooks:
  - name: inject.mesh.example.com
    clientConfig: {service: {name: istiod, namespace: istio-system, path: /inject}}
    namespaceSelector: {matchLabels: {istio-injection: enabled}}
    rules: [{operations: [CREATE], apiGroups: [""], apiVersions: [v1], resources: [pods]}]
)"}};

}  // namespace

extern constinit const Rule revisions_ca_bundle_never_patched{
    .name = "revisions/ca-bundle-never-patched",
    .since = "0.1.0",
    .summary = "The caBundle of an injector webhook is empty, and no injector will fill it in.",
    .why =
        "istiod fills in only configurations with its revision's label and entries with its name; for any other the "
        "API "
        "server refuses every pod in scope with an x509 error.",
    .help = "Label the configuration with the revision that answers, or write the caBundle.",
    .severity = Severity::error,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
