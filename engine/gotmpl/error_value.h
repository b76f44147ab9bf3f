// An error of Go as an argument of a message.
#pragma once

#include <string>

#include "engine/gotmpl/heap.h"
#include "engine/gotmpl/value.h"

namespace sidelint::gotmpl {

// What errors.New makes: a pointer to a structure that holds the text.
Value make_error(Heap& heap, std::string text);

}  // namespace sidelint::gotmpl
