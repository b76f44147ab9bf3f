// Where an entry of a mapping stands, key and value together.
#pragma once

#include <optional>

#include "engine/source/origin.h"
#include "engine/yaml/node.h"

namespace sidelint::yaml {

// From the key to the end of the value as it is used there (an alias, not what it stands for). Of an entry that `<<`
// merged: the place of the merge.
inline OriginId entry_origin(const Origins& origins, Node key, Node value) {
  if (!key.origin().is_written()) return key.origin();
  Span entry = key.origin().span();
  const std::optional<Span> at = origins.where(value.origin());
  if (at && at->source == entry.source && at->begin >= entry.end) entry.end = at->end;
  return OriginId::written(entry);
}

}  // namespace sidelint::yaml
