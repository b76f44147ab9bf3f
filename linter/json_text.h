// A string as JSON writes it.
#pragma once

#include <string>
#include <string_view>

namespace sidelint::linter {

// With its quotes; bytes that are not ASCII stay as they are.
std::string json_text(std::string_view text);

}  // namespace sidelint::linter
