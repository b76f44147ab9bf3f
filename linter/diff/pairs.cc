#include "linter/diff/pairs.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string_view>
namespace sidelint::linter::diff {
namespace {

using model::Workload;
// Namespace, kind, name, part; then unit and file, as far as they are looked at.
using Identity = std::array<std::string_view, 6>;
enum class Looks : std::uint8_t { at_file, at_unit, at_name };

Identity identity_of(const Workload& workload, Looks looks) {
  const model::Object& object = workload.object;
  Identity identity{object.metadata.name_space.value, object.kind, object.metadata.name.value, workload.part, "", ""};
  if (looks != Looks::at_name) identity[4] = object.unit;
  if (looks == Looks::at_file) identity[5] = object.file;
  return identity;
}

// Gives those that have no partner yet one of the same identity, in order.
void match(const std::vector<const Workload*>& before, Looks looks, std::vector<bool>& taken,
           std::vector<Pair>& pairs) {
  std::map<Identity, std::vector<std::size_t>> free;
  for (std::size_t i = before.size(); i-- > 0;) {
    if (!taken[i]) free[identity_of(*before[i], looks)].push_back(i);
  }
  for (Pair& pair : pairs) {
    if (pair.before != nullptr) continue;
    const auto found = free.find(identity_of(*pair.after, looks));
    if (found == free.end() || found->second.empty()) continue;
    const std::size_t partner = found->second.back();
    found->second.pop_back();
    taken[partner] = true;
    pair.before = before[partner];
  }
}

std::vector<const Workload*> in_order(const model::Repository& repository) {
  std::vector<const Workload*> workloads;
  for (const Workload& workload : repository.workloads) workloads.push_back(&workload);
  std::ranges::stable_sort(workloads, {}, [](const Workload* each) { return identity_of(*each, Looks::at_name); });
  return workloads;
}

}  // namespace

std::vector<Pair> pair_up(const model::Repository& before, const model::Repository& after) {
  std::vector<Pair> pairs;
  for (const Workload* workload : in_order(after)) pairs.push_back({nullptr, workload});
  const std::vector<const Workload*> earlier = in_order(before);
  std::vector<bool> taken(earlier.size());
  for (const Looks looks : {Looks::at_file, Looks::at_unit, Looks::at_name}) match(earlier, looks, taken, pairs);
  for (std::size_t i = 0; i < earlier.size(); ++i) {
    if (!taken[i]) pairs.push_back({earlier[i], nullptr});
  }
  return pairs;
}

}  // namespace sidelint::linter::diff
