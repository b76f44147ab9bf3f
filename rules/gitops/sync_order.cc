// A gateway that Argo CD may create before the injector that completes it.
//
// The chart `gateway` has the image `auto`, which the injector replaces (istio manifests/charts/gateway). Argo CD
// applies the Applications of one parent in the order of their sync waves (argo-cd 3.1, docs/user-guide/sync-waves).
#include <algorithm>
#include <string_view>

#include "rules/rule.h"

namespace sidelint::rules {
namespace {

using model::Application;

bool is_gateway(const Application& application) {
  const yaml::Node spec = application.object.node.find("spec");
  const yaml::Node list = spec.find("sources");
  const auto orders = [](yaml::Node source) {
    return source.find("chart").text() == "gateway" &&
           source.find("repoURL").text().find("istio") != std::string_view::npos;
  };
  if (orders(spec.find("source"))) return true;
  for (std::size_t i = 0; list.is(yaml::Kind::sequence) && i < list.size(); ++i) {
    if (orders(list.item(i))) return true;
  }
  return false;
}

bool orders_control_plane(const Input& input, const Application& application) {
  return std::ranges::any_of(input.repository.mesh, [&](const model::MeshInstall& install) {
    return install.object.at == application.object.at && install.object.unit == application.object.unit &&
           !install.tags_only;
  });
}

void check(const Input& input, Report& report) {
  for (const Application& gateway : input.repository.applications) {
    // What nobody delivers is applied by hand, in any order.
    if (gateway.object.unit == "." || !is_gateway(gateway)) continue;
    for (const Application& plane : input.repository.applications) {
      const bool is_beside = plane.object.unit == gateway.object.unit;
      if (!is_beside || plane.wave < gateway.wave || !orders_control_plane(input, plane)) continue;
      report
          .at(gateway.object.metadata.name.origin, "gateway `", gateway.name(), "` is not ordered behind `",
              plane.name(), "`, whose injector completes its pods")
          .label("no later sync wave")
          .note(plane.object.metadata.name.origin, "the control plane")
          .help("Give the gateway a later wave: the annotation `argocd.argoproj.io/sync-wave` on both Applications")
          .about(gateway.object);
      break;
    }
  }
}

constexpr Example kBad[] = {{"both in one wave", R"(-- root.yaml --
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: root, namespace: argocd}
spec: {source: {repoURL: https://github.com/acme/mesh, path: mesh}, destination: {name: in-cluster, namespace: argocd}}
-- mesh/apps.yaml --
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: istiod}
spec:
  source: {repoURL: https://istio-release.storage.googleapis.com/charts, chart: istiod, targetRevision: 1.27.0}
  destination: {name: in-cluster, namespace: istio-system}
  ignoreDifferences: [{group: admissionregistration.k8s.io, kind: '*'}]
---
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: ingress
#       ^^^^^^^
spec:
  source: {repoURL: https://istio-release.storage.googleapis.com/charts, chart: gateway, targetRevision: 1.27.0}
  destination: {name: in-cluster, namespace: ingress}
)"}};

constexpr Example kGood[] = {{"the gateway comes later", R"(-- root.yaml --
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: root, namespace: argocd}
spec: {source: {repoURL: https://github.com/acme/mesh, path: mesh}, destination: {name: in-cluster, namespace: argocd}}
-- mesh/apps.yaml --
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: istiod, annotations: {argocd.argoproj.io/sync-wave: "1"}}
spec:
  source: {repoURL: https://istio-release.storage.googleapis.com/charts, chart: istiod, targetRevision: 1.27.0}
  destination: {name: in-cluster, namespace: istio-system}
---
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: ingress, annotations: {argocd.argoproj.io/sync-wave: "2"}}
spec:
  source: {repoURL: https://istio-release.storage.googleapis.com/charts, chart: gateway, targetRevision: 1.27.0}
  destination: {name: in-cluster, namespace: ingress}
)"}};

}  // namespace

extern constinit const Rule gitops_sync_order{
    .name = "gitops/sync-order",
    .since = "0.1.0",
    .summary = "A gateway may be applied before the control plane whose injector completes it.",
    .why = "Pods that are created before the webhook exists keep the image `auto`, which nobody can pull.",
    .help = "Give the Applications sync waves, the control plane's before the gateway's.",
    .severity = Severity::warning,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
