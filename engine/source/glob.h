// Shell patterns over paths, as git 2.39 matches them with wildmatch() and WM_PATHNAME.
#pragma once

#include <cstddef>
#include <string_view>

namespace sidelint {

// Whether `pattern` matches the whole of `path`. `*`, `?` and `[…]` never match a `/`; `**` does, where it is a whole
// component (`**/a`, `a/**`, `a/**/b`). A malformed class or a backslash at the end matches nothing.
bool glob_match(std::string_view pattern, std::string_view path);

// The length of the text before the first character that is not taken literally (`*`, `?`, `[`, a backslash).
std::size_t glob_literal_length(std::string_view pattern);

}  // namespace sidelint
