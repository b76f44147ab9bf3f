// A caBundle in the repository beside a root certificate that is another one.
//
// Compared are sets of decoded certificates: line ends, the order and the layer of base64 do not matter. Which Secrets
// and ConfigMaps hold the root: engine/model/root_certificate.cc.
#include <cstddef>
#include <string>
#include <vector>

#include "engine/x509/certificates.h"
#include "rules/injector_hooks.h"
#include "rules/injector_objects.h"
#include "rules/rule.h"

namespace sidelint::rules {
namespace {

using model::RootCertificate;
using model::WebhookConfiguration;

// The roots in use beside the configuration: the nearest, and of those the ones that take precedence.
std::vector<const RootCertificate*> roots_of(const Input& input, const WebhookConfiguration& configuration,
                                             const std::string& name_space) {
  std::vector<const RootCertificate*> roots;
  std::vector<const model::Object*> objects;
  for (const RootCertificate& root : input.repository.supporting.roots) {
    if (root.object.metadata.name_space.value != name_space || !root.object.alterations.empty()) continue;
    roots.push_back(&root);
    objects.push_back(&root.object);
  }
  std::vector<const RootCertificate*> best;
  for (const std::size_t i : model::nearest_definitions(objects, configuration.object.file)) {
    if (!stands_by(input, roots[i]->object, configuration)) continue;
    if (!best.empty() && roots[i]->rank < best.front()->rank) best.clear();
    if (best.empty() || roots[i]->rank == best.front()->rank) best.push_back(roots[i]);
  }
  return best;
}

// The root that the entry's bundle lacks; null if it has it, or nothing can be compared.
const RootCertificate* missing_root(const Input& input, const WebhookConfiguration& configuration,
                                    const model::WebhookEntry& entry) {
  if (entry.client.ca_is_placeholder() || entry.service_name.empty()) return nullptr;
  const x509::Bundle bundle = x509::read_pem(entry.client.ca_pem().value_or(""));
  if (bundle.certificates.empty()) return nullptr;
  const RootCertificate* missing = nullptr;
  for (const RootCertificate* root : roots_of(input, configuration, entry.service_namespace)) {
    const x509::Bundle wanted = x509::read_pem(root->pem.value);
    if (wanted.certificates.empty() || x509::share_certificate(bundle, wanted)) return nullptr;
    if (missing == nullptr) missing = root;
  }
  return missing;
}

std::string title(const RootCertificate& root) {
  return root.object.kind + " `" + root.object.metadata.name.value + "`";
}

void check(const Input& input, Report& report) {
  for (const WebhookConfiguration& configuration : input.repository.webhooks) {
    if (!is_as_written(configuration)) continue;
    const CauseOf cause_of = [&](const model::WebhookEntry& entry) {
      const RootCertificate* missing = missing_root(input, configuration, entry);
      return missing == nullptr ? std::string() : title(*missing);
    };
    for (const HookGroup& group : group_hooks(configuration, cause_of)) {
      const model::WebhookEntry& first = *group.entries.front();
      const RootCertificate* root = missing_root(input, configuration, first);
      Finding finding =
          report.at(first.client.ca_bundle.origin, effect_of_failure(group), ": caBundle lacks the root certificate")
              .label("another certificate than the injector's root")
              .note(root->pem.origin, "the root of the injectors in `", root->object.metadata.name_space.value, "`")
              .help("Put the base64 of the root in ", group.cause, " here, or leave caBundle out for istiod to fill in")
              .about(configuration.object);
      if (unpatched(input, configuration, first) == Unpatched::no)
        finding.remark("istiod writes the right one over it, and each sync of the repository puts this one back");
    }
  }
}

constexpr Example kBad[] = {{"the root was renewed", R"(-- injector.yaml --
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: {name: istio-sidecar-injector, labels: {istio.io/rev: default}}
webhooks:
  - name: rev.namespace.sidecar-injector.istio.io
    clientConfig:
      service: {name: istiod, namespace: istio-system, path: /inject}
      caBundle: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSG1NSUdab0FNQ0FRSUNBUUV3QlFZREsyVndNQk14RVRBUEJnTlZCQU1NQ0hKdmIzUWdiMjVsTUNBWERUSTIKTVRFeU16QXhOVGd3TVZvWUR6SXhNall4TURNd01ERTFPREF4V2pBVE1SRXdEd1lEVlFRRERBaHliMjkwSUc5dQpaVEFxTUFVR0F5dGxjQU1oQUt2dmhycUxtNkUxOXBQcDdlMU44cUdVU2pSdzVqY25IN0ljYmVDdFpOdFZveEF3CkRqQU1CZ05WSFJNRUJUQURBUUgvTUFVR0F5dGxjQU5CQUZncVFJRTYyYjJQMDBLU2IwTUdsUldOcjc1aFl6M0QKT1BxOEUwaVdZOHNiOW9ia2d1VDZ3RHIyQmJIbjF6QmZwaWJkWGdlQzhZekY0aGRGSEJvNk93az0KLS0tLS1FTkQgQ0VSVElGSUNBVEUtLS0tLQo=
#     ^^^^^^^^
    namespaceSelector: {matchLabels: {istio-injection: enabled}}
    rules: [{operations: [CREATE], apiGroups: [""], apiVersions: [v1], resources: [pods]}]
-- root.yaml --
apiVersion: v1
kind: Secret
metadata: {name: istio-ca-secret, namespace: istio-system}
data: {ca-cert.pem: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSG1NSUdab0FNQ0FRSUNBUUV3QlFZREsyVndNQk14RVRBUEJnTlZCQU1NQ0hKdmIzUWdkSGR2TUNBWERUSTIKTVRFeU16QXhOVGd3TVZvWUR6SXhNall4TURNd01ERTFPREF4V2pBVE1SRXdEd1lEVlFRRERBaHliMjkwSUhSMwpiekFxTUFVR0F5dGxjQU1oQUpWcUNxdVo2d3VFamlIUXZieUluRmljcTBRcDNZVlhuZlhoeG9EOTJTNzJveEF3CkRqQU1CZ05WSFJNRUJUQURBUUgvTUFVR0F5dGxjQU5CQUNYY2ZsNVlEYko4V1Q0ZExVWDMxMTBkMFR4VG05cTgKckF5cUs0Z2Q4aHYyYm9RdDZqTEtzeXQ3U05xS2ZGZVo0dnlEUUR5K0tidm03dFg1WXh1MmxnMD0KLS0tLS1FTkQgQ0VSVElGSUNBVEUtLS0tLQo=}
)"}};

constexpr Example kGood[] = {{"the same root, in other words", R"(-- injector.yaml --
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
-- root.yaml --
apiVersion: v1
kind: Secret
metadata: {name: cacerts, namespace: istio-system}
data: {root-cert.pem: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSG1NSUdab0FNQ0FRSUNBUUV3QlFZREsyVndNQk14RVRBUEJnTlZCQU1NQ0hKdmIzUWdiMjVsTUNBWERUSTIKTVRFeU16QXhOVGd3TVZvWUR6SXhNall4TURNd01ERTFPREF4V2pBVE1SRXdEd1lEVlFRRERBaHliMjkwSUc5dQpaVEFxTUFVR0F5dGxjQU1oQUt2dmhycUxtNkUxOXBQcDdlMU44cUdVU2pSdzVqY25IN0ljYmVDdFpOdFZveEF3CkRqQU1CZ05WSFJNRUJUQURBUUgvTUFVR0F5dGxjQU5CQUZncVFJRTYyYjJQMDBLU2IwTUdsUldOcjc1aFl6M0QKT1BxOEUwaVdZOHNiOW9ia2d1VDZ3RHIyQmJIbjF6QmZwaWJkWGdlQzhZekY0aGRGSEJvNk93az0KLS0tLS1FTkQgQ0VSVElGSUNBVEUtLS0tLQo=}
)"}};

}  // namespace

extern constinit const Rule revisions_ca_bundle_mismatch{
    .name = "revisions/ca-bundle-mismatch",
    .since = "0.1.0",
    .summary =
        "The caBundle of an injector webhook is another root than the one in the control plane's Secret or ConfigMap.",
    .why =
        "The API server does not trust the injector's certificate then, so every pod in the webhook's scope is refused "
        "with an x509 error until something writes the right root.",
    .help = "Put the root certificate there, or leave caBundle out where istiod fills it in.",
    .severity = Severity::error,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
