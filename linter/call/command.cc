#include "linter/call/command.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "linter/call/flag.h"
#include "reporters/reporter.h"

namespace sidelint::linter {
namespace {

constexpr std::array kCommands = std::to_array<CommandInfo>({
    {"lint", Command::lint, "", true, "sidelint [lint] [PATHS…|-]", "check manifests; the default command"},
    {"why", Command::why, "RESOURCE", true, "sidelint why RESOURCE [PATHS…]",
     "explain the decision for one workload or namespace (deploy/shop/cart, ns/shop)"},
    {"list", Command::list, "", true, "sidelint list [PATHS…]", "show the decision for every workload"},
    {"units", Command::units, "", true, "sidelint units [PATHS…]",
     "show what is applied together: applications, kustomizations and charts as they are built, and everything else"},
    {"build", Command::build, "FOLDER", true, "sidelint build FOLDER|CHART|UNIT [PATHS…]",
     "show what is made of a folder, a chart or a unit, and who wrote each line"},
    {"diff", Command::diff, "", true, "sidelint diff BASE [HEAD] [-- PATHS…]",
     "show which workloads gain, lose or change their sidecar between two revisions, or a revision and the work tree",
     true},
    {"render", Command::render, "RESOURCE", true, "sidelint render RESOURCE [PATHS…]",
     "show a workload's pod as the injector makes it (deploy/shop/cart)"},
    {"inject", Command::inject, "", false, "sidelint inject -f FILE [--injector FILE]",
     "write a file's workloads with their sidecars, as istioctl kube-inject does"},
    {"rules", Command::rules, "", false, "sidelint rules", "list the rules"},
    {"explain", Command::explain, "RULE", false, "sidelint explain RULE | --all", "explain a rule, with examples"},
    {"config", Command::config, "ACTION", true, "sidelint config show|path|verify|init|schema [PATH]",
     "show the configuration in force, find, check or begin it, or print its JSON Schema"},
    {"baseline", Command::baseline, "ACTION", true, "sidelint baseline create|prune|show [PATHS…]",
     "keep today's findings out of later reports"},
    {"completion", Command::completion, "SHELL", false, "sidelint completion bash|zsh|fish",
     "print what makes a shell complete calls of sidelint"},
    {"lsp", Command::lsp, "", false, "sidelint lsp",
     "serve an editor: findings as you type, traces, fixes and verdicts (the language server protocol, on stdio)"},
    {"man", Command::man, "", false, "sidelint man", "print the manual page"},
});

constexpr std::array kGroups =
    std::to_array<std::string_view>({"Input", "Mesh", "Rules", "Fixes", "Suppressions", "Output", "Exit code"});

constexpr std::size_t kIndent = 2;
constexpr std::size_t kColumn = 28;  // where the help of a flag begins
constexpr std::size_t kWidth = 100;

// The words from column `kColumn` on, broken before `kWidth`.
void append_wrapped(std::string& text, std::string_view words) {
  std::size_t column = kColumn;
  while (!words.empty()) {
    const std::size_t space = std::min(words.find(' '), words.size());
    if (column > kColumn && column + space > kWidth) {
      while (text.ends_with(' ')) text.pop_back();
      text += '\n' + std::string(kColumn, ' ');
      column = kColumn;
    }
    text.append(words.substr(0, space)).append(space < words.size() ? " " : "");
    column += space + 1;
    words.remove_prefix(std::min(space + 1, words.size()));
  }
  while (text.ends_with(' ')) text.pop_back();
  text += '\n';
}

void append_flag(std::string& text, std::string_view left, std::string_view help) {
  std::string line = std::string(kIndent, ' ') + std::string(left);
  if (line.size() + 2 > kColumn) {
    text += line + '\n' + std::string(kColumn, ' ');
  } else {
    text += line + std::string(kColumn - line.size(), ' ');
  }
  append_wrapped(text, help);
}

std::string left_column(const Flag& flag) {
  const std::string letter = flag.letter == 0 ? "    " : fmt::format("-{}, ", flag.letter);
  return fmt::format("{}--{}{}{}", letter, flag.name, flag.value.empty() ? "" : " ", flag.value);
}

std::string formats(Command command) {
  if (command == Command::rules || command == Command::units) return "text, json";
  if (command == Command::diff) return "text, markdown, json, github";
  std::string known;
  for (const Reporter* reporter : all_reporters()) known.append(known.empty() ? "" : ", ").append(reporter->format);
  return command == Command::list ? known + ", csv" : known;
}

void append_group(std::string& text, const CommandInfo& info, std::size_t group) {
  bool begun = false;
  for (const Flag& flag : all_flags()) {
    if (static_cast<std::size_t>(flag.group) != group || !takes(info.command, flag)) continue;
    if (!begun) text += fmt::format("\n{}:\n", kGroups[group]);
    begun = true;
    std::string help(flag.help);
    if (flag.name == "format") help += ": " + formats(info.command);
    if (flag.use == Flag::Use::repeated) help += "; repeatable";
    append_flag(text, left_column(flag), help);
  }
}

}  // namespace

std::span<const CommandInfo> all_commands() { return kCommands; }

const CommandInfo* find_command(std::string_view name) {
  const auto found = std::ranges::find(kCommands, name, &CommandInfo::name);
  return found == kCommands.end() ? nullptr : &*found;
}

std::string overview() {
  std::string text = "predicts Istio sidecar injection from manifests: no cluster, no network\n\nUsage:\n";
  for (const CommandInfo& info : kCommands) text += fmt::format("  {}\n      {}\n", info.usage, info.summary);
  text +=
      "  sidelint --version | --help\n\n"
      "Each command has its own --help. PATHS are files or folders and default to the working directory; - is standard "
      "input.\n"
      "Every flag has a twin in the environment, as --fail-on has SIDELINT_FAIL_ON; flags come before the "
      "environment,\n"
      "and both before .sidelint.yaml.\n"
      "Exit codes: 0 clean, 1 findings at or above --fail-on, 2 wrong call (with --strict also input that cannot be "
      "read),\n3 internal error.\n";
  return text;
}

std::string help_of(const CommandInfo& info) {
  std::string text = fmt::format("{}\n\nUsage: {} [FLAGS]\n", info.summary, info.usage);
  for (std::size_t group = 0; group < kGroups.size(); ++group) append_group(text, info, group);
  text += "\n";
  append_flag(text, "-h, --help", "this text");
  return text;
}

}  // namespace sidelint::linter
