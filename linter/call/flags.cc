#include <algorithm>
#include <array>
#include <cctype>

#include "linter/call/flag.h"
#include "linter/call/setters.h"
#include "linter/date.h"
#include "reporters/reporter.h"

namespace sidelint::linter {
namespace {

using Group = Flag::Group;
using Use = Flag::Use;

constexpr CommandSet kLint = commands(Command::lint);
constexpr CommandSet kDiff = commands(Command::diff);
constexpr CommandSet kFindings = commands(Command::lint, Command::baseline);
constexpr CommandSet kJudges = commands(Command::lint, Command::baseline, Command::diff);
constexpr CommandSet kReads = commands(Command::lint, Command::why, Command::list, Command::baseline, Command::render,
                                       Command::units, Command::diff);
constexpr CommandSet kShows = commands(Command::render, Command::build);
constexpr CommandSet kInjects = commands(Command::render, Command::inject);
constexpr CommandSet kConfigures = commands(Command::lint, Command::why, Command::list, Command::baseline,
                                            Command::config, Command::render, Command::units, Command::diff);
constexpr CommandSet kTells = commands(Command::lint, Command::why, Command::list, Command::diff);

constexpr std::array kColours = std::to_array<Choice<ColourChoice>>(
    {{"auto", ColourChoice::automatic}, {"always", ColourChoice::always}, {"never", ColourChoice::never}});
constexpr std::array kSeverities = std::to_array<Choice<Severity>>(
    {{"note", Severity::note}, {"warning", Severity::warning}, {"error", Severity::error}});
constexpr std::array kThresholds = std::to_array<Choice<FailOn>>(
    {{"note", FailOn::note}, {"warning", FailOn::warning}, {"error", FailOn::error}, {"never", FailOn::never}});
constexpr std::array kChanges = std::to_array<Choice<FailOnChange>>(
    {{"lost", FailOnChange::lost}, {"gained", FailOnChange::gained}, {"any", FailOnChange::any}});
constexpr std::array kUndecided = std::to_array<Choice<Undecided>>({{"note", Undecided::note},
                                                                    {"warning", Undecided::warning},
                                                                    {"error", Undecided::error},
                                                                    {"ignore", Undecided::ignore}});
constexpr std::array kProfiles = std::to_array<Choice<Profile>>(
    {{"default", Profile::standard}, {"strict", Profile::strict}, {"audit", Profile::audit}});

constexpr std::array kOutputs =
    std::to_array<Choice<OutputForm>>({{"yaml", OutputForm::yaml}, {"json", OutputForm::json}});

template <auto Member>
std::optional<Failure> append_of_chart(const Flag&, std::string_view word, Options& options) {
  (options.chart.*Member).emplace_back(word);
  return std::nullopt;
}

template <auto Member>
std::optional<Failure> set_of_chart(const Flag&, std::string_view word, Options& options) {
  options.chart.*Member = std::string(word);
  return std::nullopt;
}

// `list` has formats of its own besides.
constexpr std::array<std::string_view, 2> kListFormats{"csv", "markdown"};

std::optional<Failure> add_format(const Flag&, std::string_view word, Options& options) {
  const std::size_t equals = word.find('=');
  FormatRequest request{std::string(word.substr(0, equals)), "-"};
  if (equals != std::string_view::npos) request.path = word.substr(equals + 1);
  std::vector<std::string_view> known;
  for (const Reporter* reporter : all_reporters()) known.push_back(reporter->format);
  if (options.command == Command::list) known.insert(known.end(), kListFormats.begin(), kListFormats.end());
  if (find_reporter(request.format) == nullptr && std::ranges::find(known, request.format) == known.end()) {
    return Failure{Failure::Code::usage,
                   "unknown format `" + request.format + "`" + did_you_mean(request.format, known)};
  }
  const bool is_simple = options.command == Command::rules || options.command == Command::units;
  if (is_simple && request.format != "text" && request.format != "json") {
    const std::string what = options.command == Command::rules ? "rules" : "units";
    return Failure{Failure::Code::usage, what + " are listed as text or json, not as `" + request.format + "`"};
  }
  options.formats.push_back(std::move(request));
  return std::nullopt;
}

std::optional<Failure> set_date(const Flag& flag, std::string_view word, Options& options) {
  if (!parse_date(word)) return refused(flag, "a date such as 2026-12-31", word);
  options.now = std::string(word);
  return std::nullopt;
}

// It becomes part of a comment, which ends with its line.
std::optional<Failure> set_reason(const Flag& flag, std::string_view word, Options& options) {
  const auto is_control = [](unsigned char c) { return c < 0x20 || c == 0x7f; };
  if (std::ranges::any_of(word, is_control)) return refused(flag, "one line of text", word);
  options.add_ignore = std::string(word);
  return std::nullopt;
}

// RULE=LEVEL, several separated by commas.
std::optional<Failure> add_severity(const Flag& flag, std::string_view words, Options& options) {
  for (const std::string& word : comma_list(words)) {
    const std::size_t equals = word.find('=');
    const std::string level = equals == std::string::npos ? "" : word.substr(equals + 1);
    const auto known = std::ranges::find(kSeverities, level, &Choice<Severity>::word);
    if (known == kSeverities.end() && level != "off") return refused(flag, "RULE=note, warning, error or off", word);
    SeverityChoice choice{word.substr(0, equals), std::nullopt};
    if (known != kSeverities.end()) choice.severity = known->value;
    options.severities.push_back(std::move(choice));
  }
  return std::nullopt;
}

constexpr std::array kFlags = std::to_array<Flag>({
    {"exclude", 0, "GLOB", Group::input, Use::repeated, kReads, "leave out files that match, as in .gitignore",
     append_text<&Options::exclude>},
    {"force-exclude", 0, "", Group::input, Use::once, kReads,
     "leave out what is excluded even where PATHS name it; that nothing is left is fine then",
     turn_on<&Options::force_exclude>},
    {"no-gitignore", 0, "", Group::input, Use::once, kReads, "read files that .gitignore excludes, too",
     turn_off<&Options::gitignore>},
    {"max-file-size", 0, "SIZE", Group::input, Use::once, kReads,
     "report larger files and leave them out (default 64MiB)", set_size},
    {"stdin-filename", 0, "FILE", Group::input, Use::once, kReads, "the name under which standard input is reported",
     set_text<&Options::stdin_filename>},
    {"config", 0, "FILE", Group::input, Use::once, kConfigures,
     "read this configuration instead of the nearest .sidelint.yaml", set_text<&Options::config>},
    {"allow-empty", 0, "", Group::input, Use::once, kReads, "no manifests in PATHS is fine",
     turn_on<&Options::allow_empty>},
    {"context", 0, "DIR", Group::input, Use::once, kLint,
     "read this folder, and show findings only with a place in PATHS", set_text<&Options::context>},
    {"changed-since", 0, "REF", Group::input, Use::once, kLint,
     "show findings only with a place in a document that changed since this commit", set_text<&Options::changed_since>},
    {"staged", 0, "", Group::input, Use::once, kLint,
     "show findings only with a place in a document with staged changes", turn_on<&Options::staged>},
    {"staged", 0, "", Group::input, Use::once, kDiff, "compare BASE with what is staged, and not with the work tree",
     turn_on<&Options::staged>},
    {"from", 0, "FOLDER", Group::input, Use::once, kDiff, "compare this folder with that of --to, without git",
     set_text<&Options::from_folder>},
    {"to", 0, "FOLDER", Group::input, Use::once, kDiff, "the later state; PATHS are as seen from both folders",
     set_text<&Options::to_folder>},
    {"jobs", 'j', "N", Group::input, Use::once, kReads, "threads (default: all cores)", set_number<&Options::threads>},

    {"istio-version", 0, "VERSION", Group::mesh, Use::once, kReads | commands(Command::inject),
     "the mesh's Istio release, e.g. 1.27; of `list` also a range, e.g. 1.26..1.28, for what changes between them",
     set_text<&Options::istio_version>},
    {"kubernetes-version", 0, "VERSION", Group::mesh, Use::once, kReads, "the clusters' Kubernetes release, e.g. 1.33",
     set_text<&Options::kubernetes_version>},
    {"revision", 0, "NAME", Group::mesh, Use::repeated, kReads,
     "the control plane revisions that are installed; `default` is the one without a name",
     append_list<&Options::revisions>},
    {"assume", 0, "FACT", Group::mesh, Use::repeated, kReads,
     "something that the manifests do not show: namespace/NAME:KEY=VALUE, namespace/NAME:KEY- or a key of `mesh:` "
     "such as policy=disabled",
     add_assumption},

    {"only", 0, "RULES", Group::rules, Use::repeated, kJudges,
     "run only these rules: names, groups or globs, separated by commas", append_list<&Options::only>},
    {"select", 0, "RULES", Group::rules, Use::repeated, kFindings, "run these rules besides, even if they are off",
     append_list<&Options::select>},
    {"ignore", 0, "RULES", Group::rules, Use::repeated, kJudges, "do not run these rules",
     append_list<&Options::ignore>},
    {"severity", 0, "RULES=LEVEL", Group::rules, Use::repeated, kJudges, "their severity: note, warning, error or off",
     add_severity},
    {"on-undecided", 0, "LEVEL", Group::rules, Use::once, kFindings,
     "the severity of findings about pods whose verdict is undecided: note (default), warning, error or ignore",
     choose<&Options::on_undecided, kUndecided>},
    {"profile", 0, "NAME", Group::rules, Use::once, kFindings,
     "default; strict (also rules that are off by default, warnings fail); audit (strict, and nothing suppressed)",
     choose<&Options::profile, kProfiles>},

    {"preview", 0, "", Group::rules, Use::once, kFindings, "run also rules that are new and may still change",
     turn_on<&Options::preview>},

    {"fix", 0, "", Group::fixes, Use::once, kLint, "fix what can be fixed without a change of any verdict",
     turn_on<&Options::fix>},
    {"unsafe-fixes", 0, "", Group::fixes, Use::once, kLint,
     "fix also what changes verdicts to what is written, and say so", turn_on<&Options::unsafe_fixes>},
    {"diff", 0, "", Group::fixes, Use::once, kLint, "print what would be fixed as a patch, and change nothing",
     turn_on<&Options::diff>},
    {"fix-only", 0, "", Group::fixes, Use::once, kLint, "fix, and report nothing", turn_on<&Options::fix_only>},

    {"no-ignores", 0, "", Group::suppressions, Use::once, kJudges,
     "show findings that comments, annotations or the configuration suppress", turn_on<&Options::no_ignores>},
    {"include-suppressed", 0, "", Group::suppressions, Use::once, kLint,
     "show suppressed findings as well, marked as such; they do not fail the run",
     turn_on<&Options::include_suppressed>},
    {"add-ignore", 0, "REASON", Group::suppressions, Use::once, kLint,
     "write a suppression comment with this reason above every finding", set_reason},
    {"baseline", 0, "FILE", Group::suppressions, Use::once, kFindings,
     "leave out the findings that this file lists; none: no baseline", set_text<&Options::baseline>},
    {"now", 0, "DATE", Group::suppressions, Use::once, kJudges,
     "the date that suppressions with an end are held against (default: today)", set_date},

    {"format", 'f', "FORMAT[=PATH]", Group::output, Use::repeated, kTells | commands(Command::rules, Command::units),
     "the output's format, to standard output or to a file", add_format},
    {"color", 0, "WHEN", Group::output, Use::once, kReads, "auto, always or never (also NO_COLOR, FORCE_COLOR)",
     choose<&Options::colour, kColours>},
    {"ascii", 0, "", Group::output, Use::once, kTells, "use ASCII characters only in text", turn_on<&Options::ascii>},
    {"no-trace", 0, "", Group::output, Use::once, kLint, "leave the decision traces out", turn_off<&Options::trace>},
    {"min-severity", 0, "LEVEL", Group::output, Use::once, kLint,
     "show findings from this severity on: note (default), warning, error",
     choose<&Options::min_severity, kSeverities>},
    {"max-findings", 0, "N", Group::output, Use::once, kLint, "show no more than this; the exit code counts all",
     set_number<&Options::max_findings>},
    {"where", 0, "FILTER", Group::output, Use::once, commands(Command::list),
     "only these, e.g. verdict=unknown,namespace=pay*; keys: verdict, namespace, kind, name, revision, file, unit",
     set_text<&Options::where>},
    {"unit", 0, "FOLDER", Group::input, Use::once, commands(Command::why, Command::render),
     "of a resource that several units hold, the one of this folder", set_text<&Options::unit>},
    {"statistics", 0, "", Group::output, Use::once, kLint, "count the findings of each rule at the end",
     turn_on<&Options::statistics>},
    {"timing", 0, "", Group::output, Use::once, kLint, "say at the end what took how long", turn_on<&Options::timing>},
    {"show-files", 0, "", Group::output, Use::once, kLint, "name the files that are read, and check nothing",
     turn_on<&Options::show_files>},
    {"quiet", 'q', "", Group::output, Use::once, kReads, "no summary line", turn_on<&Options::quiet>},
    {"verbose", 'v', "", Group::output, Use::once, kTells, "whole traces; say why files were left out",
     turn_on<&Options::verbose>},
    {"docs", 0, "", Group::output, Use::once, commands(Command::config), "with `show`: what every key means",
     turn_on<&Options::docs>},
    {"all", 0, "", Group::output, Use::once, commands(Command::explain), "explain every rule", turn_on<&Options::all>},

    {"file", 'f', "FILE", Group::input, Use::once, commands(Command::inject), "the manifests; - is standard input",
     set_text<&Options::input_file>},
    {"injector", 0, "FILE", Group::mesh, Use::once, kInjects,
     "ConfigMap istio-sidecar-injector, with ConfigMap istio beside it; or the text of its key config",
     set_text<&Options::injector_file>},
    {"values", 0, "FILE", Group::mesh, Use::once, kInjects, "the text of the ConfigMap's key values",
     set_text<&Options::values_file>},
    {"mesh-config", 0, "FILE", Group::mesh, Use::once, kInjects, "the mesh's configuration",
     set_text<&Options::mesh_config_file>},
    {"values", 'f', "FILE", Group::input, Use::repeated, commands(Command::build),
     "values of a chart, the later over the earlier", append_of_chart<&ChartOptions::values_files>},
    {"set", 0, "KEY=VALUE", Group::input, Use::repeated, commands(Command::build), "a value of a chart",
     append_of_chart<&ChartOptions::set_values>},
    {"release", 0, "NAME", Group::input, Use::once, commands(Command::build), "what a chart's release is called",
     set_of_chart<&ChartOptions::release>},
    {"namespace", 'n', "NAME", Group::input, Use::once, commands(Command::build), "where a chart goes",
     set_of_chart<&ChartOptions::name_space>},
    {"output", 'o', "FORM", Group::output, Use::once, kShows, "yaml (default) or json",
     choose<&Options::output, kOutputs>},
    {"diff", 0, "", Group::output, Use::once, commands(Command::render), "what the injector changes, as a patch",
     turn_on<&Options::diff>},
    {"annotate", 0, "", Group::output, Use::once, kShows,
     "name behind each line the lines of templates, patches and manifests that it comes from",
     turn_on<&Options::annotate>},
    {"admitted", 0, "", Group::output, Use::once, commands(Command::render),
     "as the cluster stores the pod: with the API server's defaults, validated", turn_on<&Options::admitted>},

    {"fail-on", 0, "LEVEL", Group::exit_code, Use::once, kLint,
     "exit 1 from this severity on: note, warning, error (default) or never", choose<&Options::fail_on, kThresholds>},
    {"fail-on", 0, "CHANGES", Group::exit_code, Use::repeated, kDiff,
     "exit 1 if workloads change so: lost (a sidecar, or their pods are refused now), gained or any; separated by "
     "commas",
     choose_several<&Options::fail_on_change, kChanges>},
    {"exit-zero", 0, "", Group::exit_code, Use::once, kLint, "exit 0 whatever is found", turn_on<&Options::exit_zero>},
    {"strict", 0, "", Group::exit_code, Use::once, kLint, "exit 2 if anything in PATHS cannot be read",
     turn_on<&Options::strict>},
});

}  // namespace

std::span<const Flag> all_flags() { return kFlags; }

bool takes(Command command, const Flag& flag) { return (flag.commands & commands(command)) != 0; }

std::string variable_of(const Flag& flag) {
  std::string name = "SIDELINT_" + std::string(flag.name);
  std::ranges::transform(name, name.begin(),
                         [](unsigned char c) { return c == '-' ? '_' : static_cast<char>(std::toupper(c)); });
  return name;
}

}  // namespace sidelint::linter
