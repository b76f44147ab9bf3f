// Writing over a file so that it is the old one or the new one whatever happens.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sidelint::linter {

// Puts `after` in the place of `before`: a temporary file in the same folder, written through to the disk, then
// renamed. The mode is kept; `real_path` follows no link, so links to it stay. Why not: the file is read-only, holds
// something else than `before` by now, or the system's own words; then it is as it was.
std::optional<std::string> replace_file(const std::string& real_path, std::string_view before, std::string_view after);

}  // namespace sidelint::linter
