// Numbers as Go's strconv reads and writes them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

namespace sidelint::yaml {

// The first alternative: no number at all.
using Number = std::variant<std::monostate, std::int64_t, std::uint64_t, double>;

// Of digits, in the forms that resolve.go of sigs.k8s.io/yaml 1.6 tries one after the other; not `.inf` and `.nan`.
Number parse_number(std::string_view text);

// FormatFloat(value, 'g', -1, 32), with go-yaml's words for what is no number.
std::string float_as_key(double value);

}  // namespace sidelint::yaml
