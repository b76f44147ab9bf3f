// Files that the program writes: whole, or not at all.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace sidelint::linter {

// Writes a temporary file beside the target and renames it; the mode of a file that is there is kept.
std::optional<Failure> write_file(const std::string& path, std::string_view text);

}  // namespace sidelint::linter
