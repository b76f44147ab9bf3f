// What to know of a text before libyaml sees it.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace sidelint::yaml {

// How many %TAG directives stand before the first document; those in comments count too, since YAML has rare line ends.
std::size_t count_tag_directives(std::string_view text);

// A byte order mark at the start of a line, of a text that has lost the one it may begin with. libyaml skips it and
// goes on in the wrong column, the real reader takes it for a character.
std::optional<std::size_t> find_misplaced_mark(std::string_view text);

}  // namespace sidelint::yaml
