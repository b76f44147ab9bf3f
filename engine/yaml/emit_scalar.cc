#include "engine/yaml/emit_scalar.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "engine/yaml/json_number.h"
#include "engine/yaml/number.h"
#include "engine/yaml/resolve.h"
#include "engine/yaml/timestamp.h"

namespace sidelint::yaml {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// ^[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?$, which readers of YAML 1.1 take for a number.
bool is_base_60(std::string_view text) {
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
  if (text.empty() || !is_digit(text.front())) return false;
  const auto skip_number = [&text] {
    const auto end = std::find_if_not(text.begin(), text.end(), [](char c) { return is_digit(c) || c == '_'; });
    text.remove_prefix(static_cast<std::size_t>(end - text.begin()));
  };
  skip_number();
  if (!text.starts_with(':')) return false;
  while (text.starts_with(':')) {
    text.remove_prefix(1);
    if (text.size() >= 2 && text[0] <= '5' && is_digit(text[0]) && is_digit(text[1]))
      text.remove_prefix(2);
    else if (!text.empty() && is_digit(text[0]))
      text.remove_prefix(1);
    else
      return false;
  }
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    skip_number();
  }
  return text.empty();
}

// A whole number of few digits, written as JSON writes it.
bool is_small(const Value& value) {
  constexpr std::size_t kDigits = 15;
  const std::string& text = value.text;
  if (!value.is(Kind::integer) || text.empty() || text.size() > kDigits) return false;
  return text.front() == '0' ? text.size() == 1 : std::all_of(text.begin(), text.end(), is_digit);
}

// strconv.FormatFloat(value, 'g', -1, 64): with an exponent below 1e-4 and from 1e6 on.
std::string float_text(double value) {
  std::array<char, 64> buffer{};
  const auto write = [&buffer, value](std::chars_format form) -> std::string {
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, form);
    return {buffer.data(), end};
  };
  const double magnitude = std::abs(value);
  const bool has_exponent = magnitude < 1e-4 || magnitude >= 1e6;
  return write(has_exponent ? std::chars_format::scientific : std::chars_format::fixed);
}

// A number goes through JSON, where 1.0 is 1; what is no whole number there has Go's shortest form.
std::string number_text(const Value& value) {
  if (is_small(value)) return value.text;
  std::string json = json_number(value.kind, value.text);
  const Number number = number_value(json);
  const auto* real = std::get_if<double>(&number);
  return real == nullptr ? json : float_text(*real);
}

}  // namespace

WantedStyle wanted_style(std::string_view text) {
  if (text.find('\n') != std::string_view::npos) return WantedStyle::literal;
  const bool is_word = resolve(Tag::none, text) == Kind::string && !is_timestamp(text) && !is_base_60(text);
  return is_word ? WantedStyle::plain : WantedStyle::double_quoted;
}

std::string word_text(const Value& value) {
  if (value.is(Kind::null)) return "null";
  if (value.is(Kind::boolean)) return boolean_value(value.text) == true ? "true" : "false";
  return number_text(value);
}

}  // namespace sidelint::yaml
