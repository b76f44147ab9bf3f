// One line of source with what is underlined in it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "reporters/reporter.h"

namespace sidelint::reporters {

struct Mark {
  enum class Kind : std::uint8_t { primary, secondary } kind;
  std::size_t begin;  // bytes of the line, begin <= end
  std::size_t end;
  std::string label;  // as printed; may be empty
};

struct MarkedLine {
  std::uint32_t number;
  std::string_view text;
  std::vector<Mark> marks;  // empty: shown only to join its neighbours
};

// The line and its underlines. A line too wide for the terminal is cut around what is marked; marks too far apart for
// one window have the line printed again, each time around the next of them.
void append(std::string& out, const MarkedLine& line, std::size_t gutter, const ReportOptions& options);

}  // namespace sidelint::reporters
