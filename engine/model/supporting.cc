#include "engine/model/supporting.h"

#include <optional>
#include <utility>

#include "engine/model/reader.h"

namespace sidelint::model {
namespace {

// Objects of core/v1.
void read_core(const units::AppliedObject& applied, const Reading& reading, Supporting& into) {
  const auto object = [&] { return read_object(applied, reading); };
  if (applied.kind == "Service") {
    into.services.push_back(read_service(object(), applied.changes));
  } else if (applied.kind == "ServiceAccount") {
    into.service_accounts.push_back(read_service_account(object(), applied.changes));
  } else if (applied.kind == "ResourceQuota") {
    into.quotas.push_back(read_quota(object(), applied.changes));
  } else if (applied.kind == "LimitRange") {
    into.limit_ranges.push_back(read_limit_range(object(), applied.changes));
  } else if (applied.kind == "Secret" || applied.kind == "ConfigMap") {
    std::optional<RootCertificate> root = read_root_certificate(object(), applied.changes);
    if (root) into.roots.push_back(std::move(*root));
    if (applied.kind == "Secret") return;
    std::optional<MeshSettings> mesh = read_mesh_settings(object(), applied.changes, reading);
    if (mesh) into.mesh_settings.push_back(std::move(*mesh));
  }
}

}  // namespace

bool is_supporting(std::string_view kind) {
  return kind == "Service" || kind == "Secret" || kind == "ServiceAccount" || kind == kProxyResource ||
         is_sidecar_policy(kind) || is_resource_policy(kind);
}

bool is_worth_supporting(std::string_view kind, std::string_view document) {
  constexpr std::string_view kList = "List";
  const auto holds = [&](std::string_view word) { return document.find(word) != std::string_view::npos; };
  if (kind.ends_with(kList)) kind.remove_suffix(kList.size());
  if (kind == "ServiceAccount") return is_account_of_interest(document);
  if (kind == "ConfigMap" && holds(kMeshConfigMap) && holds("mesh")) return true;
  if (kind == kProxyResource) return holds("networking.istio.io/");
  return kind == "Service" || may_hold_root_certificate(kind, document) || is_sidecar_policy(kind) ||
         is_resource_policy(kind);
}

void read_supporting(const units::AppliedObject& applied, const Reading& reading, Supporting& into) {
  if (applied.api_version == "v1") {
    read_core(applied, reading, into);
  } else if (is_sidecar_policy(applied.api_version, applied.kind)) {
    into.policies.push_back(read_sidecar_policy(read_object(applied, reading), applied.changes));
  } else if (applied.kind == kProxyResource && applied.api_version.starts_with("networking.istio.io/")) {
    into.proxy_resources.push_back(read_proxy_resource(read_object(applied, reading), applied.changes));
  } else if (applied.kind == "HorizontalPodAutoscaler" && applied.api_version.starts_with("autoscaling/")) {
    into.autoscalers.push_back(read_autoscaler(read_object(applied, reading), applied.changes));
  }
}

}  // namespace sidelint::model
