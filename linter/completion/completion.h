// `sidelint completion SHELL`: what a shell needs to complete a call, made of the tables of commands and flags.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "linter/call/command.h"
#include "linter/call/flag.h"

namespace sidelint::linter {

// What the word after a flag names.
enum class Completes : std::uint8_t { nothing, file, folder, format, rules };
Completes what_completes(const Flag& flag);

// The words that its subject takes: the actions of `config`, the rules of `explain`; empty if it is anything else.
std::vector<std::string> subjects_of(const CommandInfo& info);
std::vector<std::string> format_names();
std::vector<std::string> rule_names();
// Separated by a blank.
std::string joined(const std::vector<std::string>& words);

void write_bash_completion(std::ostream& out);
void write_zsh_completion(std::ostream& out);
void write_fish_completion(std::ostream& out);

// Failure: the shell is none of bash, zsh and fish.
std::optional<Failure> complete_for(std::string_view shell, std::ostream& out);

}  // namespace sidelint::linter
