#include "linter/cli.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include <CLI/CLI.hpp>

#include "engine/base/nearest.h"
#include "reporters/reporter.h"

namespace sidelint::linter {
namespace {

struct CommandInfo {
  std::string_view name;
  Command command;
  std::string_view usage;
  std::string_view summary;
};

constexpr std::array kCommands = std::to_array<CommandInfo>({
    {"lint", Command::lint, "sidelint [lint] [PATHS…|-]", "Check manifests; the default command."},
    {"why", Command::why, "sidelint why RESOURCE [PATHS…]",
     "Explain the decision for one workload or namespace (deploy/shop/cart, ns/shop)."},
    {"list", Command::list, "sidelint list [PATHS…]", "Print the decision for every workload."},
    {"rules", Command::rules, "sidelint rules", "List the rules."},
    {"explain", Command::explain, "sidelint explain RULE", "Explain a rule, with examples."},
});

template <class T>
struct Choice {
  std::string_view word;
  T value;
};

constexpr std::array kColours = std::to_array<Choice<ColourChoice>>(
    {{"auto", ColourChoice::automatic}, {"always", ColourChoice::always}, {"never", ColourChoice::never}});
constexpr std::array kSeverities = std::to_array<Choice<std::optional<Severity>>>(
    {{"note", Severity::note}, {"warning", Severity::warning}, {"error", Severity::error}});
constexpr std::array kThresholds = std::to_array<Choice<std::optional<Severity>>>(
    {{"note", Severity::note}, {"warning", Severity::warning}, {"error", Severity::error}, {"never", std::nullopt}});

// What flags take as words, to be read when all of them are known.
struct Words {
  std::vector<std::string> formats;
  std::vector<std::string> assume;
  std::string colour = "auto";
  std::string min_severity = "note";
  std::string fail_on = "error";
};

Failure usage(std::string text) { return {Failure::Code::usage, std::move(text)}; }

std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& known) {
  const std::optional<std::string_view> best = nearest(word, known);
  return best ? "; did you mean `" + std::string(*best) + "`?" : std::string();
}

template <class T, std::size_t N>
Result<T> choose(std::string_view flag, std::string_view word, const std::array<Choice<T>, N>& choices) {
  std::vector<std::string_view> known;
  std::string listed;
  for (const Choice<T>& choice : choices) {
    if (choice.word == word) return choice.value;
    known.push_back(choice.word);
    listed += (listed.empty() ? "" : ", ") + std::string(choice.word);
  }
  return usage(std::string(flag) + " takes " + listed + ", not `" + std::string(word) + "`" +
               did_you_mean(word, known));
}

std::string overview() {
  std::string text = "Predicts Istio sidecar injection from manifests: no cluster, no network.\n\nUsage:\n";
  for (const CommandInfo& info : kCommands) {
    text += "  " + std::string(info.usage) + "\n      " + std::string(info.summary) + "\n";
  }
  text +=
      "  sidelint --version | --help\n\n"
      "Each command has its own --help. PATHS are files or folders and default to the working directory; - is standard "
      "input.\n"
      "Exit codes: 0 clean, 1 findings at or above --fail-on, 2 wrong call or unreadable input, 3 internal error.\n";
  return text;
}

void add_input_flags(CLI::App& app, Options& options) {
  app.add_option("--exclude", options.exclude, "Leave out files that match GLOB (as in .gitignore); repeatable")
      ->allow_extra_args(false)
      ->type_name("GLOB")
      ->group("Input");
  app.add_flag("!--no-gitignore", options.gitignore, "Read files that .gitignore excludes, too")->group("Input");
  app.add_option("--max-file-size", options.max_file_size, "Report larger files and leave them out (default 64MiB)")
      ->transform(CLI::AsSizeValue(false))
      ->type_name("SIZE")
      ->group("Input");
  app.add_option("--stdin-filename", options.stdin_filename, "The name under which standard input is reported")
      ->type_name("FILE")
      ->group("Input");
  app.add_option("--config", options.config, "Read this file instead of the nearest .sidelint.yaml")
      ->type_name("FILE")
      ->group("Input");
  app.add_flag("--allow-empty", options.allow_empty, "No manifests in PATHS is fine")->group("Input");
  app.add_option("-j,--jobs", options.threads, "Threads (default: all cores)")->type_name("N")->group("Input");
}

void add_mesh_flags(CLI::App& app, Options& options, Words& words) {
  app.add_option("--istio-version", options.istio_version, "The mesh's Istio release, e.g. 1.27")
      ->type_name("VERSION")
      ->group("Mesh");
  app.add_option("--assume", words.assume, "A label of a namespace that is declared elsewhere; repeatable")
      ->allow_extra_args(false)
      ->type_name("namespace/NAME:KEY=VALUE")
      ->group("Mesh");
}

void add_output_flags(CLI::App& app, Options& options, Words& words) {
  std::string known;
  for (const Reporter* reporter : all_reporters()) {
    known += (known.empty() ? "" : ", ") + std::string(reporter->format);
  }
  app.add_option("-f,--format", words.formats,
                 "Output format (" + known + "), to standard output or to PATH; repeatable")
      ->allow_extra_args(false)
      ->type_name("FORMAT[=PATH]")
      ->group("Output");
  app.add_option("--color", words.colour, "auto, always or never (also NO_COLOR, FORCE_COLOR)")
      ->type_name("WHEN")
      ->group("Output");
  app.add_flag("--ascii", options.ascii, "Use ASCII characters only in text output")->group("Output");
  app.add_flag("-q,--quiet", options.quiet, "No summary line")->group("Output");
  app.add_flag("-v,--verbose", options.verbose, "Whole traces; say why files were left out")->group("Output");
}

void add_lint_flags(CLI::App& app, Options& options, Words& words) {
  app.add_option("--only", options.only, "Run only this rule; repeatable")
      ->allow_extra_args(false)
      ->type_name("RULE")
      ->group("Rules");
  app.add_option("--ignore", options.ignore, "Do not run this rule; repeatable")
      ->allow_extra_args(false)
      ->type_name("RULE")
      ->group("Rules");
  app.add_flag("!--no-trace", options.trace, "Leave the decision traces out")->group("Output");
  app.add_option("--min-severity", words.min_severity, "Show findings from this severity on: note, warning, error")
      ->type_name("LEVEL")
      ->group("Output");
  app.add_option("--fail-on", words.fail_on, "Exit 1 from this severity on: note, warning, error (default) or never")
      ->type_name("LEVEL")
      ->group("Exit code");
  app.add_flag("--strict", options.strict, "Exit 2 if anything in PATHS cannot be read")->group("Exit code");
}

std::vector<std::string_view> flag_names(const CLI::App& app, std::vector<std::string>& storage) {
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) storage.push_back("--" + name);
  }
  return {storage.begin(), storage.end()};
}

