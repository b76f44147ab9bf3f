// The exit codes of the program, in one place. Independent of the output format.
#pragma once

namespace sidelint::linter {

enum class ExitCode : int {
  clean = 0,     // nothing at or above --fail-on
  findings = 1,  // findings at or above --fail-on
  usage = 2,     // a wrong call, a wrong configuration, input or output that cannot be read or written
  internal = 3,  // a mistake of the program itself
};

}  // namespace sidelint::linter
