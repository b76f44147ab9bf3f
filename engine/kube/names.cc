#include "engine/kube/names.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <limits>

#include <fmt/format.h>

#include "engine/kube/go_text.h"

namespace sidelint::kube {
namespace {

constexpr std::size_t kMaxLabel = 63;
constexpr std::size_t kMaxSubdomain = 253;
constexpr std::size_t kMaxPortName = 15;

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return is_lower(c) || (c >= 'A' && c <= 'Z'); }
bool is_lower_or_digit(char c) { return is_lower(c) || is_digit(c); }
bool is_alphanumeric(char c) { return is_letter(c) || is_digit(c); }
bool is_in_label(char c) { return is_lower_or_digit(c) || c == '-'; }
bool is_in_name(char c) { return is_alphanumeric(c) || c == '-' || c == '_' || c == '.'; }

template <class Predicate>
bool all(std::string_view text, Predicate predicate) {
  return std::all_of(text.begin(), text.end(), predicate);
}

// [a-z0-9]([-a-z0-9]*[a-z0-9])?
bool is_label(std::string_view text) {
  return !text.empty() && is_lower_or_digit(text.front()) && is_lower_or_digit(text.back()) && all(text, is_in_label);
}

// _?[a-z0-9]([-_a-z0-9]*[a-z0-9])?
bool is_label_with_underscore(std::string_view text) {
  if (text.starts_with('_')) text.remove_prefix(1);
  return !text.empty() && is_lower_or_digit(text.front()) && is_lower_or_digit(text.back()) &&
         all(text, [](char c) { return is_in_label(c) || c == '_'; });
}

bool is_name(std::string_view text) {
  return !text.empty() && is_alphanumeric(text.front()) && is_alphanumeric(text.back()) && all(text, is_in_name);
}

template <class Label>
bool is_dotted(std::string_view text, Label label) {
  for (;;) {
    const std::size_t dot = text.find('.');
    if (!label(text.substr(0, dot))) return false;
    if (dot == std::string_view::npos) return true;
    text.remove_prefix(dot + 1);
  }
}

bool is_subdomain(std::string_view text) { return is_dotted(text, is_label); }

struct Rule {
  std::string_view message;
  std::string_view format;
  std::array<std::string_view, 3> examples;
};

constexpr Rule kLabel = {
    "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with "
    "an alphanumeric character",
    "[a-z0-9]([-a-z0-9]*[a-z0-9])?",
    {"my-name", "123-abc"}};
constexpr Rule kSubdomain = {
    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and "
    "end with an alphanumeric character",
    R"([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*)",
    {"example.com"}};
constexpr Rule kSubdomainWithUnderscore = {
    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_', '-' or '.', and must "
    "start and end with an alphanumeric character",
    R"(_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?(\._?[a-z0-9]([-_a-z0-9]*[a-z0-9])?)*)",
    {"example.com"}};
constexpr Rule kDns1035 = {
    "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, "
    "and end with an alphanumeric character",
    "[a-z]([-a-z0-9]*[a-z0-9])?",
    {"my-name", "abc-123"}};
constexpr Rule kWildcard = {
    "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of "
    "lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character",
    R"(\*\.[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*)",
    {"*.example.com"}};
constexpr Rule kCIdentifier = {
    "a valid C identifier must start with alphabetic character or '_', followed by a string of alphanumeric characters "
    "or '_'",
    "[A-Za-z_][A-Za-z0-9_]*",
    {"my_name", "MY_NAME", "MyName"}};
constexpr Rule kEnvVar = {
    "a valid environment variable name must consist of alphabetic characters, digits, '_', '-', or '.', and must not "
    "start with a digit",
    "[-._a-zA-Z][-._a-zA-Z0-9]*",
    {"my.env-name", "MY_ENV.NAME", "MyEnvName1"}};
constexpr Rule kConfigMapKey = {"a valid config key must consist of alphanumeric characters, '-', '_' or '.'",
                                "[-._a-zA-Z0-9]+",
                                {"key.name", "KEY_NAME", "key-name"}};
constexpr Rule kHttpHeader = {
    "a valid HTTP header must consist of alphanumeric characters or '-'", "[-A-Za-z0-9]+", {"X-Header-Name"}};
constexpr Rule kLabelKey = {
    "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
    "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]",
    {"MyName", "my.name", "123-abc"}};
constexpr Rule kLabelValue = {
    "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and "
    "end with an alphanumeric character",
    "(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?",
    {"MyValue", "my_value", "12345"}};

// RegexError
std::string broken(const Rule& rule) {
  std::string text = std::string(rule.message) + " (e.g. ";
  for (std::size_t i = 0; i < rule.examples.size() && !rule.examples.at(i).empty(); ++i) {
    text += fmt::format("{}'{}', ", i == 0 ? "" : " or ", rule.examples.at(i));
  }
  return text + fmt::format("regex used for validation is '{}')", rule.format);
}

Messages check(std::string_view text, std::size_t most, bool matches, const Rule& rule) {
  Messages messages;
  if (text.size() > most) messages.push_back(too_many_characters(most));
  if (!matches) messages.push_back(broken(rule));
  return messages;
}

constexpr std::size_t kAnyLength = std::numeric_limits<std::size_t>::max();

// hasChDirPrefix
void check_dots(std::string_view text, Messages& messages) {
  if (text == "." || text == "..") {
    messages.push_back(fmt::format("must not be '{}'", text));
  } else if (text.starts_with("..")) {
    messages.emplace_back("must not start with '..'");
  }
}

void check_key_prefix(std::string_view prefix, Messages& messages) {
  if (prefix.empty()) {
    messages.emplace_back("prefix part must be non-empty");
    return;
  }
  if (prefix.size() > kMaxSubdomain) messages.push_back("prefix part " + too_many_bytes(kMaxSubdomain));
  if (!is_subdomain(prefix)) messages.push_back("prefix part " + broken(kSubdomain));
}

}  // namespace

