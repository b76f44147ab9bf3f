#include "engine/source/origin.h"

#include <algorithm>
#include <utility>

#include "engine/base/check.h"

namespace sidelint {
namespace {

// The places of an entry's own hand, and the origin it was built on.
struct Hand {
  std::optional<Span> at;
  OriginId before;
  std::optional<Span> ordered_at = std::nullopt;
};
Hand hand(const Origin& origin) {
  if (const auto* aliased = std::get_if<Aliased>(&origin)) return {aliased->at, aliased->anchor};
  if (const auto* transformed = std::get_if<Transformed>(&origin)) return {transformed->by, transformed->before};
  if (const auto* patched = std::get_if<Patched>(&origin)) return {patched->at, patched->before, patched->listed_in};
  if (const auto* generated = std::get_if<Generated>(&origin)) return {generated->by, {}};
  if (const auto* templated = std::get_if<Templated>(&origin)) return {templated->action, {}};
  return {};
}

}  // namespace

void Origins::reserve_shards(std::size_t count) { shards_.resize(std::max(count, shards_.size())); }

OriginId Origins::add(std::uint32_t shard, Origin origin) {
  SIDELINT_CHECK(shard < shards_.size(), "an origin's shard must be reserved");
  std::vector<Origin>& entries = shards_[shard];
  entries.push_back(std::move(origin));
  return OriginId::entry(shard, static_cast<std::uint32_t>(entries.size() - 1));
}

const Origin& Origins::at(OriginId entry) const {
  SIDELINT_CHECK(entry.is_entry(), "only an entry stands in the table of origins");
  SIDELINT_CHECK(entry.shard() < shards_.size() && entry.index() < shards_[entry.shard()].size(), "an unknown origin");
  return shards_[entry.shard()][entry.index()];
}

std::optional<Span> Origins::where(OriginId id) const {
  if (id.is_written()) return id.span();
  return id.is_entry() ? hand(at(id)).at : std::nullopt;
}

std::vector<Span> Origins::chain(OriginId id) const {
  std::vector<Span> places;
  while (id.is_entry()) {  // ends: an entry names only origins that were there before it
    const Hand last = hand(at(id));
    if (last.at) places.push_back(*last.at);
    if (last.ordered_at && last.ordered_at != last.at) places.push_back(*last.ordered_at);
    if (const auto* templated = std::get_if<Templated>(&at(id))) {
      for (const OriginId input : templated->inputs)
        for (const Span place : chain(input))
          if (std::find(places.begin(), places.end(), place) == places.end()) places.push_back(place);
    }
    id = last.before;
  }
  if (id.is_written()) places.push_back(id.span());
  return places;
}

}  // namespace sidelint
