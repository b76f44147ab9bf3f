#include "engine/units/delivery/covering.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "engine/units/delivery/directory.h"

namespace sidelint::units {
namespace {

// The folder above; "." is above all.
std::string_view folder_above(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view(".") : path.substr(0, slash);
}

}  // namespace

const std::string& folder_of(const DeliveredSource& source) {
  if (const auto* kustomize = std::get_if<KustomizeSource>(&source)) return kustomize->folder;
  if (const auto* chart = std::get_if<ChartSource>(&source)) return chart->order.chart;
  return std::get<DirectorySource>(source).folder;
}

void Covering::add(const Told& told) {
  for (const DeliveredSource& source : told.delivery.sources) parts_[folder_of(source)].push_back({&told, &source});
}

bool Covering::covers(const Told& told, const Unit& holder, std::string_view file) const {
  if (covers_at(holder.folder, Place::same, told, holder, file)) return true;
  for (std::string_view folder = folder_above(file);; folder = folder_above(folder)) {
    if (covers_at(folder, Place::above, told, holder, file)) return true;
    if (folder == ".") return false;
  }
}

bool Covering::covers_at(std::string_view folder, Place place, const Told& told, const Unit& holder,
                         std::string_view file) const {
  const auto found = parts_.find(folder);
  if (found == parts_.end()) return false;
  return std::ranges::any_of(found->second, [&](const Part& part) {
    if (part.by->identity == told.identity) return false;
    if (const auto* directory = std::get_if<DirectorySource>(part.source))
      return place == Place::above && holder.kind == UnitKind::plain && holds(*directory, std::string(file));
    if (const auto* kustomize = std::get_if<KustomizeSource>(part.source)) {
      if (place == Place::same) return holder.kind == UnitKind::kustomization;
      const bool makes_all = kustomize->without == KustomizeSource::Without::generated;
      return makes_all && holder.kind != UnitKind::chart && !has_kustomization_(kustomize->folder);
    }
    return place == Place::same && holder.kind == UnitKind::chart;
  });
}

}  // namespace sidelint::units