std::string too_many_characters(std::size_t most) { return fmt::format("must be no more than {} characters", most); }
std::string too_many_bytes(std::size_t most) { return fmt::format("must be no more than {} bytes", most); }
std::string not_between(long long least, long long most) {
  return fmt::format("must be between {} and {}, inclusive", least, most);
}

Messages check_dns1123_label(std::string_view text) {
  Messages messages = check(text, kMaxLabel, is_label(text), kLabel);
  if (!messages.empty() && !is_label(text) && is_subdomain(text)) messages.back() = "must not contain dots";
  return messages;
}

Messages check_dns1123_subdomain(std::string_view text) {
  return check(text, kMaxSubdomain, is_subdomain(text), kSubdomain);
}

Messages check_dns1123_subdomain_with_underscore(std::string_view text) {
  return check(text, kMaxSubdomain, is_dotted(text, is_label_with_underscore), kSubdomainWithUnderscore);
}

Messages check_dns1035_label(std::string_view text) {
  return check(text, kMaxLabel, is_label(text) && is_lower(text.front()), kDns1035);
}

Messages check_wildcard_dns1123_subdomain(std::string_view text) {
  return check(text, kMaxSubdomain, text.starts_with("*.") && is_subdomain(text.substr(2)), kWildcard);
}

Messages check_c_identifier(std::string_view text) {
  const bool matches =
      !text.empty() && !is_digit(text.front()) && all(text, [](char c) { return is_alphanumeric(c) || c == '_'; });
  return check(text, kAnyLength, matches, kCIdentifier);
}

Messages check_env_var_name(std::string_view text) {
  const bool matches = !text.empty() && !is_digit(text.front()) && all(text, is_in_name);
  Messages messages = check(text, kAnyLength, matches, kEnvVar);
  check_dots(text, messages);
  return messages;
}

