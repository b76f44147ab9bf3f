#include "linter/completion/completion.h"

#include <algorithm>
#include <array>

#include "reporters/reporter.h"
#include "rules/rule.h"

namespace sidelint::linter {
namespace {

struct Shell {
  std::string_view name;
  void (*write)(std::ostream&);
};

constexpr std::array<Shell, 3> kShells{{
    {"bash", write_bash_completion},
    {"zsh", write_zsh_completion},
    {"fish", write_fish_completion},
}};

// "show|path|verify" of the usage "sidelint config show|path|verify [PATH]".
std::string_view actions_in(const CommandInfo& info) {
  std::string_view rest = info.usage;
  rest.remove_prefix(std::min(rest.find(info.name) + info.name.size() + 1, rest.size()));
  return rest.substr(0, rest.find(' '));
}

}  // namespace

Completes what_completes(const Flag& flag) {
  if (flag.value == "FILE") return Completes::file;
  if (flag.value == "DIR") return Completes::folder;
  if (flag.value.starts_with("FORMAT")) return Completes::format;
  if (flag.value == "RULES") return Completes::rules;
  return Completes::nothing;
}

std::vector<std::string> subjects_of(const CommandInfo& info) {
  if (info.subject == "RULE") return rule_names();
  std::vector<std::string> actions;
  if (info.subject != "ACTION" && info.subject != "SHELL") return actions;
  for (std::string_view rest = actions_in(info); !rest.empty();) {
    const std::size_t bar = std::min(rest.find('|'), rest.size());
    actions.emplace_back(rest.substr(0, bar));
    rest.remove_prefix(std::min(bar + 1, rest.size()));
  }
  return actions;
}

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const Reporter* reporter : all_reporters()) names.emplace_back(reporter->format);
  return names;
}

std::vector<std::string> rule_names() {
  std::vector<std::string> names;
  for (const rules::Rule* rule : rules::all_rules()) names.emplace_back(rule->name);
  return names;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text.append(text.empty() ? "" : " ").append(word);
  return text;
}

std::optional<Failure> complete_for(std::string_view shell, std::ostream& out) {
  const auto* const found = std::ranges::find(kShells, shell, &Shell::name);
  if (found == kShells.end()) {
    return Failure{Failure::Code::usage, "completion takes bash, zsh or fish, not `" + std::string(shell) + "`"};
  }
  found->write(out);
  return std::nullopt;
}

}  // namespace sidelint::linter