// CLI11 names what it did not expect in its own words; say it in ours, with the nearest flag.
Failure parse_failure(const CLI::App& app, const CLI::ParseError& error, const std::vector<std::string>& arguments) {
  std::vector<std::string> storage;
  const std::vector<std::string_view> known = flag_names(app, storage);
  for (const std::string& argument : arguments) {
    if (argument == "--") break;
    const std::string flag = argument.substr(0, argument.find('='));
    if (flag.size() < 3 || !flag.starts_with("--")) continue;
    if (std::ranges::find(known, flag) == known.end())
      return usage("unknown flag `" + flag + "`" + did_you_mean(flag, known));
  }
  std::string text = error.what();
  std::ranges::replace(text, '\n', ' ');
  return usage(std::move(text));
}

Result<FormatRequest> read_format(const std::string& text) {
  const std::size_t equals = text.find('=');
  FormatRequest request{text.substr(0, equals), equals == std::string::npos ? "-" : text.substr(equals + 1)};
  if (find_reporter(request.format) != nullptr) return request;
  std::vector<std::string_view> known;
  for (const Reporter* reporter : all_reporters()) known.push_back(reporter->format);
  return usage("unknown format `" + request.format + "`" + did_you_mean(request.format, known));
}

Result<AssumedLabel> read_assumption(const std::string& text) {
  constexpr std::string_view kPrefix = "namespace/";
  const std::size_t colon = text.find(':');
  const std::size_t equals = text.find('=', colon == std::string::npos ? 0 : colon);
  if (!text.starts_with(kPrefix) || colon == std::string::npos || equals == std::string::npos) {
    return usage("--assume takes namespace/NAME:KEY=VALUE, not `" + text + "`");
  }
  return AssumedLabel{text.substr(kPrefix.size(), colon - kPrefix.size()), text.substr(colon + 1, equals - colon - 1),
                      text.substr(equals + 1)};
}

