// The encoding of a file: UTF-8, or UTF-16 with a byte order mark, as YAML 1.1 has it.
#include <utility>

#include "engine/yaml/bytes.h"
#include "engine/yaml/stream.h"
#include "engine/yaml/utf8.h"

namespace sidelint::yaml {
namespace {

constexpr std::string_view kHoldsNul = "holds NUL bytes: not a text file";

std::uint8_t byte_at(std::string_view text, std::size_t at) { return static_cast<std::uint8_t>(text[at]); }

// Where the text stops being UTF-8 without NUL.
std::optional<std::size_t> find_invalid(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    at += ascii_prefix(text.substr(at));
    for (std::size_t end = at + 64; at < text.size() && at < end;) {
      const std::size_t length = text[at] == '\0' ? 0 : character_length(text, at);
      if (length == 0) return at;
      at += length;
    }
  }
  return std::nullopt;
}

Decoded decode_utf16(std::string_view bytes, Encoding encoding) {
  const auto refuse = [&](std::size_t at) {
    return Decoded{{}, "is not UTF-16 (byte " + std::to_string(at) + ")", encoding};
  };
  const auto unit = [&](std::size_t at) {
    const std::uint32_t low = byte_at(bytes, encoding == Encoding::utf16_le ? at : at + 1);
    const std::uint32_t high = byte_at(bytes, encoding == Encoding::utf16_le ? at + 1 : at);
    return high << 8U | low;
  };
  if (bytes.size() % 2 != 0) return refuse(bytes.size() - 1);
  std::string text;
  text.reserve(bytes.size());
  for (std::size_t at = 2; at < bytes.size(); at += 2) {  // behind the mark
    std::uint32_t character = unit(at);
    if (character == 0) return {{}, std::string(kHoldsNul), encoding};
    if (character >= 0xDC00 && character < 0xE000) return refuse(at);
    if (character >= 0xD800 && character < 0xDC00) {
      const std::uint32_t low = at + 2 < bytes.size() ? unit(at + 2) : 0;
      if (low < 0xDC00 || low >= 0xE000) return refuse(at);
      character = 0x10000 + ((character & 0x3FFU) << 10U) + (low & 0x3FFU);
      at += 2;
    }
    append_utf8(text, character);
  }
  return {std::move(text), std::nullopt, encoding};
}

}  // namespace

Decoded decode(std::string bytes) {
  if (bytes.starts_with("\xFF\xFE")) return decode_utf16(bytes, Encoding::utf16_le);
  if (bytes.starts_with("\xFE\xFF")) return decode_utf16(bytes, Encoding::utf16_be);
  Decoded decoded;
  if (const auto at = find_invalid(bytes)) {
    const bool holds_nul = bytes.find('\0', *at) != std::string::npos;
    decoded.refused = holds_nul ? std::string(kHoldsNul) : "is not UTF-8 (byte " + std::to_string(*at) + ")";
  }
  decoded.text = std::move(bytes);
  return decoded;
}

}  // namespace sidelint::yaml
