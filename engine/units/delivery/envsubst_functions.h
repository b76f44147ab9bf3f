// What an expression of envsubst does to a variable's value.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sidelint::units {

// `function` as it is written: ":-", "^^", "//", ":", "#"; none: the value as it is.
std::string apply_function(std::string_view function, const std::string& value, const std::vector<std::string>& args);
// Whether the arguments only stand in for an empty value.
bool is_default_function(std::string_view function);

}  // namespace sidelint::units
