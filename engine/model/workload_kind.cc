#include "engine/model/workload_kind.h"

#include <algorithm>
#include <array>

#include "engine/model/injector.h"
#include "engine/model/mesh/read_mesh.h"
#include "engine/model/mutation/read_mutation.h"
#include "engine/model/supporting.h"

namespace sidelint::model {
namespace {

constexpr std::array<std::string_view, 3> kOtherKinds{"Namespace", "MutatingWebhookConfiguration", "ConfigMap"};

bool is_read_singly(std::string_view kind) {
  return std::find(kOtherKinds.begin(), kOtherKinds.end(), kind) != kOtherKinds.end() || is_mesh_kind(kind) ||
         is_supporting(kind) || is_mutation_kind(kind) ||
         std::any_of(workload_kinds().begin(), workload_kinds().end(),
                     [&](const WorkloadKind& row) { return row.kind == kind; });
}

bool holds(std::string_view document, std::string_view word) { return document.find(word) != std::string_view::npos; }

constexpr std::string_view kList = "List";

bool is_mutation(std::string_view kind) {
  if (kind.ends_with(kList)) kind.remove_suffix(kList.size());
  return is_mutation_kind(kind);
}

// A Job or a Cluster may be anybody's: of a kind that makes pods only documents that name its group are of interest.
bool is_of_its_group(std::string_view kind, std::string_view document) {
  if (kind.ends_with(kList)) kind.remove_suffix(kList.size());
  const std::span<const WorkloadKind> all = workload_kinds();
  const auto is_it = [&](const WorkloadKind& row) { return row.kind == kind; };
  return std::none_of(all.begin(), all.end(), is_it) ||
         std::any_of(all.begin(), all.end(), [&](const auto& row) { return is_it(row) && holds(document, row.group); });
}

}  // namespace

std::span<const WorkloadKind> find_workload_kinds(std::string_view api_version, std::string_view kind) {
  if (api_version.empty()) return {};
  const std::size_t slash = api_version.find('/');
  const std::string_view group = slash == std::string_view::npos ? std::string_view() : api_version.substr(0, slash);
  const std::span<const WorkloadKind> all = workload_kinds();
  const auto is_it = [&](const WorkloadKind& row) { return row.kind == kind && row.group == group; };
  const auto first = std::find_if(all.begin(), all.end(), is_it);
  return {first, std::find_if_not(first, all.end(), is_it)};
}

const WorkloadKind* find_workload_kind(std::string_view api_version, std::string_view kind) {
  const std::span<const WorkloadKind> rows = find_workload_kinds(api_version, kind);
  return rows.empty() ? nullptr : &rows.front();
}

// The groups of others have a dot; `extensions` is of the past.
std::string own_version_of(std::string_view kind) {
  for (const WorkloadKind& row : workload_kinds()) {
    if (row.kind != kind || row.group == "extensions" || holds(row.group, ".")) continue;
    return row.group.empty() ? "v1" : std::string(row.group) + "/v1";
  }
  return {};
}

bool is_read(std::string_view kind) {
  if (kind.size() < kList.size() || kind.substr(kind.size() - kList.size()) != kList) return is_read_singly(kind);
  const std::string_view item = kind.substr(0, kind.size() - kList.size());
  return item.empty() || is_read_singly(item);
}

bool is_worth_reading(std::string_view kind, std::string_view document) {
  if (is_mesh_kind(kind)) return is_worth_as_mesh(kind, document);
  if (is_worth_supporting(kind, document) || is_worth_as_mutation(kind, document)) return true;
  if (is_supporting(kind) && kind != "Service") return false;  // Knative has Services too
  if (kind == "ConfigMap" || kind == "ConfigMapList") return holds(document, kInjectorConfigMap);
  return !is_mutation(kind) && is_of_its_group(kind, document);
}

}  // namespace sidelint::model
