#include "engine/gotmpl/funcs/base_n.h"

#include <cstddef>
#include <cstdint>
#include <optional>

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

// Groups of four digits, with line ends anywhere; the last may end with padding.
class Base64Reading {
 public:
  explicit Base64Reading(std::string_view text) : text_(text) {}

  Decoded run() {
    for (;;) {
      const Group group = read_group();
      if (group.count < kBase64.group && at_ < text_.size()) return read_padding(group);
      if (group.count == 0) return {out_, {}};
      if (group.count < kBase64.group) return refused(at_ - group.count);
      for (unsigned shift = 24; shift > 0; shift -= 8) add(group.bits >> (shift - 8));
    }
  }

 private:
  struct Group {
    std::uint32_t bits = 0;
    std::size_t count = 0;  // of digits
  };

  static Decoded refused(std::size_t at) { return {{}, corrupt(kBase64, at)}; }
  void add(std::uint32_t byte) { out_ += static_cast<char>(byte & 0xFFU); }
  void skip_line_ends() {
    while (at_ < text_.size() && is_line_end(text_[at_])) ++at_;
  }

  // Up to what is no digit.
  Group read_group() {
    Group group;
    for (; group.count < kBase64.group; ++group.count, ++at_) {
      skip_line_ends();
      const std::size_t digit = at_ < text_.size() ? kBase64.alphabet.find(text_[at_]) : std::string_view::npos;
      if (digit == std::string_view::npos) break;
      group.bits = (group.bits << kBase64.bits) | static_cast<std::uint32_t>(digit);
    }
    return group;
  }

  Decoded read_padding(const Group& last) {
    if (text_[at_] != '=' || last.count < 2) return refused(at_);
    ++at_;
    if (last.count == 2) {
      skip_line_ends();
      if (at_ == text_.size()) return refused(at_);
      if (text_[at_] != '=') return refused(at_ - 1);
      ++at_;
    }
    skip_line_ends();
    if (at_ < text_.size()) return refused(at_);
    const std::uint32_t bits = last.bits << kBase64.bits * static_cast<unsigned>(kBase64.group - last.count);
    add(bits >> 16U);
    if (last.count == 3) add(bits >> 8U);
    return {out_, {}};
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string out_;
};

// Where the padding is wrong that follows `count` digits of the group at `begin`.
std::optional<std::size_t> wrong_padding(std::string_view text, std::size_t begin, std::size_t count) {
  const std::size_t end = begin + kBase32.group;
  if (text.size() < end) return text.size();
  const std::size_t other = text.substr(0, end).find_first_not_of('=', begin + count);
  if (other != std::string_view::npos) return other - 1;
  if (count == 3 || count == 6) return begin + count;  // they end within a byte
  return std::nullopt;
}

}  // namespace

std::string base64_encoded(std::string_view bytes) { return encoded(kBase64, bytes); }
std::string base32_encoded(std::string_view bytes) { return encoded(kBase32, bytes); }

Decoded base64_decoded(std::string_view text) { return Base64Reading(text).run(); }

Decoded base32_decoded(std::string_view lines) {
  std::string text(lines);  // positions in messages count without line ends
  std::erase_if(text, is_line_end);
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
      if (const auto wrong = wrong_padding(text, begin, count)) return {{}, corrupt(kBase32, *wrong)};
    }
    buffer <<= kBase32.bits * static_cast<unsigned>(kBase32.group - count);
    for (std::size_t byte = 0; byte < count * kBase32.bits / 8; ++byte)
      out += static_cast<char>((buffer >> (32 - 8 * byte)) & 0xFFU);
  }
  return {out, {}};
}

}  // namespace sidelint::gotmpl
