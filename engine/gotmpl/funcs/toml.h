// TOML from values, as BurntSushi/toml v1.6 encodes them.
#pragma once

#include <string>
#include <string_view>

#include "engine/gotmpl/print.h"
#include "engine/gotmpl/value.h"

namespace sidelint::gotmpl {

struct TomlText {
  std::string text;
  std::string error;  // why the value has no TOML, in the library's words
  Printable state = Printable::yes;
  std::string_view why = {};  // if it is unknown
};
// `value` must be valid.
TomlText to_toml(const Value& value);

}  // namespace sidelint::gotmpl
