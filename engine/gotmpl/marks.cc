#include "engine/gotmpl/marks.h"

#include <algorithm>

namespace sidelint::gotmpl {
namespace {

// Egyptian hieroglyphs: U+13000, then digits to the base of 16 from U+13010 on, then U+13001.
constexpr std::string_view kOpen = "\xF0\x93\x80\x80";
constexpr std::string_view kClose = "\xF0\x93\x80\x81";
constexpr std::string_view kDigit = "\xF0\x93\x80";  // and one byte more
constexpr unsigned kFirstDigit = 0x90;
constexpr std::size_t kGlyph = 4;
constexpr std::size_t kMostDigits = 8;

}  // namespace

std::string mark_text(std::size_t number) {
  std::string digits;
  do {
    digits.insert(0, std::string(kDigit) + static_cast<char>(kFirstDigit + number % 16));
    number /= 16;
  } while (number > 0);
  return std::string(kOpen) + digits + std::string(kClose);
}

std::optional<FoundMark> find_mark(std::string_view text, std::size_t from) {
  for (std::size_t begin = text.find(kOpen, from); begin != std::string_view::npos;
       begin = text.find(kOpen, begin + kGlyph)) {
    FoundMark mark{begin, begin + kGlyph, 0};
    std::size_t digits = 0;
    for (; digits < kMostDigits && text.size() >= mark.end + kGlyph; ++digits, mark.end += kGlyph) {
      const auto last = static_cast<unsigned char>(text[mark.end + kGlyph - 1]);
      if (!text.substr(mark.end).starts_with(kDigit) || last < kFirstDigit || last >= kFirstDigit + 16) break;
      mark.number = mark.number * 16 + (last - kFirstDigit);
    }
    if (digits == 0 || !text.substr(mark.end).starts_with(kClose)) continue;
    mark.end += kGlyph;
    return mark;
  }
  return std::nullopt;
}

bool is_only_marks(std::string_view text) {
  std::optional<FoundMark> mark = find_mark(text);
  if (!mark) return false;
  std::size_t end = 0;
  for (; mark; mark = find_mark(text, end)) {
    if (mark->begin != end) return false;
    end = mark->end;
  }
  return end == text.size();
}

}  // namespace sidelint::gotmpl
