#include "engine/yaml/resolve.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>

#include "engine/yaml/number.h"
#include "engine/yaml/timestamp.h"

namespace sidelint::yaml {
namespace {

struct Word {
  std::string_view text;
  Kind kind;
};
constexpr auto kWords = std::to_array<Word>({
    {"y", Kind::boolean},      {"Y", Kind::boolean},      {"yes", Kind::boolean},    {"Yes", Kind::boolean},
    {"YES", Kind::boolean},    {"true", Kind::boolean},   {"True", Kind::boolean},   {"TRUE", Kind::boolean},
    {"on", Kind::boolean},     {"On", Kind::boolean},     {"ON", Kind::boolean},     {"n", Kind::boolean},
    {"N", Kind::boolean},      {"no", Kind::boolean},     {"No", Kind::boolean},     {"NO", Kind::boolean},
    {"false", Kind::boolean},  {"False", Kind::boolean},  {"FALSE", Kind::boolean},  {"off", Kind::boolean},
    {"Off", Kind::boolean},    {"OFF", Kind::boolean},    {"", Kind::null},          {"~", Kind::null},
    {"null", Kind::null},      {"Null", Kind::null},      {"NULL", Kind::null},      {".nan", Kind::floating},
    {".NaN", Kind::floating},  {".NAN", Kind::floating},  {".inf", Kind::floating},  {".Inf", Kind::floating},
    {".INF", Kind::floating},  {"+.inf", Kind::floating}, {"+.Inf", Kind::floating}, {"+.INF", Kind::floating},
    {"-.inf", Kind::floating}, {"-.Inf", Kind::floating}, {"-.INF", Kind::floating},
});
constexpr std::size_t kLongestWord = 5;

// A short text as one number, so that looking for a word compares numbers.
constexpr std::uint64_t packed(std::string_view text) {
  std::uint64_t bytes = text.size();
  for (const char c : text) bytes = bytes << 8U | static_cast<unsigned char>(c);
  return bytes;
}

std::optional<Kind> word_kind(std::string_view text) {
  if (text.size() > kLongestWord) return std::nullopt;
  struct Packed {
    std::uint64_t text;
    Kind kind;
  };
  static constexpr auto kSorted = [] {
    std::array<Packed, kWords.size()> words{};
    std::ranges::transform(kWords, words.begin(), [](const Word& word) {
      return Packed{packed(word.text), word.kind};
    });
    std::ranges::sort(words, {}, &Packed::text);
    return words;
  }();
  const auto found = std::ranges::lower_bound(kSorted, packed(text), {}, &Packed::text);
  return found != kSorted.end() && found->text == packed(text) ? std::optional(found->kind) : std::nullopt;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// The kind of a scalar without a tag.
Kind natural(std::string_view text) {
  if (text.empty()) return Kind::null;
  switch (text.front()) {
    case 'y':
    case 'Y':
    case 'n':
    case 'N':
    case 't':
    case 'T':
    case 'f':
    case 'F':
    case 'o':
    case 'O':
    case '~':
      return word_kind(text).value_or(Kind::string);
    case '+':
    case '-':
    case '.':
    case '0':
    case '1':
    case '2':
    case '3':
    case '4':
    case '5':
    case '6':
    case '7':
    case '8':
    case '9':
      break;
    default:
      return Kind::string;
  }
  const Number number = number_value(text);
  if (std::holds_alternative<std::monostate>(number)) return Kind::string;
  return std::holds_alternative<double>(number) ? Kind::floating : Kind::integer;
}

std::string_view short_tag(Kind kind) {
  switch (kind) {
    case Kind::null:
      return "!!null";
    case Kind::boolean:
      return "!!bool";
    case Kind::integer:
      return "!!int";
    case Kind::floating:
      return "!!float";
    case Kind::string:
    case Kind::sequence:
    case Kind::mapping:
      break;
  }
  return "!!str";
}

std::string_view short_tag(Tag tag) {
  switch (tag) {
    case Tag::boolean:
      return "!!bool";
    case Tag::integer:
      return "!!int";
    case Tag::floating:
      return "!!float";
    case Tag::null:
      return "!!null";
    case Tag::timestamp:
      return "!!timestamp";
    case Tag::none:
    case Tag::string:
    case Tag::binary:
    case Tag::merge:
    case Tag::other:
      break;
  }
  return "!!str";
}

}  // namespace

Tag tag_of(std::string_view uri) {
  if (uri.empty()) return Tag::none;
  constexpr std::string_view kPrefix = "tag:yaml.org,2002:";
  if (!uri.starts_with(kPrefix)) return Tag::other;
  uri.remove_prefix(kPrefix.size());
  if (uri == "str") return Tag::string;
  if (uri == "bool") return Tag::boolean;
  if (uri == "int") return Tag::integer;
  if (uri == "float") return Tag::floating;
  if (uri == "null") return Tag::null;
  if (uri == "timestamp") return Tag::timestamp;
  if (uri == "binary") return Tag::binary;
  if (uri == "merge") return Tag::merge;
  return Tag::other;
}

std::optional<Kind> resolve(Tag tag, std::string_view text) {
  switch (tag) {
    case Tag::none:
      return natural(text);
    case Tag::string:
    case Tag::binary:
    case Tag::merge:
    case Tag::other:
      return Kind::string;
    case Tag::timestamp:
      return is_timestamp(text) ? std::optional(Kind::string) : std::nullopt;
    case Tag::boolean:
      return natural(text) == Kind::boolean ? std::optional(Kind::boolean) : std::nullopt;
    case Tag::integer:
      return natural(text) == Kind::integer ? std::optional(Kind::integer) : std::nullopt;
    case Tag::null:
      return natural(text) == Kind::null ? std::optional(Kind::null) : std::nullopt;
    case Tag::floating:
      break;
  }
  const Kind kind = natural(text);
  const bool integral = kind == Kind::integer && std::holds_alternative<std::int64_t>(number_value(text));
  return kind == Kind::floating || integral ? std::optional(Kind::floating) : std::nullopt;
}

std::string cannot_decode(Tag tag, std::string_view text) {
  return "cannot decode " + std::string(short_tag(natural(text))) + " `" + std::string(text) + "` as a " +
         std::string(short_tag(tag));
}

std::optional<bool> boolean_value(std::string_view text) {
  if (word_kind(text) != Kind::boolean) return std::nullopt;
  const char first = lower(text.front());
  return first == 'y' || first == 't' || (first == 'o' && lower(text[1]) == 'n');
}

Number number_value(std::string_view text) {
  if (text.empty()) return {};
  if (word_kind(text) != Kind::floating) return parse_number(text);
  if (lower(text.back()) == 'n') return std::numeric_limits<double>::quiet_NaN();
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  return text.front() == '-' ? -kInfinity : kInfinity;
}

std::optional<std::string> key_text(Kind kind, std::string_view text) {
  if (kind == Kind::string) return std::string(text);
  if (kind == Kind::boolean) return boolean_value(text).value_or(false) ? "true" : "false";
  if (kind != Kind::integer && kind != Kind::floating) return std::nullopt;
  const Number number = number_value(text);
  if (const auto* real = std::get_if<double>(&number)) return float_as_key(*real);
  const auto* integer = std::get_if<std::int64_t>(&number);
  if (integer == nullptr) return std::nullopt;
  return kind == Kind::integer ? std::to_string(*integer) : float_as_key(static_cast<double>(*integer));
}

std::optional<std::string> decode_base64(std::string_view text) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string digits(text);
  std::erase_if(digits, [](char c) { return c == '\n' || c == '\r'; });
  if (digits.size() % 4 != 0) return std::nullopt;
  const std::size_t padding = digits.ends_with("==") ? 2 : digits.ends_with('=') ? 1 : 0;
  std::fill(digits.end() - static_cast<std::ptrdiff_t>(padding), digits.end(), kDigits.front());
  std::string bytes;
  bytes.reserve(digits.size() / 4 * 3);
  std::uint32_t bits = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const std::size_t value = kDigits.find(digits[i]);
    if (value == std::string_view::npos) return std::nullopt;
    bits = bits << 6U | static_cast<std::uint32_t>(value);
    if (i % 4 != 3) continue;
    for (const unsigned shift : {16U, 8U, 0U}) bytes += static_cast<char>(bits >> shift & 0xFFU);
  }
  bytes.resize(bytes.size() - padding);
  return bytes;
}

}  // namespace sidelint::yaml
