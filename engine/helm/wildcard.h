// Patterns of .Files.Glob.
//
// Mirrors gobwas/glob 0.2.3 with `/` as separator: `*` and `?` stop at one, `**` does not, `{a,b}` are alternatives.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sidelint::helm {

// The pattern as a regular expression for a whole name; nothing if it is malformed.
std::optional<std::string> wildcard_expression(std::string_view pattern);

// The names that match. A malformed pattern matches all, as helm has it.
std::vector<std::string_view> matching(std::string_view pattern, const std::vector<std::string_view>& names);

}  // namespace sidelint::helm