std::optional<Failure> read_formats(const std::vector<std::string>& formats, Options& options) {
  std::size_t on_stdout = 0;
  for (const std::string& text : formats) {
    Result<FormatRequest> request = read_format(text);
    if (!request) return request.failure();
    if (request->path == "-") ++on_stdout;
    options.formats.push_back(*request);
  }
  if (on_stdout < 2) return std::nullopt;
  return usage("two formats on standard output; give all but one a file, as in --format sarif=out.sarif");
}

Result<Options> finish(Options options, const Words& words) {
  if (std::optional<Failure> failure = read_formats(words.formats, options)) return *failure;
  for (const std::string& text : words.assume) {
    Result<AssumedLabel> label = read_assumption(text);
    if (!label) return label.failure();
    options.assume.push_back(*label);
  }
  const Result<ColourChoice> colour = choose("--color", words.colour, kColours);
  if (!colour) return colour.failure();
  const Result<std::optional<Severity>> shown = choose("--min-severity", words.min_severity, kSeverities);
  if (!shown) return shown.failure();
  const Result<std::optional<Severity>> fails = choose("--fail-on", words.fail_on, kThresholds);
  if (!fails) return fails.failure();
  options.colour = *colour;
  options.min_severity = **shown;
  options.fail_on = *fails;
  return options;
}

Result<Options> parse_command(const CommandInfo& info, std::vector<std::string> arguments) {
  Options options;
  options.command = info.command;
  Words words;
  CLI::App app{std::string(info.summary) + "\nUsage: " + std::string(info.usage), ""};
  app.name("");
  app.set_help_flag("-h,--help", "This text");
  const bool reads_files = info.command != Command::rules && info.command != Command::explain;
  if (info.command == Command::why)
    app.add_option("RESOURCE", options.subject, "KIND/NAMESPACE/NAME or KIND/NAME")->required();
  if (info.command == Command::explain) app.add_option("RULE", options.subject, "The rule's name")->required();
  if (reads_files) {
    app.add_option("PATHS", options.paths, "Files or folders; - is standard input");
    add_input_flags(app, options);
    add_mesh_flags(app, options, words);
    add_output_flags(app, options, words);
  }
  if (info.command == Command::lint) add_lint_flags(app, options, words);
  try {
    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());  // CLI11 takes them from the back
    app.parse(std::move(reversed));
  } catch (const CLI::CallForHelp&) {
    options.command = Command::help;
    options.help = app.help();
    return options;
  } catch (const CLI::ParseError& error) {
    return parse_failure(app, error, arguments);
  }
  if (options.paths.empty()) options.paths.emplace_back(".");
  return finish(std::move(options), words);
}

}  // namespace

Result<Options> parse_command_line(const std::vector<std::string>& arguments) {
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
    const auto found = std::ranges::find(kCommands, first, &CommandInfo::name);
    if (found != kCommands.end()) return parse_command(*found, {arguments.begin() + 1, arguments.end()});
  }
  return parse_command(kCommands.front(), arguments);
}

std::string suggest_command(std::string_view word) {
  std::vector<std::string_view> known;
  for (const CommandInfo& info : kCommands) known.push_back(info.name);
  return did_you_mean(word, known);
}

}  // namespace sidelint::linter
