// The command line: from arguments to Options. The only file that knows CLI11.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "linter/options.h"

namespace sidelint::linter {

// `arguments` without the program's name. The first one names a command or, if it is none, begins the paths of `lint`.
Result<Options> parse_command_line(const std::vector<std::string>& arguments);

// "; did you mean `list`?" for a path that does not exist and looks like a command; empty otherwise.
std::string suggest_command(std::string_view word);

}  // namespace sidelint::linter
