#include "engine/yaml/resolve.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>

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

std::optional<Kind> word_kind(std::string_view text) {
  if (text.size() > kLongestWord) return std::nullopt;
  for (const Word& word : kWords)
    if (word.text == text) return word.kind;
  return std::nullopt;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

template <class T>
std::optional<T> whole(std::string_view digits, int base) {
  T value{};
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

// Go's strconv.ParseUint with base 0: 0x, 0o and 0b prefixes in either case, a leading zero means octal. A sign is no digit.
std::optional<std::uint64_t> parse_unsigned(std::string_view text) {
  if (text.empty() || text.front() == '-') return std::nullopt;
  if (text.front() != '0' || text.size() == 1) return whole<std::uint64_t>(text, 10);
  if (text.size() >= 3) {
    const char prefix = lower(text[1]);
    const int base = prefix == 'x' ? 16 : prefix == 'o' ? 8 : prefix == 'b' ? 2 : 0;
    if (base != 0) return text[2] == '-' ? std::nullopt : whole<std::uint64_t>(text.substr(2), base);
  }
  return text[1] == '-' ? std::nullopt : whole<std::uint64_t>(text.substr(1), 8);
}

std::optional<std::int64_t> with_sign(std::optional<std::uint64_t> magnitude, bool negative) {
  constexpr std::uint64_t kLimit = std::uint64_t{1} << 63U;
  if (!magnitude || *magnitude > kLimit || (*magnitude == kLimit && !negative)) return std::nullopt;
  if (!negative) return static_cast<std::int64_t>(*magnitude);
  return static_cast<std::int64_t>(~*magnitude + 1);
}

bool take_sign(std::string_view& text) {
  const bool negative = !text.empty() && text.front() == '-';
  if (negative || (!text.empty() && text.front() == '+')) text.remove_prefix(1);
  return negative;
}

std::optional<std::int64_t> parse_signed(std::string_view text) {
  const bool negative = take_sign(text);
  return with_sign(parse_unsigned(text), negative);
}

std::size_t count_digits(std::string_view text) {
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) - text.begin());
}

// ^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$
bool looks_like_float(std::string_view text) {
  take_sign(text);
  const std::size_t before = count_digits(text);
  text.remove_prefix(before);
  if (!text.empty() && text.front() == '.') {
    text.remove_prefix(1);
    const std::size_t after = count_digits(text);
    if (before == 0 && after == 0) return false;
    text.remove_prefix(after);
  } else if (before == 0) {
    return false;
  }
  if (text.empty()) return true;
  if (lower(text.front()) != 'e') return false;
  text.remove_prefix(1);
  take_sign(text);
  return !text.empty() && count_digits(text) == text.size();
}

// Of a text that looks like a float; too large a number is an error in Go, too small a one is zero.
std::optional<double> parse_float(std::string_view text) {
  if (text.front() == '+') text.remove_prefix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc::result_out_of_range) value = std::strtod(std::string(text).c_str(), nullptr);
  if (std::isinf(value)) return std::nullopt;
  return value;
}

// Go allows an underscore in a number between two digits only.
bool underscores_between_digits(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == '_' && (i == 0 || !is_digit(text[i - 1]) || i + 1 == text.size() || !is_digit(text[i + 1]))) return false;
  return true;
}

// 0b-101: the one form that only the second attempt of resolve.go reads, with the sign behind the prefix.
std::optional<std::int64_t> signed_after_prefix(std::string_view plain) {
  if (!plain.starts_with("0b")) return std::nullopt;
  plain.remove_prefix(2);
  const bool negative = take_sign(plain);
  if (plain.empty() || plain.front() == '-') return std::nullopt;
  return with_sign(whole<std::uint64_t>(plain, 2), negative);
}

Number digits_value(std::string_view text) {
  if (text.front() == '.') {
    if (!underscores_between_digits(text)) return {};
    std::string plain(text);
    std::erase(plain, '_');
    if (!looks_like_float(plain)) return {};
    const std::optional<double> value = parse_float(plain);
    return value ? Number(*value) : Number();
  }
  std::string stripped;
  std::string_view plain = text;
  if (text.find('_') != std::string_view::npos) {
    stripped = text;
    std::erase(stripped, '_');
    plain = stripped;
  }
  if (const auto value = parse_signed(plain)) return *value;
  if (const auto value = parse_unsigned(plain)) return *value;
  if (looks_like_float(plain))
    if (const auto value = parse_float(plain)) return *value;
  if (const auto value = signed_after_prefix(plain)) return *value;
  return {};
}

// The kind of a scalar without a tag.
Kind natural(std::string_view text) {
  if (text.empty()) return Kind::null;
  switch (text.front()) {
    case 'y': case 'Y': case 'n': case 'N': case 't': case 'T': case 'f': case 'F': case 'o': case 'O': case '~':
      return word_kind(text).value_or(Kind::string);
    case '+': case '-': case '.':
    case '0': case '1': case '2': case '3': case '4': case '5': case '6': case '7': case '8': case '9':
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
    case Kind::null: return "!!null";
    case Kind::boolean: return "!!bool";
    case Kind::integer: return "!!int";
    case Kind::floating: return "!!float";
    case Kind::string: case Kind::sequence: case Kind::mapping: break;
  }
  return "!!str";
}