Messages check_relaxed_env_var_name(std::string_view text) {
  if (text.empty()) return {"environment variable name must be non-empty"};
  if (all(text, [](char c) { return c >= ' ' && c <= '~' && c != '='; })) return {};
  return {"a valid environment variable name must consist only of printable ASCII characters other than '='"};
}

Messages check_config_map_key(std::string_view text) {
  Messages messages = check(text, kMaxSubdomain, !text.empty() && all(text, is_in_name), kConfigMapKey);
  check_dots(text, messages);
  return messages;
}

Messages check_http_header_name(std::string_view text) {
  const bool matches = !text.empty() && all(text, [](char c) { return is_alphanumeric(c) || c == '-'; });
  return check(text, kAnyLength, matches, kHttpHeader);
}

Messages check_port_name(std::string_view text) {
  Messages messages;
  if (text.size() > kMaxPortName) messages.push_back(too_many_characters(kMaxPortName));
  if (text.empty() || !all(text, is_in_label)) {
    messages.emplace_back("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)");
  }
  if (std::none_of(text.begin(), text.end(), is_lower)) {
    messages.emplace_back("must contain at least one letter (a-z)");
  }
  if (text.find("--") != std::string_view::npos) messages.emplace_back("must not contain consecutive hyphens");
  if (text.starts_with('-') || text.ends_with('-')) messages.emplace_back("must not begin or end with a hyphen");
  return messages;
}

Messages check_label_key(std::string_view text) {
  Messages messages;
  const auto slashes = std::count(text.begin(), text.end(), '/');
  if (slashes > 1) {
    return {"a valid label key " + broken(kLabelKey) +
            " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')"};
  }
  if (slashes == 1) {
    check_key_prefix(text.substr(0, text.find('/')), messages);
    text.remove_prefix(text.find('/') + 1);
  }
  if (text.empty()) {
    messages.emplace_back("name part must be non-empty");
  } else if (text.size() > kMaxLabel) {
    messages.push_back("name part " + too_many_bytes(kMaxLabel));
  }
  if (!is_name(text)) messages.push_back("name part " + broken(kLabelKey));
  return messages;
}

Messages check_label_value(std::string_view text) {
  Messages messages;
  if (text.size() > kMaxLabel) messages.push_back(too_many_bytes(kMaxLabel));
  if (!text.empty() && !is_name(text)) messages.push_back(broken(kLabelValue));
  return messages;
}

Messages check_fully_qualified_domain_name(std::string_view path, std::string_view text) {
  if (text.empty()) return {fmt::format("{}: Required value", path)};
  const auto invalid = [&](std::string_view value, std::string_view why) {
    return Messages{fmt::format("{}: Invalid value: {}: {}", path, go_quote(value), why)};
  };
  if (text.ends_with('.')) text.remove_suffix(1);
  const Messages messages = check_dns1123_subdomain(text);
  if (!messages.empty()) return invalid(text, fmt::format("{}", fmt::join(messages, ",")));
  if (text.find('.') == std::string_view::npos) {
    return invalid(text, "should be a domain with at least two segments separated by dots");
  }
  Messages errors;
  for (std::size_t dot = 0; dot != std::string_view::npos;) {
    dot = text.find('.');
    const std::string_view label = text.substr(0, dot);
    const Messages wrong = check_dns1123_label(label);
    if (!wrong.empty()) errors.push_back(invalid(label, fmt::format("{}", fmt::join(wrong, ","))).front());
    if (dot != std::string_view::npos) text.remove_prefix(dot + 1);
  }
  return errors;
}

std::string masked_prefix(std::string_view prefix) {
  if (prefix.size() < 2 || !prefix.ends_with('-')) return std::string(prefix);
  return std::string(prefix.substr(0, prefix.size() - 2)) + 'a';
}

}  // namespace sidelint::kube
