// The order in which keys are written.
#pragma once

#include <string_view>

namespace sidelint::yaml {

// Natural order: numbers within keys by their value, letters after everything else. Mirrors keyList.Less of go-yaml
// v2.4 (sorter.go).
bool key_before(std::string_view a, std::string_view b);

}  // namespace sidelint::yaml
