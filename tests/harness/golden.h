// Goldens: files under tests/golden that hold what a run is expected to print. UPDATE_GOLDEN=1 in the environment
// rewrites them, for `git diff` to be read; it refuses to where CI is set, for nobody reads there.
#pragma once

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace sidelint::testing {

struct Goldens {
  enum class Mode : unsigned char { compare, update, refuse };

  std::string folder;
  Mode mode;

  // tests/golden, and the mode that the environment asks for.
  static Goldens of_environment();
  // Whether the golden `name` (a path in the folder) holds the text; in update mode, makes it so. A failure shows a
  // diff.
  ::testing::AssertionResult check(const std::string& name, std::string_view text) const;
};

// Fails the test unless tests/golden/NAME holds the text.
void expect_golden(const std::string& name, std::string_view text);

}  // namespace sidelint::testing
