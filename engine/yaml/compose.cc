#include "engine/yaml/compose.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace sidelint::yaml {
namespace {

constexpr std::string_view kMergeKey = "<<";
constexpr std::string_view kMergeWantsMap = "map merge requires map or sequence of maps as the value";
constexpr std::size_t kLongestWordOfAKey = 32;  // what a number or a boolean may grow to as a key

bool is_collection(Kind kind) { return kind == Kind::sequence || kind == Kind::mapping; }

bool is_finite(std::string_view text) {
  const Number number = number_value(text);
  const auto* real = std::get_if<double>(&number);
  return real == nullptr || std::isfinite(*real);
}

// Of the words of a boolean those that YAML 1.2 has kept.
bool is_true_or_false(std::string_view word) {
  constexpr std::string_view kInitials = "tTfF";
  return !word.empty() && kInitials.find(word.front()) != std::string_view::npos;
}

}  // namespace

bool Composer::refuse(Span at, std::string message) {
  problem_ = Problem{at, std::move(message), std::nullopt, {}};
  return false;
}

OriginId Composer::aliased(Span at, OriginId anchored) {
  return origins_.add(static_cast<std::uint32_t>(at.source), Aliased{at, anchored});
}

bool Composer::handle(const ScalarEvent& event) {
  const bool merge_key = event.text == kMergeKey && (event.implicit || event.tag == Tag::merge);
  if (merge_key && !frames_.empty() && frames_.back().awaits == Awaits::key) {
    frames_.back().awaits = Awaits::merge_value;
    if (!event.anchor.empty())
      anchors_[std::string(event.anchor)] = {
          builder_.scalar(Kind::string, event.style, kMergeKey, origin_of(event.at)), 0, {}};
    return true;
  }
  const std::optional<Ref> made = make_scalar(event);
  if (!made) return false;
  if (!event.anchor.empty()) anchors_[std::string(event.anchor)] = {made, 0, {}};
  if (!budget_.spend_written()) return out_of_budget(event.at);
  return attach({*made, event.at, {}, From::written});
}

std::optional<Composer::Ref> Composer::make_scalar(const ScalarEvent& event) {
  if (!builder_.has_room(event.text.size() + kLongestWordOfAKey)) {
    refuse(event.at, "the document holds more than 4 GiB of text");
    return std::nullopt;
  }
  if (event.tag == Tag::binary) {
    const std::optional<std::string> bytes = decode_base64(event.text);
    if (bytes) return builder_.scalar(Kind::string, event.style, *bytes, origin_of(event.at));
    refuse(event.at, "!!binary value contains invalid base64 data");
    return std::nullopt;
  }
  std::optional<Kind> kind = Kind::string;
  if (event.tag != Tag::none || event.implicit) kind = resolve(event.tag, event.text);
  if (!kind) {
    refuse(event.at, cannot_decode(event.tag, event.text));
    return std::nullopt;
  }
  if (kind == Kind::floating && !is_finite(event.text)) suspicious_ = true;
  return builder_.scalar(*kind, event.style, event.text, origin_of(event.at));
}

bool Composer::handle(const AliasEvent& event) {
  const auto [anchor, at] = event;
  const auto found = anchors_.find(anchor);
  if (found == anchors_.end()) return refuse(at, "unknown anchor '" + std::string(anchor) + "' referenced");
  const Anchor& target = found->second;
  if (!target.value) return refuse(at, "anchor '" + std::string(anchor) + "' value contains itself");
  if (!budget_.spend_written() || !budget_.spend_aliased(target.extent.values)) return out_of_budget(at);
  if (frames_.size() + target.extent.height > kMaxDepth) return too_deep(at);
  const Ref made = builder_.again(*target.value, aliased(at, builder_.origin(*target.value)));
  const Extent extent{AliasBudget::sum(target.extent.values, 1), target.extent.height};
  return attach({made, at, extent, From::aliased});
}

bool Composer::handle(const BeginEvent& event) {
  if (frames_.size() >= kMaxDepth) return too_deep(event.at);
  const bool sequence = event.kind == Kind::sequence;
  const bool merge_list = sequence && !frames_.empty() && frames_.back().awaits == Awaits::merge_value;
  if (!merge_list && !budget_.spend_written()) return out_of_budget(event.at);
  Anchor* anchor = nullptr;
  if (!event.anchor.empty()) {
    anchor = &anchors_[std::string(event.anchor)];
    *anchor = {std::nullopt, frames_.size(), {}};
  }
  const Awaits awaits = merge_list ? Awaits::merge_item : sequence ? Awaits::item : Awaits::key;
  const Extent extent{merge_list ? 0U : 1U, 1};
  frames_.push_back({event.style, awaits, Ref{}, {}, event.at, slots_.size(), anchor, extent});
  return true;
}

