#include "reporters/machine/replaced.h"

#include <algorithm>

namespace sidelint::reporters {

std::string replaced(std::string_view text, std::span<const Replacement> table) {
  std::string out;
  for (const char c : text) {
    const auto found = std::ranges::find(table, c, &Replacement::character);
    if (found == table.end())
      out += c;
    else
      out += found->text;
  }
  return out;
}

}  // namespace sidelint::reporters
