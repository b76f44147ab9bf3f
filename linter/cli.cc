#include "linter/cli.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>

#include <CLI/CLI.hpp>

#include "linter/call/command.h"
#include "linter/call/flag.h"
#include "linter/call/setters.h"

namespace sidelint::linter {
namespace {

Failure usage(std::string text) { return {Failure::Code::usage, std::move(text)}; }

// What was given of one flag.
struct Given {
  const Flag* flag;
  std::vector<std::string> words;
  std::int64_t count = 0;  // of a switch
};

std::vector<Given> flags_of(Command command) {
  std::vector<Given> given;
  for (const Flag& flag : all_flags()) {
    if (takes(command, flag)) given.push_back({&flag, {}, 0});
  }
  return given;
}

void declare(CLI::App& app, Given& given) {
  std::string names = "--" + std::string(given.flag->name);
  if (given.flag->letter != 0) names = std::string("-") + given.flag->letter + "," + names;
  if (given.flag->value.empty()) {
    app.add_flag(names, given.count);
    return;
  }
  // The last of several counts where only one can.
  CLI::Option* option = app.add_option(names, given.words)->allow_extra_args(false);
  if (given.flag->use == Flag::Use::once) option->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
}

// CLI11 names what it did not expect in its own words; say it in ours, with the nearest flag.
Failure parse_failure(const CommandInfo& info, const CLI::ParseError& error,
                      const std::vector<std::string>& arguments) {
  std::vector<std::string> storage{"--help"};
  for (const Given& given : flags_of(info.command)) storage.push_back("--" + std::string(given.flag->name));
  const std::vector<std::string_view> known(storage.begin(), storage.end());
  for (const std::string& argument : arguments) {
    if (argument == "--") break;
    const std::string flag = argument.substr(0, argument.find('='));
    if (flag.size() < 3 || !flag.starts_with("--")) continue;
    if (std::ranges::find(known, flag) == known.end())
      return usage("unknown flag `" + flag + "`" + did_you_mean(flag, known));
  }
  for (const Given& given : flags_of(info.command)) {
    const std::string name = "--" + std::string(given.flag->name);
    const bool is_last =
        !arguments.empty() && (arguments.back() == name ||
                               (given.flag->letter != 0 && arguments.back() == std::string("-") + given.flag->letter));
    if (is_last && !given.flag->value.empty()) return usage(name + " takes " + std::string(given.flag->value));
  }
  std::string text = error.what();
  std::ranges::replace(text, '\n', ' ');
  return usage(std::move(text));
}

std::optional<Failure> set_from_environment(const Flag& flag, const Environment& environment, Options& options) {
  const std::string name = variable_of(flag);
  const auto variable = environment.find(name);
  if (variable == environment.end() || variable->second.empty()) return std::nullopt;
  const std::string& value = variable->second;
  std::vector<std::string> words{value};
  if (flag.value.empty()) {
    if (value == "0" || value == "false") return std::nullopt;
    if (value != "1" && value != "true") return usage(name + " takes 1, true, 0 or false, not `" + value + "`");
    words = {""};
  } else if (flag.use == Flag::Use::repeated) {
    words = comma_list(value);
  }
  for (const std::string& word : words) {
    if (std::optional<Failure> failure = flag.set(flag, word, options)) {
      failure->text = name + ": " + failure->text;
      return failure;
    }
  }
  return std::nullopt;
}

std::optional<Failure> note_flags(const std::vector<Given>& given, const Environment& environment, Options& options) {
  for (const auto& [flag, words, count] : given) {
    if (words.empty() && count == 0) {
      if (std::optional<Failure> failure = set_from_environment(*flag, environment, options)) return failure;
    }
    for (const std::string& word : words) {
      if (std::optional<Failure> failure = flag->set(*flag, word, options)) return failure;
    }
    if (count > 0) {
      if (std::optional<Failure> failure = flag->set(*flag, "", options)) return failure;
    }
  }
  const auto on_stdout = std::ranges::count(options.formats, "-", &FormatRequest::path);
  if (on_stdout < 2) return std::nullopt;
  return usage("two formats on standard output; give all but one a file, as in --format sarif=out.sarif");
}

Result<Options> parse_command(const CommandInfo& info, const std::vector<std::string>& arguments,
                              const Environment& environment) {
  Options options;
  options.command = info.command;
  std::vector<Given> given = flags_of(info.command);
  CLI::App app;
  app.set_help_flag("-h,--help");
  app.add_option("words", options.paths);
  for (Given& each : given) declare(app, each);
  // CLI11 does not tell what stood behind `--`.
  const auto dashes = info.takes_revisions ? std::ranges::find(arguments, "--") : arguments.end();
  try {
    std::vector<std::string> reversed(arguments.begin(), dashes);
    std::ranges::reverse(reversed);  // CLI11 takes them from the back
    app.parse(std::move(reversed));
  } catch (const CLI::CallForHelp&) {
    options.command = Command::help;
    options.help = help_of(info);
    return options;
  } catch (const CLI::ParseError& error) {
    return parse_failure(info, error, arguments);
  }
  if (std::optional<Failure> failure = note_flags(given, environment, options)) return *failure;
  if (info.takes_revisions) {
    options.commits = std::exchange(options.paths, {});
    if (dashes != arguments.end()) options.paths.assign(dashes + 1, arguments.end());
  }
  if (!info.subject.empty() && !options.all) {
    if (options.paths.empty()) return usage(std::string(info.subject) + " is required");
    options.subject = options.paths.front();
    options.paths.erase(options.paths.begin());
  }
  if (!info.takes_paths && !options.paths.empty()) return usage("`" + options.paths.front() + "` is one word too many");
  if (options.paths.empty()) options.paths.emplace_back(".");
  return options;
}

}  // namespace

Result<Options> parse_command_line(const std::vector<std::string>& arguments, const Environment& environment) {
  if (!arguments.empty()) {
    const std::string& first = arguments.front();
    Options options;
    if (first == "--version" || first == "-V") {
      options.command = Command::version;
      return options;
    }
    if (first == "--help" || first == "-h" || first == "help") {
      options.command = Command::help;
      options.help = overview();
      return options;
    }
    if (const CommandInfo* named = find_command(first)) {
      return parse_command(*named, {arguments.begin() + 1, arguments.end()}, environment);
    }
  }
  return parse_command(all_commands().front(), arguments, environment);
}

std::string suggest_command(std::string_view word) {
  std::vector<std::string_view> known;
  for (const CommandInfo& info : all_commands()) known.push_back(info.name);
  return did_you_mean(word, known);
}

}  // namespace sidelint::linter
