// The part of Composer that closes collections: which of several entries with one key stays, and the last look at a
// document before it is handed out.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "engine/yaml/compose.h"

namespace sidelint::yaml {
namespace {

constexpr std::size_t kFewEntries = 12;  // up to here comparing all pairs is cheaper than sorting

}  // namespace

Composer::Ref Composer::make_sequence(const Frame& frame) {
  items_.clear();
  for (std::size_t i = frame.first_slot; i < slots_.size(); ++i) items_.push_back(slots_[i].value);
  return builder_.sequence(frame.style, items_, origin_of(frame.at));
}

Composer::Ref Composer::make_mapping(const Frame& frame) {
  drop_overridden(frame.first_slot);
  entries_.clear();
  for (const From from : {From::written, From::merged})
    for (std::size_t i = frame.first_slot; i < slots_.size(); ++i)
      if (slots_[i].from == from) entries_.push_back({slots_[i].key, slots_[i].value});
  return builder_.mapping(frame.style, entries_, origin_of(frame.at));
}

void Composer::override_slot(Slot& loser, const Slot& winner) {
  if (loser.from == From::written && winner.from == From::written)
    builder_.duplicate_key({std::string(builder_.text(loser.key)), loser.at, winner.at});
  loser.from = From::overridden;
}

// Of the entries with the same key the last one set stays.
void Composer::drop_overridden(std::size_t first_slot) {
  const std::size_t count = slots_.size() - first_slot;
  Slot* const slots = slots_.data() + first_slot;
  const auto same = [&](std::size_t a, std::size_t b) {
    return builder_.text(slots[a].key) == builder_.text(slots[b].key);
  };
  if (count <= kFewEntries) {
    for (std::size_t i = 0; i < count; ++i) {
      const std::string_view key = builder_.text(slots[i].key);
      for (std::size_t later = count - 1; later > i; --later)
        if (builder_.text(slots[later].key) == key) {
          override_slot(slots[i], slots[later]);
          break;
        }
    }
    return;
  }
  order_.resize(count);
  std::iota(order_.begin(), order_.end(), 0U);
  std::sort(order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) {
    const int compared = builder_.text(slots[a].key).compare(builder_.text(slots[b].key));
    return compared != 0 ? compared < 0 : a > b;
  });
  for (std::size_t i = 1, winner = 0; i < count; ++i) {
    if (same(order_[winner], order_[i]))
      override_slot(slots[order_[i]], slots[order_[winner]]);
    else
      winner = i;
  }
}

// Infinite numbers and keys that are no string are refused when JSON is made, so only if nothing overrides them.
bool Composer::refuses_live_values(const Document& document) {
  std::vector<Node> open{document.root()};
  const auto span = [&](Node node) { return origins_.where(node.origin()).value_or(Span{}); };
  while (!open.empty()) {
    const Node node = open.back();
    open.pop_back();
    if (node.is(Kind::floating)) {
      const Number number = number_value(node.text());
      const auto* real = std::get_if<double>(&number);
      if (real != nullptr && !std::isfinite(*real)) {
        refuse(span(node), "unsupported value: `" + std::string(node.text()) + "` is no number in JSON");
        return true;
      }
    }
    for (std::size_t i = 0; i < node.size(); ++i) {
      if (node.is(Kind::mapping) && !node.key(i).is(Kind::string)) {
        refuse(span(node.key(i)), "unsupported map key `" + std::string(node.key(i).text()) + "`");
        return true;
      }
      open.push_back(node.is(Kind::mapping) ? node.value(i) : node.item(i));
    }
  }
  return false;
}

Loaded Composer::finish() {
  if (problem_) return *std::move(problem_);
  if (!root_) return std::make_unique<const Document>();
  std::unique_ptr<const Document> document = builder_.finish(*root_);
  if (suspicious_ && refuses_live_values(*document)) return *std::move(problem_);
  return document;
}

}  // namespace sidelint::yaml
