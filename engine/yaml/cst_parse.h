// The only place that knows tree-sitter.
#pragma once

#include <string_view>

#include "engine/source/span.h"
#include "engine/yaml/cst.h"

namespace sidelint::yaml {

// The tree of the bytes `document` of `text`, as tree-sitter alone sees them; without the values of scalars. Empty
// (without a node) if there are errors in it, more than one document, or a spelling that is not edited anyway.
Cst parse_cst(std::string_view text, Span document);

}  // namespace sidelint::yaml
