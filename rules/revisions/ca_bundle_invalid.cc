// A caBundle that the API server cannot read, or that cannot vouch for anybody.
//
// Mirrors k8s.io/client-go v0.36, transport/transport.go (rootCertPool: a bundle without any certificate is an error)
// and istio 1.30.3, pkg/webhooks/util/util.go (VerifyCABundle).
#include <algorithm>
#include <optional>
#include <string>

#include "engine/x509/certificates.h"
#include "rules/injector_hooks.h"
#include "rules/injector_objects.h"
#include "rules/rule.h"

namespace sidelint::rules {
namespace {

constexpr std::string_view kNotBase64 = "is not base64";

// A certificate that issued itself may be the injector's own, whether it may sign others or not.
bool can_vouch(const x509::Certificate& certificate) { return certificate.is_authority || certificate.is_self_issued; }

std::string cause_of(const model::WebhookEntry& entry) {
  if (entry.client.ca_bundle.value.empty() || entry.client.ca_is_placeholder()) return {};
  const std::optional<std::string> pem = entry.client.ca_pem();
  if (!pem) return std::string(kNotBase64);
  const x509::Bundle bundle = x509::read_pem(*pem);
  if (bundle.is_blank()) return {};  // a place for one
  if (bundle.certificates.empty()) return "is not PEM: " + bundle.error;
  return std::ranges::any_of(bundle.certificates, can_vouch) ? "" : "holds no CA certificate";
}

void check_group(const Input& input, const HookGroup& group, Report& report) {
  const model::WebhookEntry& first = *group.entries.front();
  const bool is_refused = group.cause == kNotBase64;
  const std::string effect = is_refused ? "the API server refuses " + group.title() : effect_of_failure(group);
  const std::string cause = group.cause.substr(0, group.cause.find(':'));
  Finding finding =
      report.at(first.client.ca_bundle.origin, effect, ": caBundle ", cause)
          .label(group.cause == cause ? "no certificate that the injector's could be checked against"
                                      : group.cause.substr(cause.size() + 2))
          .help("Put the base64 of the root certificate's PEM here, or leave caBundle out for istiod to fill in")
          .about(group.configuration.object);
  note_others(
      finding, group, [](const model::WebhookEntry& entry) { return entry.client.ca_bundle.origin; }, "the same here");
  if (!is_refused && unpatched(input, group.configuration, first) == Unpatched::no)
    finding.remark("istiod writes its own over it, and each sync of the repository puts this one back");
}

void check(const Input& input, Report& report) {
  for (const model::WebhookConfiguration& configuration : input.repository.webhooks) {
    if (!is_as_written(configuration)) continue;
    for (const HookGroup& group : group_hooks(configuration, cause_of)) check_group(input, group, report);
  }
}

constexpr Example kBad[] = {{"text instead of base64", R"(-- injector.yaml --
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: {name: istio-sidecar-injector, labels: {istio.io/rev: default}}
webhooks:
  - name: rev.namespace.sidecar-injector.istio.io
    clientConfig:
      service: {name: istiod, namespace: istio-system, path: /inject}
      caBundle: the root of istiod
#     ^^^^^^^^
    namespaceSelector: {matchLabels: {istio-injection: enabled}}
    rules: [{operations: [CREATE], apiGroups: [""], apiVersions: [v1], resources: [pods]}]
)"},
                            {"base64 of no certificate", R"(-- injector.yaml --
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: {name: istio-sidecar-injector, labels: {istio.io/rev: default}}
webhooks:
  - name: rev.namespace.sidecar-injector.istio.io
    clientConfig:
      service: {name: istiod, namespace: istio-system, path: /inject}
      caBundle: cm9vdC1jZXJ0LnBlbQ==
#     ^^^^^^^^
    namespaceSelector: {matchLabels: {istio-injection: enabled}}
    rules: [{operations: [CREATE], apiGroups: [""], apiVersions: [v1], resources: [pods]}]
)"},
                            {"the injector's certificate instead of its root", R"(-- injector.yaml --
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: {name: istio-sidecar-injector, labels: {istio.io/rev: default}}
webhooks:
  - name: rev.namespace.sidecar-injector.istio.io
    clientConfig:
      service: {name: istiod, namespace: istio-system, path: /inject}
      caBundle: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSGhNSUdVb0FNQ0FRSUNBUUl3QlFZREsyVndNQk14RVRBUEJnTlZCQU1NQ0hKdmIzUWdiMjVsTUNBWERUSTIKTVRFeU16QXhOVGd3TVZvWUR6SXhNall4TURNd01ERTFPREF4V2pBUk1ROHdEUVlEVlFRRERBWnBjM1JwYjJRdwpLakFGQmdNclpYQURJUURCYjhSeVp5UG1oZko3TUlnckJlRUM4amx4OWtUZ3BDNCtwMHBpWWdSZ0pLTU5NQXN3CkNRWURWUjBUQkFJd0FEQUZCZ01yWlhBRFFRQm9KOGwyM2xZODBBdE5saElDNlpLUU1qeDAyRHErRjllUC9xWGYKcXQ0bVhKWGZiRDlvOHYzdU5YKzNNajdpMkdZNENPSzh4SGJXR2FQTE1jd3N0bHdBCi0tLS0tRU5EIENFUlRJRklDQVRFLS0tLS0K
#     ^^^^^^^^
    namespaceSelector: {matchLabels: {istio-injection: enabled}}
    rules: [{operations: [CREATE], apiGroups: [""], apiVersions: [v1], resources: [pods]}]
)"}};

constexpr Example kGood[] = {{"a root certificate", R"(-- injector.yaml --
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: {name: istio-sidecar-injector, labels: {istio.io/rev: default}}
webhooks:
  - name: rev.namespace.sidecar-injector.istio.io
    clientConfig:
      service: {name: istiod, namespace: istio-system, path: /inject}
      caBundle: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSG1NSUdab0FNQ0FRSUNBUUV3QlFZREsyVndNQk14RVRBUEJnTlZCQU1NQ0hKdmIzUWdiMjVsTUNBWERUSTIKTVRFeU16QXhOVGd3TVZvWUR6SXhNall4TURNd01ERTFPREF4V2pBVE1SRXdEd1lEVlFRRERBaHliMjkwSUc5dQpaVEFxTUFVR0F5dGxjQU1oQUt2dmhycUxtNkUxOXBQcDdlMU44cUdVU2pSdzVqY25IN0ljYmVDdFpOdFZveEF3CkRqQU1CZ05WSFJNRUJUQURBUUgvTUFVR0F5dGxjQU5CQUZncVFJRTYyYjJQMDBLU2IwTUdsUldOcjc1aFl6M0QKT1BxOEUwaVdZOHNiOW9ia2d1VDZ3RHIyQmJIbjF6QmZwaWJkWGdlQzhZekY0aGRGSEJvNk93az0KLS0tLS1FTkQgQ0VSVElGSUNBVEUtLS0tLQo=
    namespaceSelector: {matchLabels: {istio-injection: enabled}}
    rules: [{operations: [CREATE], apiGroups: [""], apiVersions: [v1], resources: [pods]}]
)"}};

}  // namespace

extern constinit const Rule revisions_ca_bundle_invalid{
    .name = "revisions/ca-bundle-invalid",
    .since = "0.1.0",
    .summary = "The caBundle of an injector webhook is no base64, no PEM, or holds no certificate authority.",
    .why =
        "The API server checks the injector's certificate against it, so every pod in the webhook's scope is refused "
        "with an x509 error, or the configuration itself is.",
    .help = "Put the base64 of the root certificate's PEM there, or leave caBundle out where istiod fills it in.",
    .severity = Severity::error,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
