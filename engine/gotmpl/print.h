// Values to text as Go's package fmt does it: Sprint, Sprintln and Sprintf.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "engine/gotmpl/value.h"

namespace sidelint::gotmpl {

enum class Printable : std::uint8_t {
  yes,
  unknown,    // an unknown value, or something that differs from run to run, would have to be printed
  too_large,  // too deep or too long; a map that contains itself ends here
};

struct Printed {
  std::string text;
  Printable state = Printable::yes;
  std::string_view why = {};  // if unknown
};

Printed sprint(std::span<const Value> args);
Printed sprintln(std::span<const Value> args);

enum class Wrapping : std::uint8_t { refused, allowed };  // of errors, by the verb %w
Printed sprintf(std::string_view format, std::span<const Value> args, Wrapping wrapping = Wrapping::refused);

// The text of one value by %v, for messages.
std::string display(const Value& value);

// Why something inside the value, at any depth, is unknown.
std::optional<std::string_view> find_unknown(const Value& value);

}  // namespace sidelint::gotmpl
