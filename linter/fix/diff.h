// What changes in a file, as `patch` and `git apply` take it.
#pragma once

#include <string>
#include <string_view>

namespace sidelint::linter {

// A unified diff with three lines of context; empty if the texts are equal.
std::string unified_diff(std::string_view path, std::string_view before, std::string_view after);

}  // namespace sidelint::linter
