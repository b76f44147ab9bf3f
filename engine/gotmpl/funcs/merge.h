// Deep copies and merges of maps: mergo v1.0.1 and copystructure v1.2, as Sprig calls them.
#pragma once

#include <cstdint>
#include <optional>

#include "engine/gotmpl/heap.h"
#include "engine/gotmpl/value.h"

namespace sidelint::gotmpl {

enum class Overwrite : std::uint8_t { no, yes };

// Puts the entries of `source` into the map `target`: where it has none or an empty one, and with Overwrite everywhere.
// Maps in both are merged in turn; lists are not. False if the maps are too deep.
bool merge_into(Heap& heap, const Value& target, const Value& source, Overwrite overwrite);

// Nothing if the value is too deep or too large.
std::optional<Value> deep_copied(Heap& heap, const Value& value);

}  // namespace sidelint::gotmpl
