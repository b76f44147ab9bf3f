// The one coordinate of the project: a range of bytes in a source. Lines and columns are computed when something is
// shown.
#pragma once

#include <compare>
#include <cstdint>

namespace sidelint {

// A source in the SourceMap: a file as read, or text made from files (a rendered template).
enum class SourceId : std::uint32_t {};

// Bytes [begin, end) of a source. Sources are limited to 4 GiB.
struct Span {
  SourceId source{};
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  auto operator<=>(const Span&) const = default;
};

}  // namespace sidelint
