// istiod writes into its webhook configurations what Argo CD finds nowhere in Git.
//
// Mirrors istio pkg/webhooks (webhookpatch.go: caBundle; validation/controller: failurePolicy of the validating
// webhook, which the charts install as Ignore) and argo-cd 3.1 (docs/user-guide/diffing).
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "rules/rule.h"

namespace sidelint::rules {
namespace {

using model::Application;

constexpr std::string_view kGroup = "admissionregistration.k8s.io";

// What one place leads to: Applications that an ApplicationSet makes all stand where its template stands.
struct Drift {
  OriginId at;
  std::string_view field;
  std::string_view kind;
  std::vector<const Application*> of = {};
};

class Drifts {
 public:
  void add(const Application& application, OriginId at, std::string_view field, std::string_view kind) {
    auto known = std::ranges::find_if(all_, [&](const Drift& each) { return each.at == at && each.field == field; });
    if (known == all_.end()) known = all_.insert(all_.end(), {at, field, kind});
    known->of.push_back(&application);
  }

  void tell(Report& report) const {
    for (const Drift& drift : all_) {
      const bool heals = std::ranges::any_of(drift.of, &Application::heals_itself);
      const std::string_view effect = heals ? "and Argo CD puts it back" : "so it is never in sync";
      report.at(drift.at, "istiod rewrites `", drift.field, "` of its ", drift.kind, ", ", effect)
          .label("compared with what istiod wrote")
          .about(drift.of.front()->object)
          .help("Add an entry for group `", kGroup, "` and kind `", drift.kind, "` to `ignoreDifferences` of ",
                owner(drift));
    }
  }

 private:
  static std::string owner(const Drift& drift) {
    std::string text = drift.of.size() == 1 ? "Application `" : "the template of `";
    text.append(drift.of.front()->name()).append("`");
    if (drift.of.size() > 1) text.append(" and ").append(std::to_string(drift.of.size() - 1)).append(" more");
    return text;
  }

  std::vector<Drift> all_;
};

// A caBundle that is written, as the charts of 1.6 to 1.13 write an empty one, is compared with what istiod put there.
void check_written_bundles(const Input& input, const Application& application, Drifts& drifts) {
  if (application.delivers.empty() || application.ignores(kGroup, "MutatingWebhookConfiguration")) return;
  for (const model::WebhookConfiguration& configuration : input.repository.webhooks) {
    if (configuration.object.unit != application.delivers) continue;
    const auto written = std::ranges::find_if(configuration.entries, [](const model::WebhookEntry& entry) {
      const model::ClientConfig& client = entry.client;
      return entry.is_istio_injector() && client.ca_bundle.value.empty() && client.ca_bundle.origin != client.at;
    });
    if (written == configuration.entries.end()) continue;
    drifts.add(application, written->client.ca_bundle.origin, "caBundle", "MutatingWebhookConfiguration");
  }
}

void check_control_planes(const Input& input, const Application& application, Drifts& drifts) {
  if (application.ignores(kGroup, "ValidatingWebhookConfiguration")) return;
  for (const model::MeshInstall& install : input.repository.mesh) {
    const bool is_its = install.object.at == application.object.at && install.object.unit == application.object.unit &&
                        install.object.metadata.name.value == application.name();
    if (!is_its || install.by != model::MeshInstall::By::chart || install.tags_only) continue;
    drifts.add(application, install.at, "failurePolicy", "ValidatingWebhookConfiguration");
    return;
  }
}

void check(const Input& input, Report& report) {
  Drifts drifts;
  for (const Application& application : input.repository.applications) {
    check_written_bundles(input, application, drifts);
    check_control_planes(input, application, drifts);
  }
  drifts.tell(report);
}

constexpr Example kBad[] = {{"an istiod that heals itself", R"(-- istiod.yaml --
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: istiod, namespace: argocd}
spec:
  source:
    repoURL: https://istio-release.storage.googleapis.com/charts
    chart: istiod
#          ^^^^^^
    targetRevision: 1.27.0
  destination: {name: in-cluster, namespace: istio-system}
  syncPolicy: {automated: {selfHeal: true}}
)"},
                            {"a template that makes several says it once", R"(-- istiod.yaml --
apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: {name: istiod, namespace: argocd}
spec:
  generators: [{list: {elements: [{cluster: dev}, {cluster: prod}]}}]
  template:
    metadata: {name: "istiod-{{cluster}}"}
    spec:
      source: {chart: istiod, repoURL: "https://istio-release.storage.googleapis.com/charts", targetRevision: 1.27.0}
#                     ^^^^^^
      destination: {name: "{{cluster}}", namespace: istio-system}
)"}};

constexpr Example kGood[] = {{"the difference is ignored", R"(-- istiod.yaml --
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: istiod, namespace: argocd}
spec:
  source:
    repoURL: https://istio-release.storage.googleapis.com/charts
    chart: istiod
    targetRevision: 1.27.0
  destination: {name: in-cluster, namespace: istio-system}
  ignoreDifferences:
  - group: admissionregistration.k8s.io
    kind: ValidatingWebhookConfiguration
    jqPathExpressions: ['.webhooks[]?.failurePolicy']
)"}};

}  // namespace

extern constinit const Rule gitops_argocd_webhook_drift{
    .name = "gitops/argocd-webhook-drift",
    .since = "0.1.0",
    .summary = "Argo CD compares fields of webhook configurations that istiod writes.",
    .why = "The application stays out of sync, and where it heals itself, each sync undoes what istiod wrote.",
    .help = "Name the webhook configurations and their fields in `ignoreDifferences`.",
    .severity = Severity::note,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
