// What the command line asks for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/diag/severity.h"

namespace sidelint::linter {

enum class Command : std::uint8_t { lint, why, list, rules, explain, help, version };

enum class ColourChoice : std::uint8_t { automatic, always, never };

// `--format FORMAT[=PATH]`; the path "-" is standard output.
struct FormatRequest {
  std::string format;
  std::string path = "-";
};

// `--assume namespace/NAME:KEY=VALUE`: a label of a namespace that is declared elsewhere.
struct AssumedLabel {
  std::string name_space;
  std::string key;
  std::string value;
};

struct Options {
  Command command = Command::lint;
  std::string subject;             // the resource of `why`, the rule of `explain`
  std::vector<std::string> paths;  // "-" is standard input

  std::vector<std::string> exclude;
  bool gitignore = true;
  std::uint64_t max_file_size = 64U << 20U;  // bytes
  std::string stdin_filename = "<stdin>";
  std::optional<std::string> config;  // --config FILE; otherwise it is searched for
  bool allow_empty = false;
  bool strict = false;  // unreadable input is a failure of the run

  std::optional<std::string> istio_version;
  std::vector<AssumedLabel> assume;

  std::vector<std::string> only;    // rules that run; empty: all
  std::vector<std::string> ignore;  // rules that do not

  std::vector<FormatRequest> formats;  // empty: text on standard output
  ColourChoice colour = ColourChoice::automatic;
  bool ascii = false;
  bool trace = true;
  bool quiet = false;
  bool verbose = false;
  Severity min_severity = Severity::note;
  std::optional<Severity> fail_on = Severity::error;  // empty: never
  std::size_t threads = 0;                            // 0: all cores

  std::string help;  // the text to print for Command::help
};

}  // namespace sidelint::linter
