#include "engine/units/hands/adoption.h"

#include <algorithm>
#include <utility>
#include <variant>

namespace sidelint::units {
namespace {

OriginId before(const Origin& origin) {
  if (const auto* aliased = std::get_if<Aliased>(&origin)) return aliased->anchor;
  if (const auto* transformed = std::get_if<Transformed>(&origin)) return transformed->before;
  if (const auto* patched = std::get_if<Patched>(&origin)) return patched->before;
  return {};
}

}  // namespace

SourceId Adoption::adopt(SourceId source) {
  const auto index = static_cast<std::size_t>(source);
  known_.resize(std::max(known_.size(), index + 1));
  if (known_[index]) return *known_[index];
  const SourceId adopted = resolve_(sources_.path(source));
  into_.origins.reserve_shards(into_.sources.size());
  if (into_.sources.text(adopted).empty()) into_.sources.keep(adopted, std::string(sources_.text(source)));
  known_[index] = adopted;
  return adopted;
}

// A place without bytes is nobody's: of the source 0 that a default-constructed span names.
Span Adoption::adopt(Span at) { return at == Span{} ? at : Span{adopt(at.source), at.begin, at.end}; }

OriginId Adoption::adopt(OriginId id) {
  std::vector<OriginId> newer;  // from the last hand to the first that is not known yet
  while (id.is_entry() && !known(id)) {
    newer.push_back(id);
    id = before(origins_.at(id));
  }
  OriginId adopted;
  if (id.is_written()) adopted = OriginId::written(adopt(id.span()));
  if (id.is_entry()) adopted = known(id);
  for (; !newer.empty(); newer.pop_back()) {
    adopted = rebuilt(origins_.at(newer.back()), adopted);
    known(newer.back()) = adopted;
  }
  return adopted;
}

OriginId& Adoption::known(OriginId entry) {
  std::vector<OriginId>& shard = known_entries_[entry.shard()];
  if (entry.index() >= shard.size()) shard.resize(entry.index() + 1);
  return shard[entry.index()];
}

OriginId Adoption::rebuilt(const Origin& origin, OriginId before) {
  const auto add = [&](Span at, Origin entry) {
    return into_.origins.add(static_cast<std::uint32_t>(at.source), std::move(entry));
  };
  if (const auto* aliased = std::get_if<Aliased>(&origin)) {
    const Span at = adopt(aliased->at);
    return add(at, Aliased{at, before});
  }
  if (const auto* transformed = std::get_if<Transformed>(&origin)) {
    const Span by = adopt(transformed->by);
    return add(by, Transformed{by, transformed->field, before});
  }
  if (const auto* patched = std::get_if<Patched>(&origin)) {
    const Span at = adopt(patched->at);
    return add(at, Patched{at, adopt(patched->listed_in), before});
  }
  if (const auto* generated = std::get_if<Generated>(&origin)) {
    const Span by = adopt(generated->by);
    return add(by, Generated{by});
  }
  if (const auto* templated = std::get_if<Templated>(&origin)) {
    Templated adopted{adopt(templated->action), {}, templated->unknown};
    for (const OriginId input : templated->inputs) adopted.inputs.push_back(adopt(input));
    const Span action = adopted.action;
    return add(action, std::move(adopted));
  }
  return add(Span{}, origin);
}

void Adoption::adopt(yaml::Value& value) {
  value.origin = adopt(value.origin);
  for (yaml::Value& item : value.items) adopt(item);
  for (yaml::Entry& entry : value.entries) {
    entry.key_origin = adopt(entry.key_origin);
    adopt(entry.value);
  }
}

}  // namespace sidelint::units
