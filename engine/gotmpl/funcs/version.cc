#include "engine/gotmpl/funcs/version.h"

#include <algorithm>
#include <array>
#include <vector>

#include <re2/re2.h>

#include "engine/gotmpl/funcs/version_range.h"
#include "engine/gotmpl/go/quote.h"
#include "engine/gotmpl/go/strconv.h"

namespace sidelint::gotmpl {
namespace {

constexpr std::size_t kLongest = 256;

constexpr char kPattern[] =
    "^v?([0-9]+)(\\.[0-9]+)?(\\.[0-9]+)?"
    "(-([0-9A-Za-z\\-]+(\\.[0-9A-Za-z\\-]+)*))?"
    "(\\+([0-9A-Za-z\\-]+(\\.[0-9A-Za-z\\-]+)*))?$";

std::vector<std::string_view> dotted(std::string_view text) {
  std::vector<std::string_view> out;
  for (;;) {
    const std::size_t dot = text.find('.');
    out.push_back(text.substr(0, dot));
    if (dot == std::string_view::npos) return out;
    text.remove_prefix(dot + 1);
  }
}

bool is_number(std::string_view part) { return part.find_first_not_of("0123456789") == std::string_view::npos; }

// Of a missing part and a present one the missing is less; numbers are less than names.
int compare_part(std::string_view a, std::string_view b) {
  if (a == b) return 0;
  if (a.empty() || b.empty()) return a.empty() ? -1 : 1;
  const auto x = go::parse_uint(a, 10);
  const auto y = go::parse_uint(b, 10);
  if (!x.ok() && !y.ok()) return a > b ? 1 : -1;
  if (!y.ok()) return -1;
  if (!x.ok()) return 1;
  return x.value > y.value ? 1 : -1;
}

template <class T>
int compared(const T& a, const T& b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

}  // namespace

std::string Version::text() const {
  std::string out = std::to_string(major) + "." + std::to_string(minor) + "." + std::to_string(patch);
  if (!prerelease.empty()) out += "-" + prerelease;
  if (!metadata.empty()) out += "+" + metadata;
  return out;
}

int compare_prereleases(std::string_view a, std::string_view b) {
  const std::vector<std::string_view> left = dotted(a);
  const std::vector<std::string_view> right = dotted(b);
  for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
    const int order = compare_part(i < left.size() ? left[i] : "", i < right.size() ? right[i] : "");
    if (order != 0) return order;
  }
  return 0;
}

int compare_versions(const Version& a, const Version& b) {
  if (const int order = compared(a.major, b.major)) return order;
  if (const int order = compared(a.minor, b.minor)) return order;
  if (const int order = compared(a.patch, b.patch)) return order;
  if (a.prerelease.empty() || b.prerelease.empty()) return compared(a.prerelease.empty(), b.prerelease.empty());
  return compare_prereleases(a.prerelease, b.prerelease);
}

VersionResult read_version(std::string_view text) {
  if (text.size() > kLongest)
    return {std::nullopt, "version string is too long (max " + std::to_string(kLongest) + " bytes)"};
  static const re2::RE2 kVersion(kPattern, re2::RE2::Quiet);
  std::array<re2::StringPiece, 9> groups;
  const re2::StringPiece subject(text.data(), text.size());
  if (!kVersion.Match(subject, 0, text.size(), re2::RE2::UNANCHORED, groups.data(), static_cast<int>(groups.size())))
    return {std::nullopt, "invalid semantic version"};
  Version out;
  out.prerelease = groups[5].as_string();
  out.metadata = groups[8].as_string();
  out.original = std::string(text);
  const std::array<std::uint64_t*, 3> numbers = {&out.major, &out.minor, &out.patch};
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    std::string digits = groups[i + 1].as_string();
    if (digits.starts_with('.')) digits.erase(0, 1);
    if (digits.empty()) continue;
    const auto read = go::parse_uint(digits, 10);
    if (!read.ok())
      return {std::nullopt, "error parsing version segment: strconv.ParseUint: parsing " + go::quote(digits) +
                                ": value out of range"};
    *numbers[i] = read.value;
  }
  for (const std::string_view part : dotted(out.prerelease))
    if (part.size() > 1 && part[0] == '0' && is_number(part)) return {std::nullopt, "version segment starts with 0"};
  return {std::move(out), {}};
}

}  // namespace sidelint::gotmpl
