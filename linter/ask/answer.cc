#include "linter/ask/answer.h"

#include <algorithm>
#include <iostream>
#include <sstream>
#include <string_view>
#include <vector>

#include "engine/base/parallel.h"
#include "linter/ask/list.h"
#include "linter/ask/upgrade.h"
#include "linter/lint.h"
#include "linter/mesh.h"
#include "linter/output.h"
#include "linter/run.h"
#include "linter/write_file.h"

namespace sidelint::linter {
namespace {

using Write = void (*)(const Report&, const SourceMap&, std::ostream&);

// The formats that only `list` has; null for those of all reports.
Write own_format(std::string_view format) {
  if (format == "csv") return write_csv;
  return format == "markdown" ? write_markdown_table : nullptr;
}

ExitCode compare(const Analysis& analysis, const Options& options, const std::vector<decide::Release>& releases) {
  if (!options.formats.empty() && options.formats.front().format != "text") {
    return failed({Failure::Code::usage, "a range of releases is listed as text only"});
  }
  const Result<decide::MeshFacts> facts = mesh_facts(options, analysis.config);
  if (!facts) return failed(facts.failure());
  const std::size_t threads = options.threads != 0 ? options.threads : available_threads();
  write_changes(changes_between(analysis, releases, *facts, threads), analysis, std::cout);
  return ExitCode::clean;
}

}  // namespace

ExitCode answer_list(const Analysis& analysis, const Options& options) {
  if (const std::vector<decide::Release> releases = release_range(options); !releases.empty()) {
    return compare(analysis, options, releases);
  }
  Report report = check(analysis, {}, options);
  if (std::optional<Failure> failure = keep_wanted(options, analysis.sources, report)) return failed(*failure);
  Options others = options;
  for (const FormatRequest& request : options.formats) {
    const bool is_text = request.format == "text";
    const Write write = is_text ? write_list : own_format(request.format);
    if (write == nullptr) continue;
    std::erase_if(others.formats, [&](const FormatRequest& each) { return each.format == request.format; });
    std::ostringstream text;
    write(report, analysis.sources, text);
    if (request.path == "-") {
      std::cout << text.str();
    } else if (std::optional<Failure> failure = write_file(request.path, text.str())) {
      return failed(*failure);
    }
  }
  if (options.formats.empty()) write_list(report, analysis.sources, std::cout);
  if (others.formats.empty()) return ExitCode::clean;
  const std::optional<Failure> failure = write_reports(report, analysis.sources, others);
  return failure ? failed(*failure) : ExitCode::clean;
}

}  // namespace sidelint::linter
