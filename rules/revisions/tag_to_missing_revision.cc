// A revision tag whose revision the repository's control planes do not have: left over from before an upgrade.
//
// Where charts bring the control planes the repository holds none of their Services and configurations, and nothing can
// be said.
#include <algorithm>
#include <set>
#include <string>

#include "engine/decide/selectors/reach.h"
#include "engine/model/istio_keys.h"
#include "rules/injector_hooks.h"
#include "rules/injector_objects.h"
#include "rules/rule.h"

namespace sidelint::rules {
namespace {

constexpr std::string_view kTagLabel = "istio.io/tag";

bool is_tag(const model::WebhookConfiguration& configuration) {
  return configuration.object.metadata.labels.find(kTagLabel) != nullptr;
}

bool is_of(const decide::Hook& hook, const model::WebhookConfiguration& configuration) {
  return std::ranges::any_of(configuration.entries, [&](const auto& entry) { return &entry == hook.entry; });
}

// Whether the hook is of a configuration that points a tag to a revision. One that a chart brings is that of the
// chart's own control plane.
bool is_of_tag(const Input& input, const decide::Hook& hook) {
  return std::ranges::any_of(input.repository.webhooks, [&](const model::WebhookConfiguration& configuration) {
    return is_tag(configuration) && is_of(hook, configuration);
  });
}

// The revisions of the control planes beside the tag, as their configurations and workloads name them.
std::set<std::string> present_revisions(const Input& input, const model::WebhookConfiguration& tag) {
  std::set<std::string> revisions;
  for (const decide::Hook& hook : input.decisions.control_plane(tag.object).hooks) {
    if (!is_of_tag(input, hook)) revisions.insert(hook.revision);
  }
  for (const model::Workload& workload : input.repository.workloads) {
    const model::Field* label = workload.pod.metadata.labels.find(model::kRevisionLabel);
    if (label != nullptr && looks_like_injector(workload) && stands_by(input, workload.object, tag))
      revisions.insert(label->value);
  }
  return revisions;
}

bool leads_nowhere(const Input& input, const model::WebhookEntry& entry) {
  return !entry.service_name.empty() && decide::can_be_called(entry) && services_of(input, entry).empty();
}

void check(const Input& input, Report& report) {
  for (const model::WebhookConfiguration& configuration : input.repository.webhooks) {
    const model::Field* tag = configuration.object.metadata.labels.find(kTagLabel);
    const std::string revision = configuration.revision();
    if (tag == nullptr || revision.empty() || !is_as_written(configuration)) continue;
    if (is_ordered_unseen(input, configuration.object)) continue;
    const std::set<std::string> present = present_revisions(input, configuration);
    if (present.empty() || present.contains(revision)) continue;
    const CauseOf cause_of = [&](const model::WebhookEntry& entry) {
      return leads_nowhere(input, entry) ? entry.service_namespace + "/" + entry.service_name : std::string();
    };
    for (const HookGroup& group : group_hooks(configuration, cause_of)) {
      Finding finding = report
                            .at(group.entries.front()->client.service_at, "pods of tag `", tag->value,
                                "` are refused: nothing here is revision `", revision, "`")
                            .label("Service `", group.cause, "` is not in the repository either")
                            .about(configuration.object);
      if (const model::Field* label = configuration.object.metadata.labels.find(model::kRevisionLabel))
        finding.note(label->at, "the revision that the tag stands for");
      finding.help("Point the tag to a revision that is installed: `istioctl tag set ", tag->value, " --revision ",
                   present.rbegin()->empty() ? "REVISION" : *present.rbegin(), " --overwrite`");
    }
  }
}

constexpr Example kBad[] = {{"the revision was removed", R"(-- injector.yaml --
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: {name: istio-sidecar-injector-1-30, labels: {istio.io/rev: 1-30}}
webhooks:
  - name: rev.namespace.sidecar-injector.istio.io
    clientConfig: {service: {name: istiod-1-30, namespace: istio-system, path: /inject}}
    namespaceSelector: {matchLabels: {istio.io/rev: 1-30}}
    rules: [{operations: [CREATE], apiGroups: [""], apiVersions: [v1], resources: [pods]}]
-- tag.yaml --
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: {name: istio-revision-tag-prod, labels: {istio.io/tag: prod, istio.io/rev: 1-29}}
webhooks:
  - name: rev.namespace.sidecar-injector.istio.io
    clientConfig:
      service: {name: istiod-1-29, namespace: istio-system, path: /inject}
#              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    namespaceSelector: {matchLabels: {istio.io/rev: prod}}
    rules: [{operations: [CREATE], apiGroups: [""], apiVersions: [v1], resources: [pods]}]
)"}};

constexpr Example kGood[] = {{"the tag's revision is installed", R"(-- injector.yaml --
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: {name: istio-sidecar-injector-1-30, labels: {istio.io/rev: 1-30}}
webhooks:
  - name: rev.namespace.sidecar-injector.istio.io
    clientConfig: {service: {name: istiod-1-30, namespace: istio-system, path: /inject}}
    namespaceSelector: {matchLabels: {istio.io/rev: 1-30}}
    rules: [{operations: [CREATE], apiGroups: [""], apiVersions: [v1], resources: [pods]}]
-- tag.yaml --
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: {name: istio-revision-tag-prod, labels: {istio.io/tag: prod, istio.io/rev: 1-30}}
webhooks:
  - name: rev.namespace.sidecar-injector.istio.io
    clientConfig: {service: {name: istiod-1-30, namespace: istio-system, path: /inject}}
    namespaceSelector: {matchLabels: {istio.io/rev: prod}}
    rules: [{operations: [CREATE], apiGroups: [""], apiVersions: [v1], resources: [pods]}]
)"}};

}  // namespace

extern constinit const Rule revisions_tag_to_missing_revision{
    .name = "revisions/tag-to-missing-revision",
    .since = "0.1.0",
    .summary = "A revision tag calls the Service of a revision that the repository's control planes do not have.",
    .why = "Every pod in a namespace with that tag is refused, because nobody answers its webhook.",
    .help = "Point the tag to a revision that is installed.",
    .severity = Severity::error,
    .releases = "1.10 and newer",
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
