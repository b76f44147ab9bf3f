#include "engine/source/line_index.h"

#include <algorithm>

namespace sidelint {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::uint32_t mark_length(std::string_view text) {
  return text.starts_with(kByteOrderMark) ? static_cast<std::uint32_t>(kByteOrderMark.size()) : 0;
}

}  // namespace

LineIndex::LineIndex(std::string_view text) {
  starts_.push_back(0);
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
    starts_.push_back(static_cast<std::uint32_t>(at + 1));
  }
}

Position LineIndex::position(std::string_view text, std::uint32_t offset) const {
  offset = std::min(offset, static_cast<std::uint32_t>(text.size()));
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  const auto line = static_cast<std::uint32_t>(after - starts_.begin());
  const std::uint32_t begin = line == 1 ? std::min(mark_length(text), offset) : *(after - 1);
  return {line, offset - begin + 1};
}

std::string_view LineIndex::line(std::string_view text, std::uint32_t line) const {
  if (line == 0 || line > line_count()) return {};
  const std::size_t begin = line == 1 ? mark_length(text) : starts_[line - 1];
  const std::size_t end = line == line_count() ? text.size() : starts_[line] - 1;
  std::string_view bytes = text.substr(begin, end - begin);
  if (line < line_count() && bytes.ends_with('\r')) bytes.remove_suffix(1);
  return bytes;
}

std::uint32_t LineIndex::start(std::uint32_t line) const { return starts_[std::clamp(line, 1U, line_count()) - 1]; }

}  // namespace sidelint
