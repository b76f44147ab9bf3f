// Questions about bytes that are asked of whole files, so they read many at a time.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace sidelint::yaml {

inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

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

// The length of the longest prefix, in steps of 64, that holds only ASCII without NUL and without the byte `but`.
inline std::size_t ascii_prefix(std::string_view text, char but = '\0') {
  constexpr std::size_t kBlock = 64;
  std::size_t at = 0;
  for (; at + kBlock <= text.size(); at += kBlock) {
    const char* const block = text.data() + at;
    const auto hits = [&](std::size_t i) {
      const Bytes bytes = bytes_at(block + i);
      // Above 0x7F is below zero where char is signed.
      return (bytes < '\1') | (bytes > '\x7F') | (bytes == but);
    };
    if (any(hits(0) | hits(16) | hits(32) | hits(48))) break;
  }
  return at;
}

inline bool is_ascii(std::string_view text) {
  while (!text.empty()) {
    text.remove_prefix(ascii_prefix(text));
    const std::string_view block = text.substr(0, 64);
    if (std::any_of(block.begin(), block.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80U; }))
      return false;
    text.remove_prefix(block.size());
  }
  return true;
}

// The start of the next line behind `at` that `starts` accepts, which is asked of the text from there on; npos if there
// is none. `may_start` accepts the same lines and perhaps more, sixteen at a time: it compares bytes_at(first + i), i
// < 3.
template <class MayStart, class Starts>
std::size_t find_line_start(std::string_view text, std::size_t at, MayStart may_start, Starts starts) {
  constexpr std::size_t kBlock = 64;
  constexpr std::size_t kAhead = 3;  // how far behind a block the questions reach
  while (at < text.size()) {
    for (; at + kBlock + kAhead <= text.size(); at += kBlock) {
      const char* const block = text.data() + at;
      const auto hits = [&](std::size_t i) { return (bytes_at(block + i) == '\n') & may_start(block + i + 1); };
      if (any(hits(0) | hits(16) | hits(32) | hits(48))) break;
    }
    const std::size_t end = std::min(at + kBlock, text.size() - 1);
    for (; at < end; ++at)
      if (text[at] == '\n' && starts(text.substr(at + 1))) return at + 1;
    if (at + 1 == text.size()) break;
  }
  return std::string_view::npos;
}

}  // namespace sidelint::yaml
