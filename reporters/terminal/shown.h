// Text from files as a terminal may show it: nothing in a manifest can move the cursor, change colours, hide or reorder
// what is printed. Controls, deceptive characters and bytes that are not UTF-8 become visible escapes (`\x1b`,
// `\u{202e}`).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "reporters/reporter.h"

namespace sidelint::reporters {

// A line of source, with the column at which each of its bytes is shown. Tabs take four columns.
class Shown {
 public:
  Shown(std::string_view raw, Charset charset);

  std::size_t columns() const { return glyphs_.back().column; }
  // The column of the glyph that the byte belongs to; of an offset at or beyond the end, the number of columns.
  std::size_t column(std::size_t raw_offset) const;
  // What stands in columns [from, to); of a wide character cut in two a space is left.
  std::string slice(std::size_t from, std::size_t to) const;

 private:
  // A character and the marks that combine with it.
  struct Glyph {
    std::uint32_t raw;     // its first byte in the raw line
    std::uint32_t column;  // its first column
    std::uint32_t text;    // its first byte in text_
  };
  void add(std::string_view raw, std::size_t at, std::size_t size, std::string_view text, std::size_t columns);

  std::string text_;
  std::vector<Glyph> glyphs_;  // the last marks the end
};

// Words of a message, a path or a name on one line, line ends and tabs escaped too. Longer than any sensible sentence,
// it is cut: a name may be megabytes long.
std::string printable(std::string_view raw, Charset charset);

// Columns of text that has been made printable.
std::size_t columns_of(std::string_view printable_text);

}  // namespace sidelint::reporters
