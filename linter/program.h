// Another program, run without a shell. git is the only one.
#pragma once

#include <string>
#include <vector>

namespace sidelint::linter {

struct Output {
  int code = -1;  // -1: it could not be run, or a signal ended it
  std::string text;
  std::string errors;
};

Output run_program(const std::vector<std::string>& command);

}  // namespace sidelint::linter
