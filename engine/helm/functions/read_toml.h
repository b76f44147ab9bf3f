// TOML 1.0, as BurntSushi/toml v1.6 decodes it into map[string]interface{}.
#pragma once

#include <string>
#include <string_view>

#include "engine/gotmpl/heap.h"
#include "engine/gotmpl/value.h"

namespace sidelint::helm {

struct TomlValue {
  gotmpl::Value table;  // empty after an error
  std::string error;    // in the library's words for the common mistakes, in ours for others
};
// Dates and times are unknown values: how they print hangs on types that templates of charts do not meet.
TomlValue read_toml(gotmpl::Heap& heap, std::string_view text);

}  // namespace sidelint::helm
