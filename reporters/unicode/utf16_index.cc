#include "reporters/unicode/utf16_index.h"

#include <algorithm>

#include "reporters/unicode/utf8.h"

namespace sidelint::reporters {
namespace {

constexpr std::size_t kStride = 512;  // bytes

std::uint32_t units_of(const CodePoint& point) { return point.value > 0xFFFF ? 2 : 1; }

}  // namespace

Utf16Index::Utf16Index(std::string_view text) {
  std::uint32_t units = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (at >= marks_.size() * kStride) marks_.push_back({static_cast<std::uint32_t>(at), units});
    const CodePoint point = decode(text, at);
    units += units_of(point);
    at += point.size;
  }
}

std::size_t Utf16Index::units_before(std::string_view text, std::size_t offset) const {
  offset = std::min(offset, text.size());
  const auto after = std::upper_bound(marks_.begin(), marks_.end(), offset,
                                      [](std::size_t byte, const Mark& mark) { return byte < mark.offset; });
  if (after == marks_.begin()) return 0;
  const Mark& mark = *std::prev(after);
  std::size_t units = mark.units;
  for (std::size_t at = mark.offset; at < offset;) {
    const CodePoint point = decode(text, at);
    units += units_of(point);
    at += point.size;
  }
  return units;
}

}  // namespace sidelint::reporters
