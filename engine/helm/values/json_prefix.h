// The JSON value that a text begins with, as Go's json.Decoder takes it off.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "engine/gotmpl/heap.h"
#include "engine/gotmpl/value.h"

namespace sidelint::helm {

struct JsonPrefix {
  gotmpl::Value value;
  std::size_t length = 0;
  std::string error;
};
JsonPrefix read_json_prefix(gotmpl::Heap& heap, std::string_view text);

}  // namespace sidelint::helm
