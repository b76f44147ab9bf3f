// What a parser finds in a document, piece by piece.
#pragma once

#include <cstdint>
#include <string_view>
#include <variant>

#include "engine/source/span.h"
#include "engine/yaml/node.h"
#include "engine/yaml/resolve.h"

namespace sidelint::yaml {

// Views are good until the next event; spans leave out the anchor and the tag before a value.
struct ScalarEvent {
  std::string_view text;
  Style style = Style::plain;
  Tag tag = Tag::none;
  bool implicit = true;  // a plain scalar, or one with the tag `!` (then `tag` is other)
  std::string_view anchor;
  Span at;
};
struct AliasEvent {
  std::string_view anchor;
  Span at;
};
struct BeginEvent {
  Kind kind = Kind::mapping;  // or sequence
  Style style = Style::block;
  std::string_view anchor;
  Span at;  // empty, where it begins
};
// A block collection ends with its last child.
struct EndEvent {
  std::uint32_t behind_bracket = 0;  // of a flow collection, unless it has no brackets (`[a: b]`)
};
using Event = std::variant<ScalarEvent, AliasEvent, BeginEvent, EndEvent>;

}  // namespace sidelint::yaml
