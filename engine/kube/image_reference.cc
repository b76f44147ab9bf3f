#include "engine/kube/image_reference.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace sidelint::kube {
namespace {

constexpr std::size_t kLongestName = 255;
constexpr std::size_t kLongestTag = 128;
constexpr std::size_t kIdentifier = 64;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_letter(char c) { return is_lower(c) || (c >= 'A' && c <= 'Z'); }
bool is_alphanumeric(char c) { return is_letter(c) || is_digit(c); }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); }

template <class Predicate>
bool all(std::string_view text, Predicate predicate) {
  return std::all_of(text.begin(), text.end(), predicate);
}

// Calls `part` with each piece between the separators until it refuses one.
template <class Part>
bool each(std::string_view text, char separator, Part part) {
  for (;;) {
    const std::size_t end = text.find(separator);
    if (!part(text.substr(0, end))) return false;
    if (end == std::string_view::npos) return true;
    text.remove_prefix(end + 1);
  }
}

bool is_host_label(std::string_view text) {
  return !text.empty() && text.front() != '-' && text.back() != '-' &&
         all(text, [](char c) { return is_alphanumeric(c) || c == '-'; });
}

// host[:port], or an IPv6 address between brackets
bool is_domain(std::string_view text) {
  const std::size_t bracket = text.starts_with('[') ? text.find(']') : 0;
  if (bracket == std::string_view::npos) return false;
  const std::size_t colon = text.find(':', bracket);
  if (colon != std::string_view::npos) {
    const std::string_view port = text.substr(colon + 1);
    if (port.empty() || !all(port, is_digit)) return false;
    text = text.substr(0, colon);
  }
  if (bracket > 0) {
    return text.size() == bracket + 1 && bracket > 1 &&
           all(text.substr(1, bracket - 1), [](char c) { return is_hex(c) || (c >= 'A' && c <= 'F') || c == ':'; });
  }
  return each(text, '.', is_host_label);
}

// Lower-case letters and digits, with `_`, `.`, `__` or dashes between them.
bool is_path_component(std::string_view text) {
  const auto is_word = [](char c) { return is_lower(c) || is_digit(c); };
  if (text.empty() || !is_word(text.front()) || !is_word(text.back())) return false;
  for (std::size_t i = 0; i < text.size();) {
    if (is_word(text[i])) {
      ++i;
      continue;
    }
    const std::size_t start = i;
    while (i < text.size() && !is_word(text[i])) ++i;
    const std::string_view separator = text.substr(start, i - start);
    const bool dashes = all(separator, [](char c) { return c == '-'; });
    if (!dashes && separator != "_" && separator != "." && separator != "__") return false;
  }
  return true;
}

bool is_tag(std::string_view text) {
  const auto is_word = [](char c) { return is_alphanumeric(c) || c == '_'; };
  return !text.empty() && text.size() <= kLongestTag && is_word(text.front()) &&
         all(text, [&](char c) { return is_word(c) || c == '.' || c == '-'; });
}

bool is_digest(std::string_view text) {
  struct Algorithm {
    std::string_view name;
    std::size_t digits;
  };
  constexpr std::array<Algorithm, 3> kAlgorithms = {{{"sha256:", 64}, {"sha384:", 96}, {"sha512:", 128}}};
  return std::any_of(kAlgorithms.begin(), kAlgorithms.end(), [&](const Algorithm& algorithm) {
    return text.starts_with(algorithm.name) && text.size() == algorithm.name.size() + algorithm.digits &&
           all(text.substr(algorithm.name.size()), is_hex);
  });
}

// splitDockerDomain: whether what stands before the first slash is a host.
bool begins_with_domain(std::string_view image) {
  const std::size_t slash = image.find('/');
  if (slash == std::string_view::npos) return false;
  const std::string_view first = image.substr(0, slash);
  const bool has_capitals =
      std::any_of(first.begin(), first.end(), [](char c) { return is_letter(c) && !is_lower(c); });
  return first.find_first_of(".:") != std::string_view::npos || first == "localhost" || has_capitals;
}

}  // namespace

std::string_view image_tag(std::string_view image) {
  if (image.size() == kIdentifier && all(image, is_hex)) return {};
  std::string_view domain;
  if (begins_with_domain(image)) {
    domain = image.substr(0, image.find('/'));
    image.remove_prefix(domain.size() + 1);
    if (!is_domain(domain)) return {};
  }
  const std::size_t at = image.find('@');
  const bool has_digest = at != std::string_view::npos;
  if (has_digest && !is_digest(image.substr(at + 1))) return {};
  image = image.substr(0, at);
  const std::size_t colon = image.find(':');
  const std::string_view path = image.substr(0, colon);
  if (!each(path, '/', is_path_component) || domain.size() + 1 + path.size() > kLongestName) return {};
  if (colon == std::string_view::npos) return has_digest ? std::string_view() : "latest";
  const std::string_view tag = image.substr(colon + 1);
  return is_tag(tag) ? tag : std::string_view();
}

}  // namespace sidelint::kube
