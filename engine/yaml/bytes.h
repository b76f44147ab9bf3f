// Questions about bytes that are asked of whole files, so they read many at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace sidelint::yaml {

inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// The length of the longest prefix, in steps of 64, without a byte above 0x7F. Compilers turn the inner loop into vectors.
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

// The start of the next line behind `at` whose first byte `starts` accepts; npos if there is none. `starts` is asked of
// every byte, 64 at a time, so it must be comparisons without branches.
template <class Starts>
std::size_t find_line_start(std::string_view text, std::size_t at, Starts starts) {
  constexpr std::size_t kBlock = 64;
  for (; at + kBlock < text.size(); at += kBlock) {
    const char* const block = text.data() + at;
    std::uint8_t any = 0;
    for (std::size_t i = 0; i < kBlock; ++i)
      any |= static_cast<std::uint8_t>(static_cast<std::uint8_t>(block[i] == '\n') & static_cast<std::uint8_t>(starts(block[i + 1])));
    if (any == 0) continue;
    for (std::size_t i = 0; i < kBlock; ++i)
      if (block[i] == '\n' && starts(block[i + 1])) return at + i + 1;
  }
  for (; at + 1 < text.size(); ++at)
    if (text[at] == '\n' && starts(text[at + 1])) return at + 1;
  return std::string_view::npos;
}

}  // namespace sidelint::yaml
