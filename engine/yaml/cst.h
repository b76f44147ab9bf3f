// The concrete syntax of a document, by tree-sitter: which comments stand where. Asked only for documents in which
// somebody looks for a suppression.
#pragma once

#include <string_view>
#include <vector>

#include "engine/source/span.h"

namespace sidelint::yaml {

struct Comment {
  Span at;         // from `#` to the end of the line
  bool own_line;   // nothing but blanks stands before it on its line
  Span covers;     // own_line: the node that follows, with its subtree; otherwise the line it ends
};

// The comments of the document `bytes` of `text`, in order; never the look-alikes in strings and block scalars.
std::vector<Comment> comments(std::string_view text, Span bytes);

}  // namespace sidelint::yaml
