#include "engine/diag/hunk.h"

#include <algorithm>
#include <cstddef>

namespace sidelint {
namespace {

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

std::size_t line_start(std::string_view text, std::size_t at) {
  const std::size_t before = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  return before == std::string_view::npos ? 0 : before + 1;
}

std::size_t line_end(std::string_view text, std::size_t at) {
  return std::min(text.find('\n', at), text.size() - 1) + 1;
}

// Lines that stay are no part of the change.
void trim(Hunk& hunk) {
  const auto [old_end, new_end] = std::ranges::mismatch(hunk.removed, hunk.added);
  hunk.line += static_cast<std::uint32_t>(old_end - hunk.removed.begin());
  hunk.removed.erase(hunk.removed.begin(), old_end);
  hunk.added.erase(hunk.added.begin(), new_end);
  while (!hunk.removed.empty() && !hunk.added.empty() && hunk.removed.back() == hunk.added.back()) {
    hunk.removed.pop_back();
    hunk.added.pop_back();
  }
}

}  // namespace

std::vector<Hunk> hunks(std::string_view text, std::span<const Edit> edits) {
  std::vector<Hunk> all;
  std::size_t counted = 0;
  std::uint32_t line = 1;
  for (std::size_t first = 0; first < edits.size();) {
    const std::size_t begin = line_start(text, edits[first].replace.begin);
    std::size_t end = text.empty() ? 0 : line_end(text, edits[first].replace.end);
    std::size_t last = first + 1;
    for (; last < edits.size() && edits[last].replace.begin < end; ++last) {
      end = line_end(text, edits[last].replace.end);
    }
    std::string changed;
    std::size_t at = begin;
    for (const Edit& edit : edits.subspan(first, last - first)) {
      changed += text.substr(at, edit.replace.begin - at);
      changed += edit.text;
      at = edit.replace.end;
    }
    if (at < end) changed += text.substr(at, end - at);
    line += static_cast<std::uint32_t>(std::count(text.begin() + static_cast<std::ptrdiff_t>(counted),
                                                  text.begin() + static_cast<std::ptrdiff_t>(begin), '\n'));
    counted = begin;
    Hunk hunk{line, lines_of(text.substr(begin, end - begin)), lines_of(changed)};
    trim(hunk);
    if (!hunk.removed.empty() || !hunk.added.empty()) all.push_back(std::move(hunk));
    first = last;
  }
  return all;
}

}  // namespace sidelint
