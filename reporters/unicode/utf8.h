// Reading text that ought to be UTF-8.
#pragma once

#include <cstddef>
#include <string_view>

namespace sidelint::reporters {

struct CodePoint {
  char32_t value;    // U+FFFD where the bytes are not UTF-8
  std::size_t size;  // in bytes, at least 1
  bool valid;
};

// The code point at byte `at`, which must lie in the text. Of an invalid sequence the longest part that could have
// become a code point is one replacement, as the WHATWG decoders, .NET and Node.js count: columns must agree with
// theirs.
CodePoint decode(std::string_view text, std::size_t at);

// The nearest offset at or before `at` that is not inside a UTF-8 sequence.
std::size_t boundary_before(std::string_view text, std::size_t at);

}  // namespace sidelint::reporters
