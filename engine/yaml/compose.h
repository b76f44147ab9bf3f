// From the events of a parser to a Document: resolution of scalars, anchors, merge keys, duplicate keys, alias bombs.
//
// Mirrors decode.go of sigs.k8s.io/yaml 1.6 (its go-yaml v2 fork), which decodes into maps: entries are set in written
// order, a merge key sets its entries where it stands, and what is set last wins. Left out: decoding the items of a
// merge list in reverse for the count of decoded values, which can only move the point at which excessive aliasing is
// noticed.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/source/origin.h"
#include "engine/yaml/alias_budget.h"
#include "engine/yaml/builder.h"
#include "engine/yaml/events.h"
#include "engine/yaml/load.h"
#include "engine/yaml/node.h"

namespace sidelint::yaml {

// Takes the events of one document in order.
class Composer {
 public:
  struct Manner {
    std::optional<OriginId> everywhere = {};  // the origin of all values, if they have none of their own
    WordKeys words = WordKeys::as_json;
  };
  explicit Composer(Origins& origins) : Composer(origins, Manner()) {}
  Composer(Origins& origins, const Manner& manner)
      : origins_(origins), everywhere_(manner.everywhere), words_(manner.words) {}

  // The document stands in a text of so many bytes.
  void expect(std::size_t bytes) { builder_.expect(bytes); }
  // False as soon as the document is refused; then no more events may follow.
  bool take(const Event& event) {
    return std::visit([this](const auto& one) { return handle(one); }, event);
  }
  // After the last event: the document, or why it was refused. The Composer is used up.
  Loaded finish();

 private:
  using Ref = Builder::Ref;
  enum class From : std::uint8_t { written, aliased, merged, overridden };
  // An entry of a mapping, or an item of a sequence (then `key` means nothing).
  struct Slot {
    Ref key;
    Ref value;
    Span at;  // of the key, of the item
    From from;
  };
  // How much a value is to a decoder, aliases followed.
  struct Extent {
    std::uint64_t values = 1;
    std::size_t height = 0;  // levels of collections
  };
  struct Anchor {
    std::optional<Ref> value;  // empty while its collection is open
    std::size_t depth = 0;     // of that collection
    Extent extent;
  };
  enum class Awaits : std::uint8_t { key, value, merge_value, item, merge_item };
  struct Frame {
    Style style;
    Awaits awaits;
    Ref key;
    Span key_at;
    Span at;                 // grows with each child
    std::size_t first_slot;  // in slots_
    Anchor* anchor;          // null if it has none
    Extent extent;
  };
  struct Finished {
    Ref value;
    Span at;
    Extent extent;
    From from;
  };

  bool handle(const ScalarEvent& event);
  bool handle(const AliasEvent& event);
  bool handle(const BeginEvent& event);
  bool handle(const EndEvent& event);

  bool refuse(Span at, std::string message);
  bool too_deep(Span at) { return refuse(at, "nested deeper than " + std::to_string(kMaxDepth) + " levels"); }
  bool out_of_budget(Span at) { return refuse(at, "document contains excessive aliasing"); }
  OriginId origin_of(Span at) const { return everywhere_ ? *everywhere_ : OriginId::written(at); }
  OriginId aliased(Span at, OriginId anchored);
  std::optional<Ref> make_scalar(const ScalarEvent& event);
  void grow(Frame& frame, const Extent& child);
  bool attach(const Finished& child);
  bool attach_key(const Finished& child);
  bool merge(const Finished& mapping);
  bool end_merge_list();
  Ref make_sequence(const Frame& frame);
  Ref make_mapping(const Frame& frame);
  void drop_overridden(std::size_t first_slot);
  void override_slot(Slot& loser, const Slot& winner);
  bool refuses_live_values(const Document& document);

  Origins& origins_;
  std::optional<OriginId> everywhere_;
  WordKeys words_;
  Builder builder_;
  AliasBudget budget_;
  std::vector<Frame> frames_;
  std::vector<Slot> slots_;
  std::map<std::string, Anchor, std::less<>> anchors_;
  std::optional<Ref> root_;
  bool suspicious_ = false;  // holds a key or a number that JSON cannot, unless a later key overrides it
  std::optional<Problem> problem_;

  std::vector<Ref> items_;  // the last three: scratch
  std::vector<Builder::Entry> entries_;
  std::vector<std::uint32_t> order_;
};

}  // namespace sidelint::yaml
