#include "engine/units/delivery/clusters.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "engine/units/cluster.h"

namespace sidelint::units {
namespace {

// With a slash at its end. What a kustomization builds of a base stands where the kustomization stands.
std::string folder_of(const Told& told, const Unit& holder, const SourceMap& sources) {
  if (holder.kind != UnitKind::plain) return holder.folder == "." ? std::string() : holder.folder + '/';
  const std::string& file = sources.path(told.delivery.at.source);
  return file.substr(0, file.rfind('/') + 1);  // npos + 1 is 0: the root
}

// How much of them is the way to both, up to a slash; nothing where one lies in the other, which is no cluster beside
// it.
std::optional<std::size_t> way_to_both(std::string_view a, std::string_view b) {
  const auto differ = std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first;
  const std::size_t way = a.substr(0, static_cast<std::size_t>(differ - a.begin())).rfind('/') + 1;
  return a.size() > way && b.size() > way ? std::optional(way) : std::nullopt;
}

struct Namesake {
  Told* told;
  std::string folder;
};

// A cluster goes by the name behind the longest way that its folder shares with another's.
void tell_apart(const std::vector<Namesake>& namesakes) {
  std::set<std::string_view> folders;  // those most alike are neighbours
  for (const Namesake& each : namesakes) folders.insert(each.folder);
  for (const Namesake& each : namesakes) {
    const auto own = folders.find(each.folder);
    std::optional<std::size_t> way;
    if (own != folders.begin()) way = way_to_both(*own, *std::prev(own));
    if (std::next(own) != folders.end()) way = std::max(way, way_to_both(*own, *std::next(own)));
    if (!way) continue;
    const std::string_view cluster = std::string_view(each.folder).substr(0, each.folder.find('/', *way));
    each.told->delivery.cluster = std::string(kClusterFolder).append(cluster);
  }
}

// How an order says that it goes to the cluster in which it lies.
std::string_view own_cluster(const Delivery& delivery) {
  const bool is_of_flux = delivery.kind == UnitKind::flux_kustomization || delivery.kind == UnitKind::flux_helm_release;
  return is_of_flux ? std::string_view() : kOwnCluster;
}

}  // namespace

void tell_clusters_apart(std::vector<Told>& told, const std::vector<Unit>& units, const SourceMap& sources) {
  std::map<std::string_view, std::vector<Namesake>> by_name;
  for (Told& each : told) {
    const Delivery& delivery = each.delivery;
    const bool has_namespace = delivery.name.find('/') != std::string::npos;
    if (delivery.kind != UnitKind::flux_kustomization || !has_namespace || !delivery.cluster.empty()) continue;
    by_name[delivery.name].push_back({&each, folder_of(each, units[each.holder], sources)});
  }
  for (auto& [name, namesakes] : by_name) tell_apart(namesakes);
}

void take_cluster(Told& told, const Unit& holder) {
  if (holder.cluster.empty() || told.delivery.cluster != own_cluster(told.delivery)) return;
  told.delivery.cluster = holder.cluster;
  told.identity.append("\n").append(holder.cluster);
}

void name_clusters(std::vector<Unit>& units) {
  const ClusterNames names(units);
  for (Unit& unit : units) unit.cluster = names.of(std::move(unit.cluster));
}

}  // namespace sidelint::units
