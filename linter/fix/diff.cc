// The shortest way from one text to the other by whole lines (Myers, "An O(ND) difference algorithm", 1986), written as
// hunks. Fixes change few lines, so the search ends soon.
#include "linter/fix/diff.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace sidelint::linter {
namespace {

using Lines = std::vector<std::string_view>;

constexpr std::size_t kContext = 3;

Lines lines_of(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

// Lines [old_begin, old_end) become [new_begin, new_end).
struct Change {
  std::size_t old_begin;
  std::size_t old_end;
  std::size_t new_begin;
  std::size_t new_end;
};

// Furthest points on each diagonal, one list for each number of edits.
std::vector<std::vector<std::ptrdiff_t>> search(const Lines& a, const Lines& b) {
  const auto n = static_cast<std::ptrdiff_t>(a.size());
  const auto m = static_cast<std::ptrdiff_t>(b.size());
  std::vector<std::vector<std::ptrdiff_t>> reached;
  std::vector<std::ptrdiff_t> furthest(3, 0);  // diagonals -d-1 to d+1
  for (std::ptrdiff_t d = 0;; ++d) {
    std::vector<std::ptrdiff_t> next(static_cast<std::size_t>(2 * d + 5), 0);
    const auto at = [&](std::ptrdiff_t k) -> std::ptrdiff_t& { return furthest[static_cast<std::size_t>(k + d + 1)]; };
    for (std::ptrdiff_t k = -d; k <= d; k += 2) {
      std::ptrdiff_t x = d == 0 ? 0 : k == -d || (k != d && at(k - 1) < at(k + 1)) ? at(k + 1) : at(k - 1) + 1;
      while (x < n && x - k < m && a[static_cast<std::size_t>(x)] == b[static_cast<std::size_t>(x - k)]) ++x;
      next[static_cast<std::size_t>(k + d + 2)] = x;
      if (x < n || x - k < m) continue;
      reached.push_back(std::move(next));
      return reached;
    }
    reached.push_back(next);
    furthest = std::move(next);
  }
}

std::vector<Change> changes(const Lines& a, const Lines& b) {
  const std::vector<std::vector<std::ptrdiff_t>> reached = search(a, b);
  std::vector<Change> found;
  auto x = static_cast<std::ptrdiff_t>(a.size());
  auto y = static_cast<std::ptrdiff_t>(b.size());
  for (auto d = static_cast<std::ptrdiff_t>(reached.size()) - 1; d > 0; --d) {
    const auto at = [&](std::ptrdiff_t k) {
      return reached[static_cast<std::size_t>(d - 1)][static_cast<std::size_t>(k + d + 1)];
    };
    const std::ptrdiff_t k = x - y;
    const bool added = k == -d || (k != d && at(k - 1) < at(k + 1));
    const std::ptrdiff_t from = added ? k + 1 : k - 1;
    x = at(from);
    y = x - from;
    const auto old_line = static_cast<std::size_t>(x);
    const auto new_line = static_cast<std::size_t>(y);
    found.push_back({old_line, old_line + (added ? 0U : 1U), new_line, new_line + (added ? 1U : 0U)});
  }
  std::ranges::reverse(found);
  return found;
}

void append(std::string& out, char sign, std::string_view line) {
  (out += sign) += line;
  if (!line.ends_with('\n')) out += "\n\\ No newline at end of file\n";
}

// Changes whose context meets are one hunk.
std::string hunk(const Lines& a, const Lines& b, const std::vector<Change>& all, std::size_t first, std::size_t last) {
  const std::size_t before = std::min(kContext, all[first].old_begin);
  const std::size_t after = std::min(kContext, a.size() - all[last - 1].old_end);
  const std::size_t old_begin = all[first].old_begin - before;
  const std::size_t new_begin = all[first].new_begin - before;
  const std::size_t old_count = all[last - 1].old_end + after - old_begin;
  const std::size_t new_count = all[last - 1].new_end + after - new_begin;
  std::string out = fmt::format("@@ -{},{} +{},{} @@\n", old_begin + (old_count > 0 ? 1 : 0), old_count,
                                new_begin + (new_count > 0 ? 1 : 0), new_count);
  std::size_t at = old_begin;
  for (std::size_t i = first; i < last; ++i) {
    for (; at < all[i].old_begin; ++at) append(out, ' ', a[at]);
    for (; at < all[i].old_end; ++at) append(out, '-', a[at]);
    for (std::size_t line = all[i].new_begin; line < all[i].new_end; ++line) append(out, '+', b[line]);
  }
  for (const std::size_t end = at + after; at < end; ++at) append(out, ' ', a[at]);
  return out;
}

}  // namespace

std::string unified_diff(std::string_view path, std::string_view before, std::string_view after) {
  if (before == after) return "";
  const Lines a = lines_of(before);
  const Lines b = lines_of(after);
  const std::vector<Change> all = changes(a, b);
  std::string out = fmt::format("--- a/{}\n+++ b/{}\n", path, path);
  for (std::size_t first = 0; first < all.size();) {
    std::size_t last = first + 1;
    while (last < all.size() && all[last].old_begin <= all[last - 1].old_end + 2 * kContext) ++last;
    out += hunk(a, b, all, first, last);
    first = last;
  }
  return out;
}

}  // namespace sidelint::linter
