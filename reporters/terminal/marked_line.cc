#include "reporters/terminal/marked_line.h"

#include <algorithm>

#include <fmt/format.h>

#include "reporters/terminal/shown.h"
#include "reporters/terminal/style.h"
#include "reporters/terminal/underlines.h"
#include "reporters/unicode/utf8.h"

namespace sidelint::reporters {
namespace {

constexpr std::size_t kLeastColumns = 20;  // of source, however narrow the terminal
constexpr std::size_t kContext = 12;       // columns left of a mark in a line that is cut
constexpr std::size_t kFarther = 8;        // bytes of a line that are looked at for each column that may be shown

// A part of a line, and what of it is shown.
struct Window {
  Shown shown;
  std::size_t first;  // bytes [first, last) of the line are the part
  std::size_t last;
  std::size_t from;  // columns of the part that are shown, the signs of a cut included
  std::size_t to;
  std::size_t cut_left;  // columns of the sign that something was left out there; 0: nothing was
  std::size_t cut_right;

  std::size_t column(std::size_t byte) const { return byte < first ? 0 : shown.column(byte - first); }
};

// The part of the line around the mark that is looked at: a line may be megabytes long.
Window part_around(std::string_view line, const Mark& mark, std::size_t room, Charset charset) {
  const std::size_t reach = room * kFarther;
  const std::size_t first = mark.begin <= reach ? 0 : boundary_before(line, mark.begin - reach);
  const std::size_t last = line.size() - mark.begin <= reach ? line.size() : boundary_before(line, mark.begin + reach);
  return {Shown(line.substr(first, last - first), charset), first, last, 0, 0, 0, 0};
}

// The window on the line in which the mark's beginning is shown, and its end if there is room.
Window window_on(std::string_view line, const Mark& mark, std::size_t room, Charset charset) {
  Window window = part_around(line, mark, room, charset);
  const std::size_t all = window.shown.columns();
  const std::size_t begin = window.column(mark.begin);
  const std::size_t end = std::max(window.column(mark.end), begin + 1);
  const bool whole_left = window.first == 0;
  const bool whole_right = window.last == line.size();
  window.to = std::max(all, end);
  if (whole_left && whole_right && window.to <= room) return window;

  const std::size_t cut = columns_of(symbols(charset).cut);
  const bool mark_fits = end - begin + 2 * cut <= room;
  const bool shown_from_start = whole_left && (mark_fits ? end + cut <= room : begin <= room / 2);
  if (!shown_from_start) {
    const std::size_t spare = mark_fits ? room - (end - begin + 2 * cut) : 0;
    window.from = begin - std::min(begin, cut + std::clamp(spare, std::size_t{1}, kContext));
    if (whole_right && window.from + room > window.to) window.from = window.to - std::min(window.to, room);
  }
  window.to = window.from + room;
  window.cut_left = whole_left && window.from == 0 ? 0 : cut;
  window.cut_right = whole_right && window.to >= all ? 0 : cut;
  return window;
}

std::string visible(const Window& window, const ReportOptions& options) {
  const std::string cut = paint(options.colour, Tone::aside, symbols(options.charset).cut);
  std::string text = window.shown.slice(window.from + window.cut_left, window.to - window.cut_right);
  if (window.cut_left > 0) text.insert(0, cut);
  if (window.cut_right > 0) text += cut;
  return text;
}

Underline underline(const Mark& mark, const Window& window) {
  const bool primary = mark.kind == Mark::Kind::primary;
  const std::size_t begin = window.column(mark.begin) - window.from;
  const std::size_t end = std::min(window.column(mark.end), window.to) - window.from;
  return {begin, std::max(end, begin + 1), primary ? '^' : '-', primary ? Tone::primary : Tone::secondary, mark.label};
}

// How many of the marks, which are in order of their beginnings, the window on the first of them shows whole.
std::size_t count_shown(const std::vector<Mark>& marks, std::size_t first, const Window& window) {
  const std::size_t limit = window.to - window.cut_right;
  std::size_t next = first + 1;
  while (next < marks.size() && marks[next].end <= window.last && window.column(marks[next].end) <= limit) ++next;
  return next - first;
}

std::string bar(std::size_t gutter, std::string_view number, Colour colour) {
  return paint(colour, Tone::gutter, fmt::format("{:>{}} |", number, gutter));
}

void append_row(std::string& out, const std::string& start, std::string_view text) {
  out += start;
  if (!text.empty()) out.append(" ").append(text);
  out += '\n';
}

}  // namespace

void append(std::string& out, const MarkedLine& line, std::size_t gutter, const ReportOptions& options) {
  const std::size_t taken = gutter + 3;  // " | "
  const std::size_t room = options.width > taken + kLeastColumns ? options.width - taken : kLeastColumns;
  const std::string numbered = bar(gutter, std::to_string(line.number), options.colour);
  const std::string empty = bar(gutter, "", options.colour);
  if (line.marks.empty()) {
    const Mark start{Mark::Kind::secondary, 0, 0, ""};
    return append_row(out, numbered, visible(window_on(line.text, start, room, options.charset), options));
  }
  std::vector<Mark> marks = line.marks;
  std::stable_sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) { return a.begin < b.begin; });
  for (std::size_t first = 0; first < marks.size();) {
    const Window window = window_on(line.text, marks[first], room, options.charset);
    const std::size_t count = count_shown(marks, first, window);
    std::vector<Underline> underlines;
    for (std::size_t i = first; i < first + count; ++i) underlines.push_back(underline(marks[i], window));
    append_row(out, numbered, visible(window, options));
    for (const std::string& row : underline_rows(std::move(underlines), options.colour)) append_row(out, empty, row);
    first += count;
  }
}

}  // namespace sidelint::reporters
