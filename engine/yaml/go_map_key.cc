// Printing with %#v: printValue of Go's fmt/print.go.
#include "engine/yaml/go_map_key.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <memory>
#include <variant>
#include <vector>

#include "engine/source/origin.h"
#include "engine/yaml/load.h"
#include "engine/yaml/resolve.h"

namespace sidelint::yaml {
namespace {

constexpr std::string_view kAnyMap = "map[interface {}]interface {}";

// strconv.Quote; what is beyond ASCII stays.
std::string quoted(std::string_view text) {
  constexpr std::string_view kEscaped = "\a\b\f\n\r\t\v\\\"";
  constexpr std::string_view kLetters = "abfnrtv\\\"";
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (const std::size_t at = kEscaped.find(c); at != std::string_view::npos) {
      (out += '\\') += kLetters[at];
    } else if (byte < ' ' || byte == 0x7f) {
      ((out += "\\x") += kDigits[byte >> 4U]) += kDigits[byte & 0xfU];
    } else {
      out += c;
    }
  }
  return out += '"';
}

// %#v of a float64: with an exponent below 1e-4 and from 1e6 on.
std::string float_in_go(double value) {
  std::array<char, 64> buffer{};
  const double magnitude = std::abs(value);
  const bool has_exponent = magnitude != 0 && (magnitude < 1e-4 || magnitude >= 1e6);
  const auto form = has_exponent ? std::chars_format::scientific : std::chars_format::fixed;
  return {buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, form).ptr};
}

std::string number_in_go(std::string_view text) {
  const Number number = number_value(text);
  if (const auto* integer = std::get_if<std::int64_t>(&number)) return std::to_string(*integer);
  if (const auto* real = std::get_if<double>(&number)) return float_in_go(*real);
  std::array<char, 20> digits{};
  const auto* natural = std::get_if<std::uint64_t>(&number);
  const std::uint64_t value = natural == nullptr ? 0 : *natural;
  return "0x" + std::string(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value, 16).ptr);
}

std::string scalar_in_go(Kind kind, std::string_view text) {
  switch (kind) {
    case Kind::null:
      return "interface {}(nil)";
    case Kind::boolean:
      return boolean_value(text).value_or(false) ? "true" : "false";
    case Kind::integer:
    case Kind::floating:
      return number_in_go(text);
    default:
      return quoted(text);
  }
}

Kind kind_of_key(Node key) {
  return key.style() == Style::plain ? resolve(Tag::none, key.text()).value_or(Kind::string) : Kind::string;
}

// Of two types the order is not defined.
bool key_before(Node a, Node b) {
  const Kind kind = kind_of_key(a);
  const bool numbers = kind == Kind::integer || kind == Kind::floating;
  if (numbers && kind == kind_of_key(b)) return number_value(a.text()) < number_value(b.text());
  return a.text() < b.text();
}

class Printer {
 public:
  explicit Printer(GoYaml reader) : reader_(reader) {}

  std::string print(Node value) {
    if (value.is(Kind::sequence)) return sequence(value);
    return value.is(Kind::mapping) ? mapping(value) : scalar_in_go(value.kind(), value.text());
  }

 private:
  std::string sequence(Node value) {
    std::string out = "[]interface {}{";
    for (std::size_t i = 0; i < value.size(); ++i) {
      if (i > 0) out += ", ";
      out += print(value.item(i));
    }
    return out += '}';
  }

  // v3 makes a map with keys of type string where all are.
  std::string_view type_of(Node mapping) const {
    if (reader_ == GoYaml::v2) return kAnyMap;
    for (std::size_t i = 0; i < mapping.size(); ++i)
      if (kind_of_key(mapping.key(i)) != Kind::string) return kAnyMap;
    return "map[string]interface {}";
  }

  // In the order of the keys, which are all of one type as a rule.
  std::string mapping(Node value) {
    std::vector<std::size_t> order(value.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return key_before(value.key(a), value.key(b)); });
    std::string out(type_of(value));
    out += '{';
    for (const std::size_t i : order) {
      if (out.back() != '{') out += ", ";
      ((out += scalar_in_go(kind_of_key(value.key(i)), value.key(i).text())) += ':') += print(value.value(i));
    }
    return out += '}';
  }

  GoYaml reader_;
};

}  // namespace

std::string go_map_key(std::string_view text, Span key, GoYaml reader) {
  if (key.end > text.size() || key.begin >= key.end) return {};
  // Its lines keep their columns.
  const std::size_t line = text.substr(0, key.begin).rfind('\n') + 1;
  std::string alone(key.begin - line, ' ');
  alone += text.substr(key.begin, key.end - key.begin);
  Origins origins;
  origins.reserve_shards(1);
  const Loaded loaded = load(alone, {SourceId{0}, 0, static_cast<std::uint32_t>(alone.size())}, origins);
  const auto* document = std::get_if<std::unique_ptr<const Document>>(&loaded);
  if (document == nullptr || !(*document)->root()) return {};
  return Printer(reader).print((*document)->root());
}

}  // namespace sidelint::yaml
