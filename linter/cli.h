// The command line: from arguments to Options. The only file that knows CLI11.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "linter/options.h"

namespace sidelint::linter {

// Variables by name; only those that begin with SIDELINT_ are looked at.
using Environment = std::map<std::string, std::string, std::less<>>;

// `arguments` without the program's name. The first one names a command or, if it is none, begins the paths of `lint`.
// A flag that is not given takes its variable's value, if that is set: 1 or true turns a switch on, a repeatable flag
// takes a comma list.
Result<Options> parse_command_line(const std::vector<std::string>& arguments, const Environment& environment = {});

// "; did you mean `list`?" for a path that does not exist and looks like a command; empty otherwise.
std::string suggest_command(std::string_view word);

}  // namespace sidelint::linter
