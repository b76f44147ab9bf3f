#include "linter/git/command.h"

#include <utility>

#include <fmt/format.h>

namespace sidelint::linter {

std::vector<std::string> git(std::vector<std::string> arguments) {
  std::vector<std::string> command{"git", "-c", "core.fsmonitor=false", "-c", "core.quotePath=true"};
  command.insert(command.end(), std::make_move_iterator(arguments.begin()), std::make_move_iterator(arguments.end()));
  return command;
}

Failure git_failed(const Output& output) {
  std::string why = output.errors.substr(0, output.errors.find('\n'));
  return {Failure::Code::environment, fmt::format("git: {}", why.empty() ? "it cannot be run" : why)};
}

Result<std::string> ask_git(std::vector<std::string> arguments) {
  Output told = run_program(git(std::move(arguments)));
  if (told.code != 0) return git_failed(told);
  if (told.text.ends_with('\n')) told.text.pop_back();
  return std::move(told.text);
}

}  // namespace sidelint::linter
