#include <ostream>

#include <fmt/format.h>

#include "linter/completion/completion.h"

namespace sidelint::linter {
namespace {

std::string quoted(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

// The words that a flag's value may be; the shell's own files where it names one.
std::string values_of(const Flag& flag) {
  switch (what_completes(flag)) {
    case Completes::file:
      return " -rF";
    case Completes::folder:
      return " -xa '(__fish_complete_directories)'";
    case Completes::format:
      return fmt::format(" -xa '{}'", joined(format_names()));
    case Completes::rules:
      return fmt::format(" -xa '{}'", joined(rule_names()));
    case Completes::nothing:
      return flag.value.empty() ? "" : " -x";
  }
  return "";
}

}  // namespace

void write_fish_completion(std::ostream& out) {
  std::string others;  // commands that are not `lint`, which needs no name
  for (const CommandInfo& info : all_commands()) {
    if (info.command != Command::lint) others.append(others.empty() ? "" : " ").append(info.name);
  }
  out << "# fish completion for sidelint, made by `sidelint completion fish`.\n";
  for (const CommandInfo& info : all_commands()) {
    const std::string used = info.command == Command::lint ? "not __fish_seen_subcommand_from " + others
                                                           : "__fish_seen_subcommand_from " + std::string(info.name);
    out << fmt::format("complete -c sidelint -n __fish_use_subcommand -a {} -d '{}'\n", info.name,
                       quoted(info.summary));
    for (const Flag& flag : all_flags()) {
      if (!takes(info.command, flag)) continue;
      const std::string letter = flag.letter == 0 ? "" : fmt::format(" -s {}", flag.letter);
      out << fmt::format("complete -c sidelint -n '{}' -l {}{} -d '{}'{}\n", used, flag.name, letter, quoted(flag.help),
                         values_of(flag));
    }
    const std::string subjects = joined(subjects_of(info));
    if (!subjects.empty()) out << fmt::format("complete -c sidelint -n '{}' -a '{}'\n", used, subjects);
  }
  out << "complete -c sidelint -l help -s h -d 'say what a command does and takes'\n"
         "complete -c sidelint -l version -d 'name the release'\n";
}

}  // namespace sidelint::linter
