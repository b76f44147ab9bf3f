// What the command line asks for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/diag/severity.h"
#include "linter/build/chart_options.h"

namespace sidelint::linter {

enum class Command : std::uint8_t {
  lint,
  why,
  list,
  units,
  build,
  diff,
  rules,
  explain,
  config,
  baseline,
  render,
  inject,
  man,
  completion,
  lsp,
  help,
  version
};

enum class ColourChoice : std::uint8_t { automatic, always, never };

// How much is asked of the manifests. strict: also the rules that are off by default, and warnings fail; audit: strict,
// with what is suppressed or in the baseline.
enum class Profile : std::uint8_t { standard, strict, audit };

// What becomes of findings that are notes because the verdict is undecided.
enum class Undecided : std::uint8_t { note, warning, error, ignore };

// From which severity on findings make the exit code 1.
enum class FailOn : std::uint8_t { note, warning, error, never };
enum class FailOnChange : std::uint8_t { lost, gained, any };  // of `diff`; lost: also pods that are refused now

// `--format FORMAT[=PATH]`; the path "-" is standard output.
struct FormatRequest {
  std::string format;
  std::string path = "-";
};

// `--assume namespace/NAME:KEY=VALUE`: a label of a namespace; without a value (`KEY-`) it has no such label.
struct AssumedLabel {
  std::string name_space;
  std::string key;
  std::optional<std::string> value;
};

// `--assume KEY=VALUE`: a key of `mesh:` in the configuration.
struct AssumedFact {
  std::string key;
  std::string value;
};

// `--severity RULE=LEVEL`; no level: the rule is off.
struct SeverityChoice {
  std::string rules;  // a name, a group or a glob
  std::optional<Severity> severity;
};

enum class OutputForm : std::uint8_t { yaml, json };  // how `render` writes a pod

struct Options {
  Command command = Command::lint;
  std::string subject;             // the resource of `why`, the rule of `explain`, the action of `config`, `baseline`
  std::vector<std::string> paths;  // "-" is standard input

  std::vector<std::string> exclude;
  bool force_exclude = false;  // also what PATHS name
  bool gitignore = true;
  std::uint64_t max_file_size = 64U << 20U;  // bytes
  std::string stdin_filename = "<stdin>";
  std::optional<std::string> config;  // --config FILE; otherwise it is searched for
  bool allow_empty = false;
  bool strict = false;                 // unreadable input is a failure of the run
  std::optional<std::string> context;  // what is read besides, if PATHS only say what to report on
  std::optional<std::string> changed_since;
  bool staged = false;

  std::optional<std::string> istio_version;  // "1.27", or of `list` "1.26..1.28"
  std::optional<std::string> kubernetes_version;
  std::vector<std::string> revisions;  // that are installed, if given
  std::vector<AssumedLabel> assume;
  std::vector<AssumedFact> assume_mesh;

  Profile profile = Profile::standard;
  bool preview = false;  // also rules that are new
  Undecided on_undecided = Undecided::note;
  std::vector<std::string> only;    // rules that run; empty: all
  std::vector<std::string> select;  // rules that run besides, even if they are off
  std::vector<std::string> ignore;  // rules that do not
  std::vector<SeverityChoice> severities;
  std::vector<std::string> commits;  // of `diff`: BASE, and HEAD if it is given
  std::optional<std::string> from_folder, to_folder;
  std::vector<FailOnChange> fail_on_change;
  std::optional<std::string> where;  // of `list`: which decisions
  std::optional<std::string> unit;   // of `why` and `render`: the folder of the unit that is meant

  bool fix = false;
  bool unsafe_fixes = false;
  bool diff = false;      // show what would be fixed, and change nothing
  bool fix_only = false;  // and report nothing

  bool no_ignores = false;
  bool include_suppressed = false;
  std::optional<std::string> add_ignore;  // the reason to write
  std::optional<std::string> baseline;    // a file, or "none"

  std::vector<FormatRequest> formats;  // empty: text on standard output
  ColourChoice colour = ColourChoice::automatic;
  bool ascii = false;
  bool trace = true;
  bool quiet = false;
  bool verbose = false;
  bool statistics = false;
  bool timing = false;
  bool show_files = false;
  std::optional<std::size_t> max_findings;  // shown
  std::optional<Severity> min_severity;
  std::optional<FailOn> fail_on;
  bool exit_zero = false;
  bool docs = false;               // of `config show`: what every key means
  bool all = false;                // of `explain`: every rule
  std::optional<std::string> now;  // the date that suppressions are held against; empty: today
  std::size_t threads = 0;         // 0: all cores

  std::optional<std::string> injector_file;  // of `render` and `inject`, as all down to `admitted`
  std::optional<std::string> values_file;
  std::optional<std::string> mesh_config_file;
  std::string input_file;  // what `inject` reads
  OutputForm output = OutputForm::yaml;
  bool annotate = false;  // who wrote each line
  bool admitted = false;  // as the cluster stores the pod
  ChartOptions chart;     // of `build`
  std::string help;       // the text to print for Command::help
};

}  // namespace sidelint::linter
