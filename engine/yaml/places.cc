#include "engine/yaml/places.h"

#include <algorithm>

#include "engine/yaml/bytes.h"

namespace sidelint::yaml {
namespace {

bool continues_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

}  // namespace

std::uint32_t Places::place_of_lines(std::uint32_t offset) const {
  const auto after = std::upper_bound(lines_.begin() + 1, lines_.end(), offset,
                                      [](std::uint32_t value, const Line& line) { return value < line.in_text; });
  const Line& line = *(after - 1);
  return line.in_source + (offset - line.in_text);
}

Span Places::span(std::uint32_t begin, std::uint32_t end) const {
  if (lines_.empty()) return everywhere_;
  const std::uint32_t first = place(begin);
  // The last byte, not the one behind it, tells the line that the range ends in.
  const std::uint32_t last = end > begin ? place(end - 1) + 1 : first;
  return {source_, std::min(first, limit_), std::min(last, limit_)};
}

void Places::respell(std::uint32_t offset, std::uint32_t length, std::uint32_t replaced) {
  if (lines_.empty()) return;
  const Line behind{offset + replaced, place(offset + length)};
  const auto after =
      std::find_if(lines_.begin(), lines_.end(), [&](const Line& line) { return line.in_text > offset; });
  for (auto line = after; line != lines_.end(); ++line) line->in_text = line->in_text + replaced - length;
  lines_.insert(after, behind);
}

CharacterOffsets::CharacterOffsets(std::string_view text) : text_(text), ascii_(is_ascii(text)) {}

std::uint32_t CharacterOffsets::byte(std::size_t character) {
  if (ascii_) return static_cast<std::uint32_t>(std::min(character, text_.size()));
  while (character_ < character && byte_ < text_.size()) {
    ++byte_;
    while (byte_ < text_.size() && continues_character(text_[byte_])) ++byte_;
    ++character_;
  }
  while (character_ > character && byte_ > 0) {
    --byte_;
    while (byte_ > 0 && continues_character(text_[byte_])) --byte_;
    --character_;
  }
  return static_cast<std::uint32_t>(byte_);
}

}  // namespace sidelint::yaml
