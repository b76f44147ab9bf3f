#include "engine/units/delivery/delivery_units.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>
#include <variant>

#include "engine/source/path.h"
#include "engine/units/delivery/clusters.h"
#include "engine/units/delivery/created_namespace.h"
#include "engine/units/delivery/directory.h"
#include "engine/units/delivery/finish.h"
#include "engine/units/delivery/make_sources.h"
#include "engine/units/kustomizations/roots.h"
#include "engine/yaml/value.h"

namespace sidelint::units {
namespace {

// Orders that deliver orders: applications of applications have three or four levels.
constexpr std::size_t kMostRounds = 8;
// Objects made and files read by all deliveries together, counted after each portion of orders: orders that deliver
// each other again and again, changed a little each time, come to an end.
constexpr std::size_t kMostMade = 200'000;
constexpr std::size_t kPortion = 1'024;

void add_unique(std::vector<SourceId>& sources, SourceId source) {
  if (std::find(sources.begin(), sources.end(), source) == sources.end()) sources.push_back(source);
}

bool is_generated(const KustomizeSource& source) { return source.without == KustomizeSource::Without::generated; }

// Nothing came of it: what it would have delivered stays as it is without it.
bool has_failed(const Made& made) { return made.refusal && made.objects.empty(); }

// Orders lie too deep in orders, or are too many.
void tell_end(const Told& told, Unit& first) {
  constexpr std::string_view kWhy = "the repository delivers too much: from here on it is not followed";
  first.unknown.push_back({told.delivery.at, told.delivery.name, std::string(kWhy)});
}

// Most fields of an amendment only change objects; these add some.
bool adds_objects(const yaml::Value& amendment) {
  return amendment.find("components") != nullptr || amendment.find("resources") != nullptr;
}

}  // namespace

DeliveryUnits::DeliveryUnits(const Site& site, const std::vector<Kustomization>& kustomizations,
                             const Standing& standing, Intake& intake, const RenderLimits& limits)
    : site_(site),
      kustomizations_(kustomizations),
      standing_(standing),
      intake_(intake),
      limits_(limits),
      teller_(site, intake),
      graph_(kustomizations) {
  for (std::size_t i = 0; i < kustomizations.size(); ++i) {
    if (kustomizations[i].is != Kustomization::Is::kustomization) continue;
    const std::string& folder = kustomizations[i].folder;
    kustomization_in_.emplace(folder.empty() ? "." : folder, i);
  }
}

void DeliveryUnits::add_to(std::vector<Unit>& units) {
  bare_ = units.size();
  for (const Unit& unit : units) names_.insert(unit.name);
  std::vector<Told> pending = teller_.tell(units, 0);
  tell_clusters_apart(pending, units, intake_.sources());
  for (std::size_t round = 0; round < kMostRounds && !pending.empty(); ++round) {
    const std::size_t first = units.size();
    std::vector<Told> ready = take_ready(pending, units);
    if (!deliver_all(std::move(ready), units)) {
      pending.clear();
      break;
    }
    std::vector<Told> told = teller_.tell(units, first);
    std::erase_if(told, [&](const Told& each) { return delivers_itself(each); });
    for (Told& each : told) take_cluster(each, units[each.holder]);
    // They were told from their files before; now they are as they are delivered.
    std::set<std::string_view> delivered;
    for (const Told& each : told) delivered.insert(each.order);
    std::erase_if(pending, [&](const Told& each) { return delivered.contains(each.order); });
    std::move(told.begin(), told.end(), std::back_inserter(pending));
    std::erase_if(pending, [&](const Told& each) { return identities_.contains(each.identity); });
  }
  if (!pending.empty()) tell_end(pending.front(), units.front());
  name_clusters(units);
  create_namespaces(done_, bare_, intake_.origins(), units);
  drop_covered(units);
}

// Whether the order is among those that led to it: it is carried out already.
bool DeliveryUnits::delivers_itself(const Told& told) const {
  for (std::size_t holder = told.holder; holder >= bare_; holder = done_[holder - bare_].holder) {
    if (done_[holder - bare_].order == told.order) return true;
  }
  return false;
}

Covering DeliveryUnits::covering() const {
  return Covering([this](const std::string& folder) { return kustomization_in_.contains(folder); });
}

const Told* DeliveryUnits::deliverer(const Told& told, const Covering& by, const std::vector<Unit>& units) const {
  const bool is_object = told.delivery.kind != UnitKind::helmfile_release;  // nobody delivers what is none
  if (told.holder >= bare_ || !is_object) return nullptr;
  return by.deliverer(told, units[told.holder], intake_.sources().path(told.delivery.at.source));
}

// Those that no other delivers. Where all wait for each other, as an Argo CD that delivers itself does, one of each
// ring.
std::vector<Told> DeliveryUnits::take_ready(std::vector<Told>& pending, const std::vector<Unit>& units) const {
  Covering before = covering();
  for (std::size_t i = 0; i < done_.size(); ++i)
    if (!units[bare_ + i].refusal || !units[bare_ + i].objects.empty()) before.add(done_[i]);
  std::erase_if(pending, [&](const Told& told) { return deliverer(told, before, units) != nullptr; });
  Covering among = covering();
  for (const Told& told : pending) among.add(told);
  std::vector<bool> waits(pending.size());
  std::vector<std::size_t> waits_for(pending.size());
  for (std::size_t i = 0; i < pending.size(); ++i) {
    const Told* by = deliverer(pending[i], among, units);
    waits[i] = by != nullptr;
    if (by != nullptr) waits_for[i] = static_cast<std::size_t>(by - pending.data());
  }
  if (std::find(waits.begin(), waits.end(), false) == waits.end())
    for (const std::size_t first : first_of_rings(waits_for)) waits[first] = false;
  std::vector<Told> ready;
  std::vector<Told> rest;
  for (std::size_t i = 0; i < pending.size(); ++i) (waits[i] ? rest : ready).push_back(std::move(pending[i]));
  pending = std::move(rest);
  return ready;
}

const Unit* DeliveryUnits::bare_unit(const DeliveredSource& source, const std::vector<Unit>& units) const {
  const auto* kustomize = std::get_if<KustomizeSource>(&source);
  if (kustomize == nullptr || !kustomize->amendment.entries.empty() || kustomize->ignored) return nullptr;
  const auto end = units.begin() + static_cast<std::ptrdiff_t>(bare_);
  const auto found = std::find_if(units.begin(), end, [&](const Unit& unit) {
    return unit.kind == UnitKind::kustomization && unit.folder == kustomize->folder;
  });
  return found == end ? nullptr : &*found;
}

// A folder that nobody changes gives what it gives by itself.
Made DeliveryUnits::reused(const KustomizeSource& source, const std::vector<Unit>& units) const {
  const Unit& unit = *bare_unit(source, units);
  Made made{.objects = {}, .unknown = unit.unknown, .refusal = unit.refusal, .sources = unit.sources};
  made.folders.push_back(unit.folder);
  for (const AppliedObject& object : unit.objects) {
    made.objects.push_back({yaml::to_value(object.node), object.bytes, object.changes});
  }
  return made;
}

bool DeliveryUnits::can_matter(const KustomizeSource& source) {
  const auto known = kustomization_in_.find(source.folder);
  if (known == kustomization_in_.end() || adds_objects(source.amendment)) return true;
  const auto find = [&](const std::string& path) { return site_.index.find(path); };
  const Root root{known->second, graph_.reach(known->second)};
  return may_matter(root, kustomizations_, {intake_.sources(), intake_.origins(), find});
}

bool DeliveryUnits::deliver_all(std::vector<Told> ready, std::vector<Unit>& units) {
  shared_names_.clear();
  std::set<std::string_view> seen;
  for (const Told& told : ready)
    if (!seen.insert(told.delivery.name).second) shared_names_.insert(told.delivery.name);
  for (const Told& told : ready) ++times_ordered_[told.order];
  for (std::size_t begin = 0; begin < ready.size(); begin += kPortion) {
    if (done_.size() >= limits_.deliveries || made_ >= kMostMade) {
      tell_end(ready[begin], units.front());
      return false;
    }
    const std::size_t end = std::min({ready.size(), begin + kPortion, begin + limits_.deliveries - done_.size()});
    std::vector<Told> portion(std::make_move_iterator(ready.begin() + static_cast<std::ptrdiff_t>(begin)),
                              std::make_move_iterator(ready.begin() + static_cast<std::ptrdiff_t>(end)));
    deliver(portion, units);
  }
  return true;
}

void DeliveryUnits::deliver(std::vector<Told>& ready, std::vector<Unit>& units) {
  std::erase_if(ready, [&](const Told& told) { return !identities_.insert(told.identity).second; });
  std::vector<std::vector<Made>> made(ready.size());
  std::vector<SourceOrder> orders;
  std::vector<Made*> slots;
  for (std::size_t i = 0; i < ready.size(); ++i) made[i].resize(ready[i].delivery.sources.size());
  for (std::size_t i = 0; i < ready.size(); ++i) {
    for (std::size_t s = 0; s < made[i].size(); ++s) {
      const DeliveredSource& source = ready[i].delivery.sources[s];
      const auto* kustomize = std::get_if<KustomizeSource>(&source);
      if (const auto* directory = std::get_if<DirectorySource>(&source)) {
        const std::string& file = intake_.sources().path(ready[i].delivery.at.source);
        made[i][s] = take_directory(*directory, teller_.ground(file), standing_);
      } else if (bare_unit(source, units) != nullptr) {
        made[i][s] = reused(*kustomize, units);
      } else if (kustomize == nullptr || can_matter(*kustomize)) {
        orders.push_back({&source, ready[i].delivery.at});
        slots.push_back(&made[i][s]);
      }
    }
  }
  std::vector<Made> results = make_sources(site_, orders, intake_);
  for (std::size_t i = 0; i < results.size(); ++i) *slots[i] = std::move(results[i]);
  std::vector<std::string> names;
  for (const Told& told : ready) names.push_back(name_of(told));
  for (std::size_t i = 0; i < ready.size(); ++i) {
    note_covered(ready[i], made[i]);
    ready[i].delivery.name = std::move(names[i]);
    units.push_back(unit_of(ready[i], made[i]));
  }
  std::move(ready.begin(), ready.end(), std::back_inserter(done_));
}

std::string DeliveryUnits::file_of(const DeliveredSource& source) const {
  if (std::holds_alternative<DirectorySource>(source)) return {};
  if (const auto* chart = std::get_if<ChartSource>(&source)) return as_prefix(chart->order.chart) + "Chart.yaml";
  const std::string& folder = std::get<KustomizeSource>(source).folder;
  const auto known = kustomization_in_.find(folder);
  if (known != kustomization_in_.end()) return intake_.sources().path(kustomizations_[known->second].source);
  return is_generated(std::get<KustomizeSource>(source)) ? std::string() : as_prefix(folder) + "kustomization.yaml";
}

// Orders of one name are told apart by the folder that they stand in: there is one for each cluster. One that several
// deliver is told apart as they are.
std::string DeliveryUnits::name_of(const Told& told) {
  std::string name = told.delivery.name;
  if (shared_names_.contains(name) || names_.contains(name)) {
    const std::string& file = intake_.sources().path(told.delivery.at.source);
    const std::size_t slash = file.rfind('/');
    std::string_view told_apart_by = slash == std::string::npos ? "." : std::string_view(file).substr(0, slash);
    if (told.holder >= bare_ && times_ordered_.find(told.order)->second > 1) {
      const std::string_view holder = done_[told.holder - bare_].delivery.name;
      if (const std::size_t at = holder.find('@'); at != std::string_view::npos) told_apart_by = holder.substr(at + 1);
    }
    name.append("@").append(told_apart_by);
  }
  const std::string shared = name;
  for (std::size_t n = 2; !names_.insert(name).second; ++n) name = shared + "#" + std::to_string(n);
  return name;
}

Unit DeliveryUnits::unit_of(Told& told, std::vector<Made>& made) {
  Delivery& delivery = told.delivery;
  Unit unit;
  unit.kind = delivery.kind;
  unit.name = delivery.name;
  unit.cluster = delivery.cluster;
  unit.folder = delivery.sources.empty() ? std::string() : folder_of(delivery.sources.front());
  if (delivery.sources.size() == 1) unit.file = file_of(delivery.sources.front());
  unit.ordered_at = delivery.at;
  unit.sources.push_back(delivery.at.source);
  for (const SourceId file : delivery.files) add_unique(unit.sources, file);
  unit.unknown = delivery.unknown;
  unit.refusal = delivery.refusal;
  Made all;
  for (Made& each : made) {
    for (const SourceId source : each.sources) add_unique(unit.sources, source);
    std::move(each.unknown.begin(), each.unknown.end(), std::back_inserter(unit.unknown));
    std::move(each.hidden_objects.begin(), each.hidden_objects.end(), std::back_inserter(unit.hidden_objects));
    std::move(each.objects.begin(), each.objects.end(), std::back_inserter(all.objects));
    if (each.refusal && !unit.refusal) unit.refusal = std::move(each.refusal);
  }
  finish(delivery, all, intake_.origins());
  if (all.refusal && !unit.refusal) unit.refusal = std::move(all.refusal);
  if (unit.refusal && unit.refusal->at == Span{}) unit.refusal->at = delivery.at;
  made_ += all.objects.size() + unit.sources.size();
  for (MadeObject& object : all.objects) add_object(std::move(object), unit);
  if (delivery.ordered) {
    unit.documents.push_back(yaml::to_document(*delivery.ordered));
    unit.other_files.push_back({delivery.at.source, unit.documents.back()->root()});
  }
  return unit;
}

void DeliveryUnits::note_covered(const Told& told, const std::vector<Made>& made) {
  for (std::size_t i = 0; i < made.size(); ++i) {
    if (has_failed(made[i])) continue;
    const DeliveredSource& source = told.delivery.sources[i];
    if (!std::holds_alternative<DirectorySource>(source)) covered_folders_.insert(folder_of(source));
    covered_folders_.insert(made[i].folders.begin(), made[i].folders.end());
    covered_files_.insert(made[i].sources.begin(), made[i].sources.end());
  }
}

// What is delivered is applied through its delivery, and not by itself.
void DeliveryUnits::drop_covered(std::vector<Unit>& units) const {
  std::erase_if(units.front().objects,
                [&](const AppliedObject& object) { return covered_files_.contains(object.source); });
  const auto begin = units.begin() + 1;
  const auto end = units.begin() + static_cast<std::ptrdiff_t>(bare_);
  units.erase(std::remove_if(begin, end, [&](const Unit& unit) { return covered_folders_.contains(unit.folder); }),
              end);
}

}  // namespace sidelint::units
