#include "engine/model/mesh/read_mesh.h"

#include <algorithm>
#include <array>

#include "engine/model/mesh/mesh_sources.h"
#include "engine/units/scan/kustomization_file.h"

namespace sidelint::model {
namespace {

struct MeshKind {
  std::string_view kind;
  void (*read)(const units::AppliedObject& applied, MeshSources& sources);  // null: it is read with another
  std::string_view word;  // without it the document does not matter; empty: it always does
};

constexpr std::array<MeshKind, 15> kKinds{{
    {"Application", read_application, "istio"},
    {"ApplicationSet", read_application, "istio"},
    {"HelmRelease", read_helm_release, "istio"},
    {"HelmChart", nullptr, "istio"},
    {"HelmRepository", nullptr, "istio"},
    {"OCIRepository", nullptr, "istio"},
    {"IstioOperator", read_istio_operator, ""},
    {"Istio", read_sail, ""},
    {"IstioRevision", read_sail, ""},
    {"IstioRevisionTag", read_sail, ""},
    {"ServiceMeshControlPlane", read_service_mesh, ""},
    {"ServiceMeshMemberRoll", nullptr, ""},
    {"ServiceMeshMember", nullptr, ""},
    {"Chart.yaml", nullptr, "istio"},
    {"kustomization.yaml", nullptr, "istio"},
}};

const MeshKind* find_kind(std::string_view kind) {
  const auto found =
      std::find_if(kKinds.begin(), kKinds.end(), [&](const MeshKind& each) { return each.kind == kind; });
  return found == kKinds.end() ? nullptr : &*found;
}

// Whether the set's Applications are objects of the unit, so that it says nothing more.
bool is_expanded(const units::AppliedObject& set, const units::Unit& unit) {
  return set.kind == "ApplicationSet" &&
         std::any_of(unit.objects.begin(), unit.objects.end(), [&](const units::AppliedObject& each) {
           return each.kind == "Application" && each.bytes == set.bytes;
         });
}

}  // namespace

bool is_mesh_kind(std::string_view kind) { return find_kind(kind) != nullptr; }

bool is_worth_as_mesh(std::string_view kind, std::string_view document) {
  const MeshKind* row = find_kind(kind);
  return row != nullptr && document.find(row->word) != std::string_view::npos;
}

std::vector<MeshInstall> read_mesh(const std::vector<units::Unit>& units, const SourceMap& sources, Origins& origins) {
  std::vector<MeshInstall> found;
  if (units.empty()) return found;
  MeshSources around(units, sources, origins, found);
  for (const units::Unit& unit : units) {
    around.enter(unit);
    for (const units::AppliedObject& applied : unit.objects) {
      const MeshKind* row = find_kind(applied.kind);
      if (row != nullptr && row->read != nullptr && !is_expanded(applied, unit)) row->read(applied, around);
    }
  }
  around.enter(units.front());
  for (const units::OtherFile& file : units.front().other_files) {
    if (units::is_kustomization_file(sources.path(file.source))) read_kustomize_charts(file, around);
  }
  for (const units::Unit& unit : units) {
    if (unit.kind != units::UnitKind::helmfile_release) continue;
    for (const units::OtherFile& release : unit.other_files) read_helmfile_release(release, unit, around);
  }
  around.take_unordered_charts();
  return found;
}

}  // namespace sidelint::model
