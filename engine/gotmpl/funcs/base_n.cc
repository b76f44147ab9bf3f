#include "engine/gotmpl/funcs/base_n.h"

#include <cstddef>
#include <cstdint>

namespace sidelint::gotmpl {
namespace {

// One of the two codings: `group` characters stand for `group * bits / 8` bytes.
struct Coding {
  std::string_view name;
  std::string_view alphabet;
  unsigned bits;
  std::size_t group;
};

constexpr Coding kBase64{"base64", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", 6, 4};
constexpr Coding kBase32{"base32", "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 5, 8};

std::string encoded(const Coding& coding, std::string_view bytes) {
  std::string out;
  std::uint32_t buffer = 0;
  unsigned held = 0;
  const std::uint32_t mask = (1U << coding.bits) - 1;
  for (const char c : bytes) {
    buffer = (buffer << 8U) | static_cast<unsigned char>(c);
    for (held += 8; held >= coding.bits; held -= coding.bits)
      out += coding.alphabet[(buffer >> (held - coding.bits)) & mask];
  }
  if (held > 0) out += coding.alphabet[(buffer << (coding.bits - held)) & mask];
  while (out.size() % coding.group != 0) out += '=';
  return out;
}

bool is_line_end(char c) { return c == '\n' || c == '\r'; }

std::string corrupt(const Coding& coding, std::size_t at) {
  return "illegal " + std::string(coding.name) + " data at input byte " + std::to_string(at);
}

}  // namespace

std::string base64_encoded(std::string_view bytes) { return encoded(kBase64, bytes); }
std::string base32_encoded(std::string_view bytes) { return encoded(kBase32, bytes); }

Decoded base64_decoded(std::string_view text) {
  std::string out;
  std::size_t at = 0;
  const auto skip_line_ends = [&] {
    while (at < text.size() && is_line_end(text[at])) ++at;
  };
  while (true) {
    std::uint32_t buffer = 0;
    std::size_t count = 0;
    for (; count < kBase64.group; ++count) {
      skip_line_ends();
      if (at == text.size()) {
        if (count == 0) return {out, {}};
        return {{}, corrupt(kBase64, at - count)};
      }
      const std::size_t digit = kBase64.alphabet.find(text[at]);
      if (digit == std::string_view::npos) break;
      buffer = (buffer << kBase64.bits) | static_cast<std::uint32_t>(digit);
      ++at;
    }
    if (count == kBase64.group) {
      for (unsigned shift = 24; shift > 0; shift -= 8) out += static_cast<char>((buffer >> (shift - 8)) & 0xFFU);
      continue;
    }
    const std::size_t padding = at;
    if (text[at] != '=' || count < 2) return {{}, corrupt(kBase64, padding)};
    ++at;
    if (count == 2) {
      skip_line_ends();
      if (at == text.size()) return {{}, corrupt(kBase64, text.size())};
      if (text[at] != '=') return {{}, corrupt(kBase64, at - 1)};
      ++at;
    }
    skip_line_ends();
    if (at < text.size()) return {{}, corrupt(kBase64, at)};
    buffer <<= kBase64.bits * static_cast<unsigned>(kBase64.group - count);
    out += static_cast<char>((buffer >> 16U) & 0xFFU);
    if (count == 3) out += static_cast<char>((buffer >> 8U) & 0xFFU);
    return {out, {}};
  }
}

Decoded base32_decoded(std::string_view lines) {
  std::string text;  // positions in messages count without line ends
  for (const char c : lines)
    if (!is_line_end(c)) text += c;
  std::string out;
  bool padded = false;
  for (std::size_t begin = 0; begin < text.size() && !padded; begin += kBase32.group) {
    std::uint64_t buffer = 0;
    std::size_t count = 0;
    for (; count < kBase32.group; ++count) {
      const std::size_t at = begin + count;
      if (at == text.size()) return {{}, corrupt(kBase32, begin)};
      padded = text[at] == '=' && count >= 2 && text.size() - at <= kBase32.group;
      if (padded) break;
      const std::size_t digit = kBase32.alphabet.find(text[at]);
      if (digit == std::string_view::npos) return {{}, corrupt(kBase32, at)};
      buffer = (buffer << kBase32.bits) | digit;
    }
    if (padded) {
      const std::size_t at = begin + count;
      if (text.size() < begin + kBase32.group) return {{}, corrupt(kBase32, text.size())};
      for (std::size_t k = at + 1; k < begin + kBase32.group; ++k)
        if (text[k] != '=') return {{}, corrupt(kBase32, k - 1)};
      if (count == 3 || count == 6) return {{}, corrupt(kBase32, at)};  // they end within a byte
    }
    buffer <<= kBase32.bits * static_cast<unsigned>(kBase32.group - count);
    for (std::size_t byte = 0; byte < count * kBase32.bits / 8; ++byte)
      out += static_cast<char>((buffer >> (32 - 8 * byte)) & 0xFFU);
  }
  return {out, {}};
}

}  // namespace sidelint::gotmpl
