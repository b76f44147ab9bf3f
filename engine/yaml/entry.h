// Where an entry of a mapping stands, key and value together.
#pragma once

#include <optional>
#include <variant>

#include "engine/source/origin.h"
#include "engine/yaml/node.h"

namespace sidelint::yaml {

// From the key to the end of the value as it is used there (an alias, not what it stands for). Of an entry that `<<`
// merged: the place of the merge. Where another hand has written the value, in another place than the key, or a
// template beside it: that hand.
inline OriginId entry_origin(const Origins& origins, Node key, Node value) {
  if (!key.origin().is_written()) return key.origin();
  Span entry = key.origin().span();
  const std::optional<Span> at = origins.where(value.origin());
  const bool stands_behind = at && at->source == entry.source && at->begin >= entry.end;
  const bool is_templated = value.origin().is_entry() && std::holds_alternative<Templated>(origins.at(value.origin()));
  if (at && value.origin().is_entry() && (!stands_behind || is_templated)) return value.origin();
  if (stands_behind) entry.end = at->end;
  return OriginId::written(entry);
}

}  // namespace sidelint::yaml