bool Composer::handle(const EndEvent& event) {
  Frame& frame = frames_.back();
  if (frame.style == Style::flow) frame.at.end = std::max(frame.at.end, event.behind_bracket);
  const Ref made = frame.awaits == Awaits::key ? make_mapping(frame) : make_sequence(frame);
  // An anchor of the same name within the collection has taken this one's place.
  if (frame.anchor != nullptr && !frame.anchor->value && frame.anchor->depth + 1 == frames_.size())
    *frame.anchor = {made, frame.anchor->depth, frame.extent};
  if (frame.awaits == Awaits::merge_item) return end_merge_list();
  const Finished finished{made, frame.at, frame.extent, From::written};
  slots_.resize(frame.first_slot);
  frames_.pop_back();
  return attach(finished);
}

void Composer::grow(Frame& frame, const Extent& child) {
  frame.extent.values = AliasBudget::sum(frame.extent.values, child.values);
  frame.extent.height = std::max(frame.extent.height, child.height + 1);
}

// Hands a finished value to the collection that is open.
bool Composer::attach(const Finished& child) {
  if (frames_.empty()) {
    root_ = child.value;
    return true;
  }
  Frame& frame = frames_.back();
  grow(frame, child.extent);
  frame.at.end = std::max(frame.at.end, child.at.end);
  switch (frame.awaits) {
    case Awaits::key:
      return attach_key(child);
    case Awaits::value:
      slots_.push_back({frame.key, child.value, frame.key_at, From::written});
      frame.awaits = Awaits::key;
      return true;
    case Awaits::merge_value:
      frame.awaits = Awaits::key;
      return merge(child);
    case Awaits::item:
    case Awaits::merge_item:
      slots_.push_back({Ref{}, child.value, child.at, child.from});
      return true;
  }
  return true;
}

bool Composer::attach_key(const Finished& child) {
  const Kind kind = builder_.kind(child.value);
  if (is_collection(kind)) return refuse(child.at, "invalid map key: a collection cannot be a key");
  Frame& frame = frames_.back();
  frame.awaits = Awaits::value;
  frame.key = child.value;
  frame.key_at = child.at;
  if (kind == Kind::string) return true;
  const std::string_view written = builder_.text(child.value);
  const bool stays = words_ == WordKeys::as_written && kind == Kind::boolean && !is_true_or_false(written);
  if (const auto text = stays ? std::optional<std::string>(written) : key_text(kind, written))
    frame.key = builder_.scalar(Kind::string, builder_.style(child.value), *text, builder_.origin(child.value));
  else
    suspicious_ = true;
  return true;
}

// Sets the entries of the value of `<<` where it stands: a mapping, an alias of one, or an item of a list of these.
bool Composer::merge(const Finished& mapping) {
  if (builder_.kind(mapping.value) != Kind::mapping) return refuse(mapping.at, std::string(kMergeWantsMap));
  for (std::uint32_t i = 0; i < builder_.size(mapping.value); ++i) {
    auto [key, value] = builder_.entry(mapping.value, i);
    if (mapping.from == From::aliased) {
      key = builder_.again(key, aliased(mapping.at, builder_.origin(key)));
      value = builder_.again(value, aliased(mapping.at, builder_.origin(value)));
    }
    slots_.push_back({key, value, mapping.at, From::merged});
  }
  return true;
}

// The list of mappings of a `<<` is complete: backwards, since the earlier one wins.
bool Composer::end_merge_list() {
  const Frame list = frames_.back();
  const std::vector<Slot> backwards(slots_.rbegin(), slots_.rend() - static_cast<std::ptrdiff_t>(list.first_slot));
  slots_.resize(list.first_slot);
  frames_.pop_back();
  Frame& frame = frames_.back();
  grow(frame, list.extent);
  frame.at.end = std::max(frame.at.end, list.at.end);
  frame.awaits = Awaits::key;
  for (const Slot& item : backwards)
    if (!merge({item.value, item.at, {}, item.from})) return false;
  return true;
}

}  // namespace sidelint::yaml
