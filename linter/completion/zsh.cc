#include <ostream>

#include <fmt/format.h>

#include "linter/completion/completion.h"

namespace sidelint::linter {
namespace {

// Within single quotes, and within the brackets and colons of _arguments.
std::string quoted(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\'') {
      out += "'\\''";
    } else if (c == '[' || c == ']' || c == ':' || c == '\\') {
      out.append({'\\', c});
    } else {
      out += c;
    }
  }
  return out;
}

std::string value_of(const Flag& flag) {
  switch (what_completes(flag)) {
    case Completes::file:
      return ":file:_files";
    case Completes::folder:
      return ":folder:_files -/";
    case Completes::format:
      return fmt::format(":format:({})", joined(format_names()));
    case Completes::rules:
      return ":rules:_sidelint_rules";
    case Completes::nothing:
      return flag.value.empty() ? "" : fmt::format(":{}: ", quoted(flag.value));
  }
  return "";
}

void write_flags(std::ostream& out, const CommandInfo& info) {
  for (const Flag& flag : all_flags()) {
    if (!takes(info.command, flag)) continue;
    const std::string_view many = flag.use == Flag::Use::repeated ? "*" : "";
    const std::string_view equals = flag.value.empty() ? "" : "=";
    out << fmt::format("        '{}--{}{}[{}]{}' \\\n", many, flag.name, equals, quoted(flag.help), value_of(flag));
    if (flag.letter != 0)
      out << fmt::format("        '{}-{}[{}]{}' \\\n", many, flag.letter, quoted(flag.help), value_of(flag));
  }
}

}  // namespace

void write_zsh_completion(std::ostream& out) {
  out << "#compdef sidelint\n# zsh completion for sidelint, made by `sidelint completion zsh`.\n";
  out << fmt::format("_sidelint_rules() {{ compadd -- {} }}\n", joined(rule_names()));
  out << "_sidelint() {\n  local -a commands=(\n";
  std::string names;
  for (const CommandInfo& info : all_commands()) {
    out << fmt::format("    '{}:{}'\n", info.name, quoted(info.summary));
    names.append(names.empty() ? "" : "|").append(info.name);
  }
  out << "  )\n  local command=lint\n";
  out << fmt::format("  if (( CURRENT > 2 )) && [[ $words[2] == ({}) ]]; then\n", names)
      << "    command=$words[2]; shift words; (( CURRENT-- ))\n"
         "  elif (( CURRENT == 2 )) && [[ $PREFIX != -* ]]; then\n"
         "    _describe command commands\n  fi\n  case $command in\n";
  for (const CommandInfo& info : all_commands()) {
    out << fmt::format("    {})\n      _arguments \\\n", info.name);
    write_flags(out, info);
    const std::string subjects = joined(subjects_of(info));
    if (!subjects.empty()) out << fmt::format("        '1:subject:({})' \\\n", subjects);
    out << "        '--help[say what it does and takes]' '*:path:_files'\n      ;;\n";
  }
  // The file is either found on the fpath, as this function, at its first use, or sourced.
  out << "  esac\n}\nif [[ $funcstack[1] == _sidelint ]]; then\n  _sidelint \"$@\"\nelse\n  compdef _sidelint "
         "sidelint\nfi\n";
}

}  // namespace sidelint::linter
