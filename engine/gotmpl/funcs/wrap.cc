#include "engine/gotmpl/funcs/wrap.h"

#include <algorithm>
#include <cstddef>

#include "engine/gotmpl/limits.h"

namespace sidelint::gotmpl {

std::string abbreviated(std::string_view text, std::int64_t offset, std::int64_t width) {
  constexpr std::string_view kDots = "...";
  constexpr std::int64_t kShortest = 4;            // one byte and the dots
  constexpr std::int64_t kShortestWithOffset = 7;  // the same with dots on both sides
  if (text.empty() || width < kShortest) return {};
  const auto size = static_cast<std::int64_t>(text.size());
  if (size <= width) return std::string(text);
  const std::int64_t room = width - 3;
  offset = std::clamp<std::int64_t>(offset, 0, size);
  if (size - offset < room) offset = size - room;
  if (offset <= kShortest) return std::string(text.substr(0, static_cast<std::size_t>(room))).append(kDots);
  if (width < kShortestWithOffset) return {};
  std::string out(kDots);
  if (offset + room >= size) return out.append(text.substr(static_cast<std::size_t>(size - room)));
  return out + abbreviated(text.substr(static_cast<std::size_t>(offset)), 0, room);
}

std::string wrapped(std::string_view text, std::int64_t width, std::string_view separator, LongWords long_words) {
  if (separator.empty()) separator = "\n";
  const auto size = static_cast<std::size_t>(std::max<std::int64_t>(width, 1));
  std::string out;
  std::size_t offset = 0;
  const auto line = [&](std::size_t end, std::size_t next) {
    out += text.substr(offset, end - offset);
    out += separator;
    offset = next;
  };
  while (text.size() - offset > size && out.size() <= kMaxTextBytes) {
    if (text[offset] == ' ') {
      ++offset;
      continue;
    }
    const std::size_t space = text.substr(offset, size + 1).rfind(' ');
    if (space != std::string_view::npos) {
      line(offset + space, offset + space + 1);
    } else if (long_words == LongWords::break_up) {
      line(offset + size, offset + size);
    } else {
      const std::size_t later = text.find(' ', offset + size);
      if (later == std::string_view::npos) break;
      line(later, later + 1);
    }
  }
  return out.append(text.substr(offset));
}

}  // namespace sidelint::gotmpl
