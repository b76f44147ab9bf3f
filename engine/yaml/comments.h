// Which comments stand in a document, and what each of them speaks of. Asked only for documents in which somebody looks
// for a suppression.
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

// The comments of the document `bytes` of `text`, in order; never the look-alikes in strings and block scalars. A
// document that cannot be read has none.
std::vector<Comment> comments(std::string_view text, Span bytes);

}  // namespace sidelint::yaml
