// What a branch that is left out would have written, as far as that can be told from its text; private to the room.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/gotmpl/node.h"

namespace sidelint::gotmpl {

// What `… | nindent 4` puts before what it writes: a line end and four blanks; `indent` only the blanks.
std::string indentation(const Pipe& pipe);

// The words that begin lines where the first line of the branch begins, each once, with their colons: `labels:`. Empty
// if anything else may begin a line there, or farther left: then nobody can tell what the branch adds.
std::vector<std::string> line_heads(const Statement& branch);

}  // namespace sidelint::gotmpl
