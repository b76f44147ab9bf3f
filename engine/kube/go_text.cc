#include "engine/kube/go_text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <vector>

#include "engine/yaml/json_number.h"
#include "engine/yaml/resolve.h"
#include "engine/yaml/utf8.h"

namespace sidelint::kube {
namespace {

using yaml::Kind;
using yaml::Value;

constexpr std::string_view kHexDigits = "0123456789abcdef";

void append_hex(std::string& out, char c) {
  const auto byte = static_cast<unsigned char>(c);
  out += "\\x";
  out += kHexDigits[byte >> 4U];
  out += kHexDigits[byte & 15U];
}

void append_ascii(std::string& out, char c) {
  constexpr std::string_view kNamed = "\a\b\t\n\v\f\r";
  constexpr std::string_view kLetters = "abtnvfr";
  const std::size_t named = kNamed.find(c);
  if (c == '"' || c == '\\') {
    (out += '\\') += c;
  } else if (named != std::string_view::npos) {
    (out += '\\') += kLetters[named];
  } else if (c < ' ' || c == '\x7F') {
    append_hex(out, c);
  } else {
    out += c;
  }
}

// FormatFloat(value, 'g', -1, 64), which is what %v prints.
std::string float_text(double value) {
  char buffer[32];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific).ptr;
  std::string scientific(buffer, end);
  const int exponent = std::atoi(scientific.substr(scientific.find('e') + 1).c_str());
  constexpr int kFirstScientific = 6;
  if (exponent < -4 || exponent >= kFirstScientific) return scientific;
  const auto fixed = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed).ptr;
  return {buffer, fixed};
}

// The number as util/json decodes it: an int64 where its JSON is one.
bool is_int64(const Value& value) {
  const std::string text = yaml::json_number(value.kind, value.text);
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

std::string number_text(const Value& value) {
  const std::string text = yaml::json_number(value.kind, value.text);
  return is_int64(value) ? text : float_text(std::strtod(text.c_str(), nullptr));
}

enum class Verb { value, string };

std::string scalar_text(const Value& value, Verb verb) {
  if (value.is(Kind::string)) return value.text;
  const std::string type(go_dynamic_type(value));
  if (value.is(Kind::null)) return verb == Verb::value ? type : "%!s(<nil>)";
  const std::string text = value.is(Kind::boolean)
                               ? std::string(yaml::boolean_value(value.text).value_or(false) ? "true" : "false")
                               : number_text(value);
  return verb == Verb::value ? text : "%!s(" + type + "=" + text + ")";
}

std::string print(const Value& value, Verb verb) {
  if (!value.is_collection()) return scalar_text(value, verb);
  std::string out = value.is(Kind::mapping) ? "map[" : "[";
  const std::size_t start = out.size();
  for (const Value& item : value.items) {
    if (out.size() > start) out += ' ';
    out += print(item, verb);
  }
  std::vector<const yaml::Entry*> entries;
  for (const yaml::Entry& entry : value.entries) entries.push_back(&entry);
  std::sort(entries.begin(), entries.end(), [](const auto* a, const auto* b) { return a->key < b->key; });
  for (const yaml::Entry* entry : entries) {
    if (out.size() > start) out += ' ';
    out += entry->key;
    out += ':';
    out += print(entry->value, verb);
  }
  return out + ']';
}

}  // namespace

std::string go_quote(std::string_view text) {
  std::string out = "\"";
  while (!text.empty()) {
    const std::size_t length = yaml::character_length(text, 0);
    if (length == 0) {
      append_hex(out, text.front());
    } else if (length == 1) {
      append_ascii(out, text.front());
    } else {
      out += text.substr(0, length);
    }
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return out + '"';
}

std::string go_value(const Value& value) { return print(value, Verb::value); }
std::string go_value_as_string(const Value& value) { return print(value, Verb::string); }

std::string_view go_dynamic_type(const Value& value) {
  switch (value.kind) {
    case Kind::null:
      return "<nil>";
    case Kind::boolean:
      return "bool";
    case Kind::string:
      return "string";
    case Kind::sequence:
      return "[]interface {}";
    case Kind::mapping:
      return "map[string]interface {}";
    case Kind::integer:
    case Kind::floating:
      break;
  }
  return is_int64(value) ? "int64" : "float64";
}

}  // namespace sidelint::kube
