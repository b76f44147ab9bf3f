// Where the bytes of a parsed text stand in a source.
#pragma once

#include <cstdint>
#include <limits>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/source/span.h"

namespace sidelint::yaml {

// Maps ranges of a text to spans of a source: all at one distance, line by line (text whose indentation was taken
// away), or everything to one span (text that was folded or unescaped).
class Places {
 public:
  struct Line {
    std::uint32_t in_text;    // where the line begins
    std::uint32_t in_source;  // where its first kept byte stands
  };

  static Places from(SourceId source, std::uint32_t begin) { return Places(source, {{0, begin}}); }
  // The text may have a line end more than the source, which ends at `limit`.
  static Places lines(SourceId source, std::vector<Line> lines, std::uint32_t limit) {
    Places places(source, std::move(lines));
    places.limit_ = limit;
    return places;
  }
  static Places everywhere(Span span) {
    Places places(span.source, {});
    places.everywhere_ = span;
    return places;
  }

  Span span(std::uint32_t begin, std::uint32_t end) const;
  // The text has changed: where `length` bytes stood at `offset`, there are `replaced` bytes now.
  void respell(std::uint32_t offset, std::uint32_t length, std::uint32_t replaced);

 private:
  Places(SourceId source, std::vector<Line> lines) : source_(source), lines_(std::move(lines)) {}
  std::uint32_t place(std::uint32_t offset) const {
    const bool is_one_line = lines_.size() == 1;  // nearly always
    return is_one_line ? lines_.front().in_source + (offset - lines_.front().in_text) : place_of_lines(offset);
  }
  std::uint32_t place_of_lines(std::uint32_t offset) const;

  SourceId source_;
  std::vector<Line> lines_;  // not empty unless everywhere_ holds
  std::uint32_t limit_ = std::numeric_limits<std::uint32_t>::max();
  Span everywhere_;
};

// Offsets in bytes of characters that libyaml counts. Cheap when asked in nearly rising order.
class CharacterOffsets {
 public:
  explicit CharacterOffsets(std::string_view text);
  std::uint32_t byte(std::size_t character);

 private:
  std::string_view text_;
  bool ascii_;
  std::size_t character_ = 0;  // the one that begins at byte_
  std::size_t byte_ = 0;
};

}  // namespace sidelint::yaml
