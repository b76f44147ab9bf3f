// The commands as a table, and the texts of --help made of it and of the flags.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "linter/options.h"

namespace sidelint::linter {

struct CommandInfo {
  std::string_view name;
  Command command;
  std::string_view subject;  // what its first word names; empty: it takes none
  bool takes_paths;
  std::string_view usage;
  std::string_view summary;
  bool takes_revisions = false;  // as its words; PATHS stand behind `--`
};

std::span<const CommandInfo> all_commands();  // the default command first
const CommandInfo* find_command(std::string_view name);

// What `sidelint --help` says.
std::string overview();
// What `sidelint COMMAND --help` says.
std::string help_of(const CommandInfo& info);

}  // namespace sidelint::linter
