// git as this program calls it: the one other program that is ever run, and only where a call speaks of revisions.
#pragma once

#include <string>
#include <vector>

#include "engine/base/result.h"
#include "linter/program.h"

namespace sidelint::linter {

// The command line of git with these arguments. Nothing that the repository configures may run a program of its own.
std::vector<std::string> git(std::vector<std::string> arguments);

// Why git has no answer, in its own words.
Failure git_failed(const Output& output);

// What git prints, without the line feed at its end.
Result<std::string> ask_git(std::vector<std::string> arguments);

}  // namespace sidelint::linter
