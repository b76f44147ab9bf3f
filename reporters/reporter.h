// A report format: how a Report becomes bytes. One format = one file reporters/<format>.cc that defines
// `extern constinit const Reporter <format>` in namespace sidelint::reporters; the directory is the list.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/diag/report.h"
#include "engine/source/source_map.h"

namespace sidelint {

enum class Colour : std::uint8_t { never, always };
// ascii: for terminals that show nothing else; every byte written is below 0x80.
enum class Charset : std::uint8_t { unicode, ascii };
// Whether places are hyperlinks to their files (OSC 8).
enum class Links : std::uint8_t { never, always };
// How much of a decision's trace stands under a finding. brief: at most six steps, the deciding one among them.
enum class TraceDetail : std::uint8_t { none, brief, whole };

struct ReportOptions {
  Colour colour = Colour::never;
  Charset charset = Charset::unicode;
  Links links = Links::never;
  TraceDetail trace = TraceDetail::brief;
  std::size_t width = 100;  // columns of the terminal; longer lines of source are cut around the span
  // Absolute, or empty if not known. Machine formats write paths relative to these: json to the working directory,
  // the others to the root of the repository (where that is empty, to the working directory).
  std::string working_directory;
  std::string repository_root;
  // Of the repository's root at the commit that was read, for links to lines: "https://github.com/acme/fleet/blob/SHA".
  // Empty if not known.
  std::string source_url;
};

using Write = void (*)(const Report&, const SourceMap&, const ReportOptions&, std::ostream&);

struct Reporter {
  // Which decisions of the report it tells of: those behind findings, or all.
  enum class Decisions : std::uint8_t { of_findings, all };

  std::string_view format;   // as --format takes it
  std::string_view alias;    // another name of it; empty if there is none
  std::string_view summary;  // one sentence for --help
  Write write;
  Decisions decisions = Decisions::of_findings;
};

// Every reporter, by name. Generated from the directory (all_reporters.cc.in).
std::span<const Reporter* const> all_reporters();
// The reporter of that name or alias; null if there is none.
const Reporter* find_reporter(std::string_view format);

// What ends a run for people, on standard error: the files that could not be read, the number of templates that were
// not rendered, and one line of figures.
void write_summary(const Report& report, const ReportOptions& options, std::ostream& out);

// One decision with its whole trace, for `why`. `units` are those that share it; none: its own unit alone.
void write_decision(const DecisionRecord& decision, const SourceMap& sources, const ReportOptions& options,
                    std::ostream& out, const std::vector<std::string>& units = {});

}  // namespace sidelint
