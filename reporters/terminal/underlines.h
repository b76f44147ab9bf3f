// The rows under a line of source: underlines, and labels hung from them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "reporters/reporter.h"
#include "reporters/terminal/style.h"

namespace sidelint::reporters {

struct Underline {
  std::size_t begin;  // columns, begin < end
  std::size_t end;
  char sign;
  Tone tone;
  std::string_view label;
};

// The last label to the right stands beside its underline; the others hang below theirs, so that no two collide:
//
//     ^^^^   ---- said of the last one
//     |
//     said of the first one
std::vector<std::string> underline_rows(std::vector<Underline> underlines, Colour colour);

}  // namespace sidelint::reporters
