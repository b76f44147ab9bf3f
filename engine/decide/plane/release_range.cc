#include "engine/decide/plane/release_range.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <system_error>

namespace sidelint::decide {
namespace {

constexpr int kLast = 9999;  // of minors and patches
constexpr ReleaseRange kAll{{0, 0, 0}, {1, kLast, kLast}};

// Releases between which injectors or their charts came to do something else (release.h, profile.cc).
constexpr std::array<Release, 8> kTurns{
    {{1, 2, 0}, {1, 5, 0}, {1, 6, 0}, {1, 9, 0}, {1, 10, 0}, {1, 12, 0}, {1, 16, 0}, {1, 27, 0}}};

// A version of which the last parts may be left out, or be wildcards.
struct Partial {
  std::array<int, 3> parts{};
  std::size_t given = 0;

  Release first() const { return {given > 0 ? parts[0] : 0, given > 1 ? parts[1] : 0, given > 2 ? parts[2] : 0}; }
  Release last() const {
    return {given > 0 ? parts[0] : 1, given > 1 ? parts[1] : kLast, given > 2 ? parts[2] : kLast};
  }
};

bool is_wildcard(std::string_view part) { return part == "x" || part == "X" || part == "*"; }

std::optional<Partial> parse_partial(std::string_view text) {
  if (text.starts_with('v')) text.remove_prefix(1);
  const std::size_t suffix = text.find_first_of("-+");  // a pre-release, or what was built
  if (suffix != std::string_view::npos && suffix < text.find('.'))
    return std::nullopt;  // "1-26-3", as revisions are named
  text = text.substr(0, suffix);
  Partial version;
  bool open = false;
  for (std::size_t i = 0; i < version.parts.size(); ++i) {
    const std::string_view part = text.substr(0, text.find('.'));
    if (is_wildcard(part)) {
      open = true;
    } else {
      const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), version.parts[i]);
      if (part.empty() || error != std::errc() || end != part.data() + part.size()) return std::nullopt;
      if (version.parts[i] < 0 || version.parts[i] > kLast) return std::nullopt;
      if (!open) version.given = i + 1;
    }
    if (part.size() == text.size()) return version;
    text.remove_prefix(part.size() + 1);
  }
  return std::nullopt;
}

Release before(Release release) {
  if (release.patch > 0) return {release.major, release.minor, release.patch - 1};
  if (release.minor > 0) return {release.major, release.minor - 1, kLast};
  return {release.major - 1, kLast, kLast};
}

Release after(Release release) {
  if (release.patch < kLast) return {release.major, release.minor, release.patch + 1};
  if (release.minor < kLast) return {release.major, release.minor + 1, 0};
  return {release.major + 1, 0, 0};
}

std::optional<ReleaseRange> condition(std::string_view op, std::string_view operand) {
  const std::optional<Partial> version = parse_partial(operand);
  if (!version) return std::nullopt;
  ReleaseRange range = kAll;
  if (op == "!=") return range;
  if (op == "<") return ReleaseRange{kAll.oldest, before(version->first())};
  if (op == "<=" || op == "=<") return ReleaseRange{kAll.oldest, version->last()};
  if (op == ">") return ReleaseRange{after(version->last()), kAll.newest};
  range.oldest = version->first();
  if (op == ">=" || op == "=>") return range;
  if (op == "^") {
    range.newest = {version->given > 0 ? version->parts[0] : 1, kLast, kLast};
  } else if (op.starts_with('~')) {
    range.newest = version->given > 1 ? Release{version->parts[0], version->parts[1], kLast} : version->last();
  } else {
    range.newest = version->last();
  }
  return range;
}

std::string_view take_while(std::string_view& text, std::string_view of) {
  const std::string_view taken = text.substr(0, std::min(text.find_first_not_of(of), text.size()));
  text.remove_prefix(taken.size());
  return taken;
}

// Conditions that must hold together.
std::optional<ReleaseRange> all_of(std::string_view text) {
  ReleaseRange range = kAll;
  bool any = false;
  if (const std::size_t hyphen = text.find(" - "); hyphen != std::string_view::npos) {
    std::string_view from = text.substr(0, hyphen);
    std::string_view to = text.substr(hyphen + 3);
    take_while(from, " ");
    take_while(to, " ");
    const auto oldest = parse_partial(from);
    const auto newest = parse_partial(to.substr(0, to.find(' ')));
    if (!oldest || !newest) return std::nullopt;
    return ReleaseRange{oldest->first(), newest->last()};
  }
  while (true) {
    take_while(text, ", ");
    if (text.empty()) break;
    const std::string_view op = take_while(text, "<>=!~^");
    take_while(text, " ");
    const std::string_view operand = text.substr(0, text.find_first_of(", "));
    text.remove_prefix(operand.size());
    const auto each = condition(op, operand);
    if (!each) return std::nullopt;
    any = true;
    range = {std::max(range.oldest, each->oldest), std::min(range.newest, each->newest)};
  }
  if (!any || range.newest < range.oldest) return std::nullopt;
  return range;
}

std::optional<ReleaseRange> any_of(std::string_view text) {
  std::optional<ReleaseRange> range;
  while (true) {
    const std::size_t end = text.find("||");
    const auto each = all_of(text.substr(0, end));
    if (!each) return std::nullopt;
    range = range ? ReleaseRange{std::min(range->oldest, each->oldest), std::max(range->newest, each->newest)} : *each;
    if (end == std::string_view::npos) return range;
    text.remove_prefix(end + 2);
  }
}

}  // namespace

bool ReleaseRange::is_uniform() const {
  return std::none_of(kTurns.begin(), kTurns.end(), [&](Release turn) { return oldest < turn && turn <= newest; });
}

std::optional<ReleaseRange> parse_release_range(std::string_view text) {
  if (const auto range = any_of(text)) return range->oldest.major <= 1 ? range : std::nullopt;
  const std::optional<Release> release = parse_release(text);
  return release ? std::optional(ReleaseRange{*release, *release}) : std::nullopt;
}

}  // namespace sidelint::decide
