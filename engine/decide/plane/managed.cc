#include "engine/decide/plane/managed.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "engine/decide/keys.h"

namespace sidelint::decide {
namespace {

// Google's managed Service Mesh has one revision for each release channel; `istio-injection` may be set up for one.
constexpr std::array<std::string_view, 3> kGoogle{"asm-managed", "asm-managed-rapid", "asm-managed-stable"};
constexpr ReleaseRange kGoogleReleases{{1, 17, 0}, kNewestRelease};
// The mesh add-on of Azure's Kubernetes Service: one revision for each minor release, which a namespace has to name,
// for `istio-injection=enabled` leaves it out (MicrosoftDocs/azure-aks-docs, articles/aks/istio-deploy-addon.md,
// 2026-09).
constexpr std::string_view kAzure = "asm-1-";

std::optional<ManagedRevision> managed(const std::string& name) {
  if (std::find(kGoogle.begin(), kGoogle.end(), name) != kGoogle.end()) {
    return ManagedRevision{.name = name, .at = {}, .among = kGoogleReleases, .serves_default = true};
  }
  if (!name.starts_with(kAzure)) return std::nullopt;
  const std::optional<Release> release = parse_release(std::string_view(name).substr(4));
  if (!release || release->patch != 0) return std::nullopt;
  return ManagedRevision{.name = name, .at = {}, .among = {*release, *release}};
}

bool names_one(const model::FieldMap& labels) {
  const model::Field* field = labels.find(kRevisionLabel);
  return field != nullptr && managed(field->value).has_value();
}

}  // namespace

bool names_managed(const model::Repository& repository) {
  return std::any_of(repository.namespaces.begin(), repository.namespaces.end(),
                     [](const auto& each) { return names_one(each.object.metadata.labels); }) ||
         std::any_of(repository.workloads.begin(), repository.workloads.end(),
                     [](const auto& each) { return names_one(each.pod.metadata.labels); });
}

std::vector<ManagedRevision> managed_revisions(const model::Repository& repository, const Place& place) {
  std::map<std::string, ManagedRevision> found;
  const auto consider = [&](const model::FieldMap& labels, const model::Object& object) {
    const model::Field* field = labels.find(kRevisionLabel);
    if (field == nullptr || found.contains(field->value)) return;
    std::optional<ManagedRevision> revision = managed(field->value);
    if (!revision || !speaks_for(object, place)) return;
    revision->at = field->at;
    found.emplace(field->value, std::move(*revision));
  };
  for (const model::Namespace& each : repository.namespaces) consider(each.object.metadata.labels, each.object);
  for (const model::Workload& each : repository.workloads) consider(each.pod.metadata.labels, each.object);
  std::vector<ManagedRevision> revisions;
  for (auto& [name, revision] : found) revisions.push_back(std::move(revision));
  return revisions;
}

}  // namespace sidelint::decide
