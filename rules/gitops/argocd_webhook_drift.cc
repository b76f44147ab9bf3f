// istiod writes into its webhook configurations what Argo CD finds nowhere in Git.
//
// Mirrors istio pkg/webhooks (webhookpatch.go: caBundle; validation/controller: failurePolicy of the validating
// webhook, which the charts install as Ignore) and argo-cd 3.1 (docs/user-guide/diffing).
#include <algorithm>
#include <string_view>

#include "rules/rule.h"

namespace sidelint::rules {
namespace {

using model::Application;

constexpr std::string_view kGroup = "admissionregistration.k8s.io";

void tell(const Application& application, OriginId at, std::string_view field, std::string_view kind, Report& report) {
  const std::string_view effect = application.heals_itself ? "and Argo CD puts it back" : "so it is never in sync";
  report.at(at, "istiod rewrites `", field, "` of its ", kind, ", ", effect)
      .label("compared with what istiod wrote")
      .about(application.object)
      .help("Add an entry for group `", kGroup, "` and kind `", kind, "` to `ignoreDifferences` of Application `",
            application.name(), "`");
}

// A caBundle that is written, as the charts of 1.6 to 1.13 write an empty one, is compared with what istiod put there.
void check_written_bundles(const Input& input, const Application& application, Report& report) {
  if (application.delivers.empty() || application.ignores(kGroup, "MutatingWebhookConfiguration")) return;
  for (const model::WebhookConfiguration& configuration : input.repository.webhooks) {
    if (configuration.object.unit != application.delivers) continue;
    const auto written = std::ranges::find_if(configuration.entries, [](const model::WebhookEntry& entry) {
      const model::ClientConfig& client = entry.client;
      return entry.is_istio_injector() && client.ca_bundle.value.empty() && client.ca_bundle.origin != client.at;
    });
    if (written == configuration.entries.end()) continue;
    tell(application, written->client.ca_bundle.origin, "caBundle", "MutatingWebhookConfiguration", report);
  }
}

void check_control_planes(const Input& input, const Application& application, Report& report) {
  if (application.ignores(kGroup, "ValidatingWebhookConfiguration")) return;
  for (const model::MeshInstall& install : input.repository.mesh) {
    const bool is_its = install.object.at == application.object.at && install.object.unit == application.object.unit;
    if (!is_its || install.by != model::MeshInstall::By::chart || install.tags_only) continue;
    tell(application, install.at, "failurePolicy", "ValidatingWebhookConfiguration", report);
    return;
  }
}

void check(const Input& input, Report& report) {
  for (const Application& application : input.repository.applications) {
    check_written_bundles(input, application, report);
    check_control_planes(input, application, report);
  }
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
