// What to know of a text before libyaml sees it.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace sidelint::yaml {

// How many %TAG directives stand before the first document; those in comments count too, since YAML has rare line ends.
std::size_t count_tag_directives(std::string_view text);

// A byte order mark at the start of a line but the first: libyaml skips it, the real reader does not.
std::optional<std::size_t> find_misplaced_mark(std::string_view text);

}  // namespace sidelint::yaml
