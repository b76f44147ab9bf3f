#include "reporters/terminal/underlines.h"

#include <algorithm>
#include <span>

namespace sidelint::reporters {
namespace {

using Row = std::vector<const Underline*>;  // which underline's sign or bar stands in each column

void put(Row& row, std::size_t begin, std::size_t end, const Underline& underline) {
  if (row.size() < end) row.resize(end, nullptr);
  std::fill(row.begin() + static_cast<std::ptrdiff_t>(begin), row.begin() + static_cast<std::ptrdiff_t>(end),
            &underline);
}

// The row's text: in each run of columns of one underline, its own sign or, for bars, `bar`.
std::string painted(const Row& row, Colour colour, char bar) {
  std::string text;
  for (std::size_t at = 0; at < row.size();) {
    std::size_t end = at;
    while (end < row.size() && row[end] == row[at]) ++end;
    if (row[at] == nullptr) {
      text.append(end - at, ' ');
    } else {
      text += paint(colour, row[at]->tone, std::string(end - at, bar == '\0' ? row[at]->sign : bar));
    }
    at = end;
  }
  return text;
}

// Long ones first, so that what lies inside another stays visible; of equal ones the primary is on top.
Row signs(std::span<const Underline> underlines) {
  std::vector<const Underline*> order;
  for (const Underline& underline : underlines) order.push_back(&underline);
  std::stable_sort(order.begin(), order.end(), [](const Underline* a, const Underline* b) {
    const std::size_t length_a = a->end - a->begin;
    const std::size_t length_b = b->end - b->begin;
    return length_a != length_b ? length_a > length_b : a->sign == '-' && b->sign != '-';
  });
  Row row;
  for (const Underline* underline : order) put(row, underline->begin, underline->end, *underline);
  return row;
}

// Whether the label of the last underline may stand to the right of the row of signs.
bool fits_beside(std::span<const Underline> underlines) {
  return std::all_of(underlines.begin(), underlines.end(),
                     [&](const Underline& other) { return other.end <= underlines.back().end; });
}

}  // namespace

std::vector<std::string> underline_rows(std::vector<Underline> underlines, Colour colour) {
  std::stable_sort(underlines.begin(), underlines.end(),
                   [](const Underline& a, const Underline& b) { return a.begin < b.begin; });
  std::vector<std::string> rows{painted(signs(underlines), colour, '\0')};
  std::vector<const Underline*> hanging;
  for (const Underline& underline : underlines) {
    if (!underline.label.empty()) hanging.push_back(&underline);
  }
  if (!hanging.empty() && hanging.back() == &underlines.back() && fits_beside(underlines)) {
    rows.back() += ' ';
    rows.back() += paint(colour, hanging.back()->tone, hanging.back()->label);
    hanging.pop_back();
  }
  if (hanging.empty()) return rows;

  Row bars;
  for (const Underline* underline : hanging) put(bars, underline->begin, underline->begin + 1, *underline);
  rows.push_back(painted(bars, colour, '|'));
  while (!hanging.empty()) {
    const Underline& last = *hanging.back();
    hanging.pop_back();
    bars.resize(last.begin);
    rows.push_back(painted(bars, colour, '|') + paint(colour, last.tone, last.label));
  }
  return rows;
}

}  // namespace sidelint::reporters
