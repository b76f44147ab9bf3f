// Questions about bytes that are asked of whole files, so they read many at a time.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace sidelint::yaml {

inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// The length of the longest prefix, in steps of 64, without a byte above 0x7F. Compilers turn the inner loop into
// vectors.
inline std::size_t ascii_prefix(std::string_view text) {
  constexpr std::size_t kBlock = 64;
  std::size_t at = 0;
  for (; at + kBlock <= text.size(); at += kBlock) {
    std::uint8_t all = 0;
    for (std::size_t i = 0; i < kBlock; ++i) all |= static_cast<std::uint8_t>(text[at + i]);
    if (all >= 0x80U) break;
  }
  return at;
}

inline bool is_ascii(std::string_view text) {
  const std::size_t prefix = ascii_prefix(text);
  if (text.size() - prefix >= 64) return false;
  for (const char c : text.substr(prefix))
    if (static_cast<unsigned char>(c) >= 0x80U) return false;
  return true;
}

// Sixteen bytes that are compared in one step; GCC and clang have the type on every processor.
using Bytes [[gnu::vector_size(16)]] = char;

inline Bytes bytes_at(const char* text) {
  Bytes bytes;
  std::memcpy(&bytes, text, sizeof bytes);
  return bytes;
}

template <class Mask>
bool any(Mask mask) {
  static_assert(sizeof mask == 2 * sizeof(std::uint64_t));
  std::uint64_t halves[2];
  std::memcpy(halves, &mask, sizeof mask);
  return (halves[0] | halves[1]) != 0;
}

// The start of the next line behind `at` whose first byte `starts` accepts; npos if there is none. `may_start` accepts
// these bytes too, perhaps more, and is asked of sixteen at a time: a comparison of its argument.
template <class MayStart, class Starts>
std::size_t find_line_start(std::string_view text, std::size_t at, MayStart may_start, Starts starts) {
  constexpr std::size_t kBlock = 64;
  while (at < text.size()) {
    for (; at + kBlock < text.size(); at += kBlock) {
      const char* const block = text.data() + at;
      const auto hits = [&](std::size_t i) {
        return (bytes_at(block + i) == '\n') & may_start(bytes_at(block + i + 1));
      };
      if (any(hits(0) | hits(16) | hits(32) | hits(48))) break;
    }
    const std::size_t end = std::min(at + kBlock, text.size() - 1);
    for (; at < end; ++at)
      if (text[at] == '\n' && starts(text[at + 1])) return at + 1;
    if (at + 1 == text.size()) break;
  }
  return std::string_view::npos;
}

}  // namespace sidelint::yaml
