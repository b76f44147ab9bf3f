#include "linter/version_range.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <compare>
#include <cstdint>

#include "linter/call/setters.h"

namespace sidelint::linter {
namespace {

using Version = std::array<std::uint32_t, 3>;

std::optional<Version> parse(std::string_view text) {
  Version version{};
  for (std::uint32_t& part : version) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), part);
    if (error != std::errc()) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (text.empty()) return version;
    if (text.front() != '.') return std::nullopt;
    text.remove_prefix(1);
  }
  return std::nullopt;
}

struct Comparison {
  std::string_view sign;
  bool (*holds)(std::strong_ordering);
};
// The longer signs first: `>=` begins with `>`.
constexpr std::array kComparisons = std::to_array<Comparison>({
    {">=", [](std::strong_ordering order) { return order >= 0; }},
    {"<=", [](std::strong_ordering order) { return order <= 0; }},
    {">", [](std::strong_ordering order) { return order > 0; }},
    {"<", [](std::strong_ordering order) { return order < 0; }},
    {"=", [](std::strong_ordering order) { return order == 0; }},
    {"", [](std::strong_ordering order) { return order >= 0; }},
});

// Empty: the text is no comparison.
std::optional<bool> compare(const Version& version, std::string_view text) {
  for (const Comparison& comparison : kComparisons) {
    if (!text.starts_with(comparison.sign)) continue;
    text.remove_prefix(comparison.sign.size());
    while (text.starts_with(' ')) text.remove_prefix(1);
    const std::optional<Version> bound = parse(text);
    if (!bound) return std::nullopt;
    return comparison.holds(version <=> *bound);
  }
  return std::nullopt;
}

}  // namespace

bool satisfies(std::string_view version, std::string_view range) {
  const std::optional<Version> mine = parse(version);
  return mine && std::ranges::all_of(comma_list(range),
                                     [&](const std::string& part) { return compare(*mine, part).value_or(false); });
}

std::optional<std::string> refuse_version_range(std::string_view text) {
  const std::vector<std::string> parts = comma_list(text);
  const bool good = std::ranges::all_of(parts, [](const std::string& part) { return compare({}, part).has_value(); });
  if (good && !parts.empty()) return std::nullopt;
  return "expected a version such as \">=1.2\"";
}

}  // namespace sidelint::linter
