#include "engine/model/label_validation.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace sidelint::model {
namespace {

constexpr std::size_t kMaxNamePart = 63;
constexpr std::size_t kMaxPrefix = 253;
constexpr std::size_t kMaxAnnotations = 262144;  // bytes, keys and values together

constexpr std::string_view kNameRule =
    "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character "
    "(e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is "
    "'([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
constexpr std::string_view kPrefixRule =
    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and "
    "end with an alphanumeric character (e.g. 'example.com', regex used for validation is "
    "'[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
constexpr std::string_view kValueRule =
    "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and "
    "end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is "
    "'(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

bool is_lower_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }
bool is_alphanumeric(char c) { return is_lower_or_digit(c) || (c >= 'A' && c <= 'Z'); }

// ([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]
bool is_name(std::string_view text) {
  if (text.empty() || !is_alphanumeric(text.front()) || !is_alphanumeric(text.back())) return false;
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return is_alphanumeric(c) || c == '-' || c == '_' || c == '.'; });
}

// [a-z0-9]([-a-z0-9]*[a-z0-9])?
bool is_dns_label(std::string_view text) {
  if (text.empty() || !is_lower_or_digit(text.front()) || !is_lower_or_digit(text.back())) return false;
  return std::all_of(text.begin(), text.end(), [](char c) { return is_lower_or_digit(c) || c == '-'; });
}

bool is_dns_subdomain(std::string_view text) {
  for (;;) {
    const std::size_t dot = text.find('.');
    if (!is_dns_label(text.substr(0, dot))) return false;
    if (dot == std::string_view::npos) return true;
    text.remove_prefix(dot + 1);
  }
}

std::string at_most(std::size_t bytes) { return "must be no more than " + std::to_string(bytes) + " bytes"; }

void check_prefix(std::string_view prefix, std::vector<std::string>& messages) {
  if (prefix.empty()) {
    messages.emplace_back("prefix part must be non-empty");
    return;
  }
  if (prefix.size() > kMaxPrefix) messages.push_back("prefix part " + at_most(kMaxPrefix));
  if (!is_dns_subdomain(prefix)) messages.push_back("prefix part " + std::string(kPrefixRule));
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

std::string invalid(std::string_view path, std::string_view value, const std::string& message) {
  return std::string(path) + ": Invalid value: " + go_quote(value) + ": " + message;
}

// The length of the well-formed UTF-8 sequence at the start of `text`, 0 if there is none.
std::size_t utf8_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const std::size_t length = byte(0) < 0x80 ? 1 : byte(0) < 0xC2 ? 0 : byte(0) < 0xE0 ? 2 : byte(0) < 0xF0 ? 3 : 4;
  if (length == 0 || byte(0) > 0xF4 || text.size() < length) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return 0;
  }
  const bool overlong = (byte(0) == 0xE0 && byte(1) < 0xA0) || (byte(0) == 0xF0 && byte(1) < 0x90);
  const bool out_of_range = (byte(0) == 0xED && byte(1) > 0x9F) || (byte(0) == 0xF4 && byte(1) > 0x8F);
  return overlong || out_of_range ? 0 : length;
}

void append_hex(std::string& out, unsigned char byte) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  out += "\\x";
  out += kDigits[byte >> 4U];
  out += kDigits[byte & 15U];
}

void append_ascii(std::string& out, char c) {
  constexpr std::string_view kNamed = "\a\b\t\n\v\f\r";
  constexpr std::string_view kLetters = "abtnvfr";
  if (c == '"' || c == '\\') {
    out += '\\';
    out += c;
  } else if (const std::size_t named = kNamed.find(c); named != std::string_view::npos) {
    out += '\\';
    out += kLetters[named];
  } else if (c < ' ' || c == '\x7F') {
    append_hex(out, static_cast<unsigned char>(c));
  } else {
    out += c;
  }
}

}  // namespace

std::vector<std::string> validate_label_key(std::string_view key) {
  std::vector<std::string> messages;
  const auto slashes = std::count(key.begin(), key.end(), '/');
  if (slashes > 1) {
    return {"a valid label key " + std::string(kNameRule) +
            " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')"};
  }
  if (slashes == 1) {
    check_prefix(key.substr(0, key.find('/')), messages);
    key.remove_prefix(key.find('/') + 1);
  }
  if (key.empty()) {
    messages.emplace_back("name part must be non-empty");
  } else if (key.size() > kMaxNamePart) {
    messages.push_back("name part " + at_most(kMaxNamePart));
  }
  if (!is_name(key)) messages.push_back("name part " + std::string(kNameRule));
  return messages;
}

std::vector<std::string> validate_label_value(std::string_view value) {
  std::vector<std::string> messages;
  if (value.size() > kMaxNamePart) messages.push_back(at_most(kMaxNamePart));
  if (!value.empty() && !is_name(value)) messages.emplace_back(kValueRule);
  return messages;
}

std::vector<std::string> validate_labels(const KeyValues& labels) {
  std::vector<std::string> messages;
  for (const auto& [key, value] : labels) {
    for (const std::string& message : validate_label_key(key)) {
      messages.push_back(invalid("metadata.labels", key, message));
    }
    for (const std::string& message : validate_label_value(value)) {
      messages.push_back(invalid("metadata.labels", value, message));
    }
  }
  return messages;
}

std::vector<std::string> validate_annotations(const KeyValues& annotations) {
  std::vector<std::string> messages;
  std::size_t size = 0;
  for (const auto& [key, value] : annotations) {
    size += key.size() + value.size();
    for (const std::string& message : validate_label_key(lower(key))) {
      messages.push_back(invalid("metadata.annotations", key, message));
    }
  }
  if (size > kMaxAnnotations) {
    messages.push_back("metadata.annotations: Too long: may not be more than " + std::to_string(kMaxAnnotations) +
                       " bytes");
  }
  return messages;
}

// Go escapes what unicode.IsPrint refuses; of the characters beyond ASCII only bytes that are no UTF-8 are escaped
// here.
std::string go_quote(std::string_view text) {
  std::string out = "\"";
  while (!text.empty()) {
    const std::size_t length = utf8_length(text);
    if (length == 0) {
      append_hex(out, static_cast<unsigned char>(text.front()));
    } else if (length == 1) {
      append_ascii(out, text.front());
    } else {
      out += text.substr(0, length);
    }
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return out + '"';
}

}  // namespace sidelint::model
