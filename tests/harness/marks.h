// Caret marks: which bytes of a test's YAML a finding is expected at.
//
//     istio-injection: enabled
//   # ^^^^^^^^^^^^^^^
//
// A comment line that holds nothing but carets and blanks marks the bytes above its carets, in the nearest line above
// that is no mark line itself. `#<--` marks the bytes above itself, from the `#` on: for text that begins where the `#`
// must stand. Columns are characters, as an editor shows them. The lines are comments, so they stay in the file and
// offsets hold.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tests/harness/txtar.h"

namespace sidelint::testing {

struct Mark {
  std::string path;
  std::uint32_t begin;
  std::uint32_t end;

  auto operator<=>(const Mark&) const = default;
};

// The marks of one file, in order of lines and columns.
std::vector<Mark> marks_in(std::string_view path, std::string_view text);
// The marks of all files, in the order of the files.
std::vector<Mark> marks_in(const Txtar& archive);

}  // namespace sidelint::testing
