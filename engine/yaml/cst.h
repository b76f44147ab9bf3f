// The concrete syntax of a document, by tree-sitter: which comments stand where. Asked only for documents in which
// somebody looks for a suppression.
#pragma once

#include <string_view>
#include <vector>

#include "engine/source/span.h"

namespace sidelint::yaml {

struct Comment {
  Span at;        // from `#` to the end of the line
  bool own_line;  // nothing but blanks stands before it on its line
  // own_line: the entry or item that follows, key and value with all they hold; empty if nothing follows.
  // Otherwise: its line, up to the comment.
  Span covers;
};

// The comments of the document `bytes` of `text`, in order; never the look-alikes in strings and block scalars. Of a
// document that takes too long to parse there are none.
std::vector<Comment> comments(std::string_view text, Span bytes);

}  // namespace sidelint::yaml