std::string_view short_tag(Tag tag) {
  switch (tag) {
    case Tag::boolean: return "!!bool";
    case Tag::integer: return "!!int";
    case Tag::floating: return "!!float";
    case Tag::null: return "!!null";
    case Tag::timestamp: return "!!timestamp";
    case Tag::none: case Tag::string: case Tag::binary: case Tag::merge: case Tag::other: break;
  }
  return "!!str";
}

// Go's strconv.FormatFloat(value, 'g', -1, 32), and go-yaml's words for what is no number.
std::string key_of_float(double value) {
  const auto single = static_cast<float>(value);
  if (std::isnan(single)) return ".nan";
  if (std::isinf(single)) return single > 0 ? ".inf" : "-.inf";
  std::array<char, 64> buffer{};
  char* const end = buffer.data() + buffer.size();
  const auto scientific = std::to_chars(buffer.data(), end, single, std::chars_format::scientific);
  const std::string_view text(buffer.data(), static_cast<std::size_t>(scientific.ptr - buffer.data()));
  std::string_view exponent_text = text.substr(text.find('e') + 1);
  const bool negative = take_sign(exponent_text);
  const int magnitude = whole<int>(exponent_text, 10).value_or(0);
  constexpr int kFirstLargeExponent = 6;
  constexpr int kLastSmallExponent = 4;
  if (negative ? magnitude > kLastSmallExponent : magnitude >= kFirstLargeExponent) return std::string(text);
  const auto fixed = std::to_chars(buffer.data(), end, single, std::chars_format::fixed);
  return {buffer.data(), fixed.ptr};
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
    case Tag::none: return natural(text);
    case Tag::string: case Tag::binary: case Tag::merge: case Tag::other: return Kind::string;
    case Tag::timestamp: return is_timestamp(text) ? std::optional(Kind::string) : std::nullopt;
    case Tag::boolean: return natural(text) == Kind::boolean ? std::optional(Kind::boolean) : std::nullopt;
    case Tag::integer: return natural(text) == Kind::integer ? std::optional(Kind::integer) : std::nullopt;
    case Tag::null: return natural(text) == Kind::null ? std::optional(Kind::null) : std::nullopt;
    case Tag::floating: break;
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
  if (word_kind(text) == Kind::floating) {
    if (lower(text.back()) == 'n') return std::numeric_limits<double>::quiet_NaN();
    constexpr double kInfinity = std::numeric_limits<double>::infinity();
    return text.front() == '-' ? -kInfinity : kInfinity;
  }
  const char first = text.front();
  if (!is_digit(first) && first != '.' && first != '+' && first != '-') return {};
  return digits_value(text);
}

std::optional<std::string> key_text(Kind kind, std::string_view text) {
  if (kind == Kind::string) return std::string(text);
  if (kind == Kind::boolean) return boolean_value(text).value_or(false) ? "true" : "false";
  if (kind != Kind::integer && kind != Kind::floating) return std::nullopt;
  const Number number = number_value(text);
  if (const auto* real = std::get_if<double>(&number)) return key_of_float(*real);
  const auto* integer = std::get_if<std::int64_t>(&number);
  if (integer == nullptr) return std::nullopt;
  return kind == Kind::integer ? std::to_string(*integer) : key_of_float(static_cast<double>(*integer));
}

std::optional<std::string> decode_base64(std::string_view text) {
  std::string digits(text);
  std::erase_if(digits, [](char c) { return c == '\n' || c == '\r'; });
  if (digits.size() % 4 != 0) return std::nullopt;
  const std::size_t padding = digits.ends_with("==") ? 2 : digits.ends_with('=') ? 1 : 0;
  std::string bytes;
  bytes.reserve(digits.size() / 4 * 3);
  std::uint32_t bits = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const char c = digits[i];
    const int value = c >= 'A' && c <= 'Z'   ? c - 'A'
                      : c >= 'a' && c <= 'z' ? c - 'a' + 26
                      : is_digit(c)          ? c - '0' + 52
                      : c == '+'             ? 62
                      : c == '/'             ? 63
                      : i >= digits.size() - padding ? 0
                                                     : -1;
    if (value < 0) return std::nullopt;
    bits = bits << 6U | static_cast<std::uint32_t>(value);
    if (i % 4 != 3) continue;
    bytes += static_cast<char>(bits >> 16U & 0xFFU);
    bytes += static_cast<char>(bits >> 8U & 0xFFU);
    bytes += static_cast<char>(bits & 0xFFU);
  }
  bytes.resize(bytes.size() - padding);
  return bytes;
}

}  // namespace sidelint::yaml
