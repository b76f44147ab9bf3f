// JSON of a client, which may be anything: looked into without assuming its shape.
#pragma once

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <string>
#include <string_view>

#include "reporters/machine/json_writer.h"

namespace sidelint::linter::lsp {

using reporters::Json;

// What stands at the end of the keys; null if there is nothing.
inline const Json& at(const Json& value, std::initializer_list<std::string_view> keys) {
  static const Json kNothing;
  const Json* here = &value;
  for (const std::string_view key : keys) {
    if (!here->is_object()) return kNothing;
    const auto found = here->find(key);
    if (found == here->end()) return kNothing;
    here = &*found;
  }
  return *here;
}

inline std::string text_at(const Json& value, std::initializer_list<std::string_view> keys) {
  const Json& found = at(value, keys);
  return found.is_string() ? found.get<std::string>() : std::string();
}

inline std::uint32_t number_at(const Json& value, std::initializer_list<std::string_view> keys) {
  const Json& found = at(value, keys);
  const std::int64_t number = found.is_number_integer() ? found.get<std::int64_t>() : 0;
  return static_cast<std::uint32_t>(std::clamp<std::int64_t>(number, 0, std::numeric_limits<std::int32_t>::max()));
}

}  // namespace sidelint::linter::lsp
