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

const Told* Covering::deliverer(const Told& told, const Unit& holder, std::string_view file) const {
  if (const Told* found = deliverer_at(holder.folder, Place::same, told, holder, file)) return found;
  for (std::string_view folder = folder_above(file);; folder = folder_above(folder)) {
    if (const Told* found = deliverer_at(folder, Place::above, told, holder, file)) return found;
    if (folder == ".") return nullptr;
  }
}

const Told* Covering::deliverer_at(std::string_view folder, Place place, const Told& told, const Unit& holder,
                                   std::string_view file) const {
  const auto parts = parts_.find(folder);
  if (parts == parts_.end()) return nullptr;
  const auto delivers = [&](const Part& part) {
    if (part.by->identity == told.identity) return false;
    if (const auto* directory = std::get_if<DirectorySource>(part.source))
      return place == Place::above && holder.kind == UnitKind::plain && holds(*directory, std::string(file));
    if (const auto* kustomize = std::get_if<KustomizeSource>(part.source)) {
      if (place == Place::same) return holder.kind == UnitKind::kustomization;
      const bool makes_all = kustomize->without == KustomizeSource::Without::generated;
      return makes_all && holder.kind != UnitKind::chart && !has_kustomization_(kustomize->folder);
    }
    return place == Place::same && holder.kind == UnitKind::chart;
  };
  const auto found = std::ranges::find_if(parts->second, delivers);
  return found == parts->second.end() ? nullptr : found->by;
}

std::vector<std::size_t> first_of_rings(const std::vector<std::size_t>& waits_for) {
  constexpr std::size_t kNever = 0;
  std::vector<std::size_t> seen_by(waits_for.size(), kNever);  // the walk that came there first, counted from 1
  std::vector<std::size_t> found;
  for (std::size_t start = 0; start < waits_for.size(); ++start) {
    std::size_t here = start;
    while (seen_by[here] == kNever) {
      seen_by[here] = start + 1;
      here = waits_for[here];
    }
    if (seen_by[here] != start + 1) continue;  // it leads to where another walk has been
    std::size_t first = here;
    for (std::size_t next = waits_for[here]; next != here; next = waits_for[next]) first = std::min(first, next);
    found.push_back(first);
  }
  return found;
}

}  // namespace sidelint::units
