#include "reporters/terminal/suggestion.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "engine/diag/hunk.h"
#include "reporters/terminal/shown.h"
#include "reporters/terminal/style.h"

namespace sidelint::reporters {
namespace {

constexpr std::size_t kMostLines = 12;  // of one fix; the file itself shows the rest

std::string_view word(Applicability how) {
  switch (how) {
    case Applicability::safe:
      return "safe";
    case Applicability::unsafe:
      return "unsafe";
    case Applicability::display_only:
      return "by hand";
  }
  return "";
}

std::string fitted(std::string_view line, std::size_t width, Charset charset) {
  while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.remove_suffix(1);
  const Shown shown(line, charset);
  const std::string_view cut = symbols(charset).cut;
  if (shown.columns() <= width) return shown.slice(0, shown.columns());
  return shown.slice(0, width - std::min(width, columns_of(cut))).append(cut);
}

}  // namespace

std::string fix_line(const Fix& fix, Charset charset) {
  const std::string& more = fix.how == Applicability::display_only ? fix.obstacle : fix.effect;
  return fmt::format("{} [{}{}{}]", printable(fix.title, charset), word(fix.how), more.empty() ? "" : ": ",
                     printable(more, charset));
}

std::string changed_lines(const Fix& fix, std::size_t gutter, const SourceMap& sources, const ReportOptions& options) {
  if (fix.edits.empty()) return "";
  const std::vector<Hunk> all = hunks(sources.text(fix.edits.front().replace.source), fix.edits);
  const std::size_t width = std::max(options.width, gutter + 8) - gutter - 3;
  std::string out;
  std::size_t written = 0;
  const auto append = [&](std::size_t number, char sign, std::string_view line) {
    if (++written > kMostLines) return;
    const std::string start = fmt::format("{:>{}} {}", number, gutter, sign);
    out += paint(options.colour, sign == '-' ? Tone::primary : Tone::help, start);
    out.append(" ").append(fitted(line, width, options.charset)).append("\n");
  };
  std::size_t next = 0;      // the line behind the last hunk
  std::ptrdiff_t moved = 0;  // how far later lines are from where they were
  for (const Hunk& hunk : all) {
    if (next != 0 && hunk.line > next) out += paint(options.colour, Tone::gutter, "...") + '\n';
    for (std::size_t i = 0; i < hunk.removed.size(); ++i) append(hunk.line + i, '-', hunk.removed[i]);
    const auto first = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(hunk.line) + moved);
    for (std::size_t i = 0; i < hunk.added.size(); ++i) append(first + i, '+', hunk.added[i]);
    next = hunk.line + hunk.removed.size();
    moved += static_cast<std::ptrdiff_t>(hunk.added.size()) - static_cast<std::ptrdiff_t>(hunk.removed.size());
  }
  if (written > kMostLines) out += paint(options.colour, Tone::gutter, "...") + '\n';
  return out;
}

}  // namespace sidelint::reporters
