// Files that the program writes: whole, or not at all.
#pragma once

#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace sidelint::linter {

// Writes a temporary file beside the target and renames it; the mode of a file that is there is kept, and so is a link
// to it. What is there and no file (a pipe, /dev/stdout) is written to.
std::optional<Failure> write_file(const std::string& path, const std::function<void(std::ostream&)>& write);
std::optional<Failure> write_file(const std::string& path, std::string_view text);

}  // namespace sidelint::linter
