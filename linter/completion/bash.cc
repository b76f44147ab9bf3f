#include <algorithm>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "linter/completion/completion.h"

namespace sidelint::linter {
namespace {

constexpr std::string_view kBegin = R"(# bash completion for sidelint, made by `sidelint completion bash`.
_sidelint() {
  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command=lint subject="" flags="" word
  COMPREPLY=()
)";

constexpr std::string_view kEnd = R"(  if [[ $cur == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$flags --help" -- "$cur")
    return
  fi
  compopt -o filenames 2>/dev/null
  mapfile -t COMPREPLY < <(compgen -W "$subject" -- "$cur"; compgen -f -- "$cur")
}
complete -F _sidelint sidelint
)";

// The flags that take a value of this kind, as a pattern of `case` over "COMMAND FLAG". A letter may be another flag of
// another command.
std::string pattern(Completes kind) {
  std::vector<std::string> words;
  for (const Flag& flag : all_flags()) {
    if (what_completes(flag) != kind || flag.value.empty()) continue;
    words.push_back(fmt::format("*\" --{}\"", flag.name));
    for (const CommandInfo& info : all_commands()) {
      if (flag.letter != 0 && takes(info.command, flag))
        words.push_back(fmt::format("\"{} -{}\"", info.name, flag.letter));
    }
  }
  std::ranges::sort(words);
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return fmt::format("{}", fmt::join(words, "|"));
}

void write_values(std::ostream& out) {
  constexpr std::string_view kFiles = "compopt -o filenames 2>/dev/null; ";
  const auto row = [&](Completes kind, std::string_view before, std::string_view words) {
    out << fmt::format("    {}) {}mapfile -t COMPREPLY < <(compgen {} -- \"$cur\"); return ;;\n", pattern(kind), before,
                       words);
  };
  out << "  case \"$command $prev\" in\n";
  row(Completes::format, "", fmt::format("-W \"{}\"", joined(format_names())));
  row(Completes::rules, "", fmt::format("-W \"{}\"", joined(rule_names())));
  row(Completes::file, kFiles, "-f");
  row(Completes::folder, kFiles, "-d");
  out << fmt::format("    {}) return ;;\n  esac\n", pattern(Completes::nothing));
}

void write_command(std::ostream& out) {
  std::string names;
  for (const CommandInfo& info : all_commands()) names.append(names.empty() ? "" : "|").append(info.name);
  out << fmt::format("  [[ ${{COMP_WORDS[1]}} =~ ^({})$ && COMP_CWORD -gt 1 ]] && command=${{COMP_WORDS[1]}}\n", names);
  out << "  case $command in\n";
  for (const CommandInfo& info : all_commands()) {
    std::string flags;
    for (const Flag& flag : all_flags()) {
      if (takes(info.command, flag)) flags.append(flags.empty() ? "--" : " --").append(flag.name);
    }
    out << fmt::format("    {})\n      flags=\"{}\"\n", info.name, flags);
    const std::string subjects = joined(subjects_of(info));
    if (!subjects.empty()) out << fmt::format("      [[ COMP_CWORD -eq 2 ]] && subject=\"{}\"\n", subjects);
    out << "      ;;\n";
  }
  out << "  esac\n";
  std::ranges::replace(names, '|', ' ');
  out << fmt::format("  [[ COMP_CWORD -eq 1 ]] && subject=\"{}\" flags+=\" --version\"\n", names);
}

}  // namespace

void write_bash_completion(std::ostream& out) {
  out << kBegin;
  write_command(out);
  write_values(out);
  out << kEnd;
}

}  // namespace sidelint::linter
