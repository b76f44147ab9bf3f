// What differs between two texts, for people to read in a test's output.
#pragma once

#include <string>
#include <string_view>

namespace sidelint::testing {

// Like `diff -u`, without the file names: `-` lines were expected, `+` lines came instead, with three lines around.
// Empty if the texts are equal.
std::string unified_diff(std::string_view expected, std::string_view actual);

}  // namespace sidelint::testing
