// Text in which the characters that a format obeys are written otherwise.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace sidelint::reporters {

struct Replacement {
  char character;
  std::string_view text;
};

std::string replaced(std::string_view text, std::span<const Replacement> table);

}  // namespace sidelint::reporters
