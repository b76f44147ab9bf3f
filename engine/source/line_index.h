// Lines and columns of a source, computed from byte offsets when something is shown.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace sidelint {

struct Position {
  std::uint32_t line = 1;    // 1-based
  std::uint32_t column = 1;  // 1-based, in UTF-8 bytes; a byte order mark at the start of the text does not count
};

// Lines end at LF; a CR before it belongs to the line end. Keeps a reference to no text: pass the same text each time.
class LineIndex {
 public:
  explicit LineIndex(std::string_view text);

  Position position(std::string_view text, std::uint32_t offset) const;
  std::uint32_t line_count() const { return static_cast<std::uint32_t>(starts_.size()); }
  // The line's bytes without its line end (nor a byte order mark). `line` is 1-based; beyond the last line it is empty.
  std::string_view line(std::string_view text, std::uint32_t line) const;
  // The offset of the line's first byte.
  std::uint32_t start(std::uint32_t line) const;

 private:
  std::vector<std::uint32_t> starts_;
};

}  // namespace sidelint
