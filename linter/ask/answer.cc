#include "linter/ask/answer.h"

#include <iostream>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
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

// The formats that `list` writes by itself; null for those of all reports.
Write own_format(std::string_view format) {
  if (format == "text") return write_list;
  if (format == "csv") return write_csv;
  return format == "markdown" ? write_markdown_table : nullptr;
}

std::vector<FormatRequest> requests(const Options& options) {
  return options.formats.empty() ? std::vector<FormatRequest>{{.format = "text"}} : options.formats;
}

std::optional<Failure> put(const std::ostringstream& text, const FormatRequest& request) {
  if (request.path != "-") return write_file(request.path, text.str());
  std::cout << text.str();
  return std::nullopt;
}

ExitCode compare(const Analysis& analysis, const Options& options, const std::vector<decide::Release>& releases) {
  for (const FormatRequest& request : requests(options)) {
    if (find_comparison_format(request.format) != nullptr) continue;
    return failed({Failure::Code::usage,
                   "a range of releases is listed as text, json, csv or markdown, not as `" + request.format + "`"});
  }
  Result<decide::MeshFacts> facts = mesh_facts(options, analysis.config);
  if (!facts) return failed(facts.failure());
  Result<Filter> filter = Filter::parse(options.where.value_or(""));
  if (!filter) return failed(filter.failure());
  const Upgrade upgrade{releases, std::move(facts).value(), options.where ? &*filter : nullptr};
  const std::size_t threads = options.threads != 0 ? options.threads : available_threads();
  const Comparison comparison = compare_releases(analysis, upgrade, threads);
  for (const FormatRequest& request : requests(options)) {
    std::ostringstream text;
    find_comparison_format(request.format)(comparison, analysis, text);
    if (std::optional<Failure> failure = put(text, request)) return failed(*failure);
  }
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
  others.formats.clear();
  for (const FormatRequest& request : requests(options)) {
    const Write write = own_format(request.format);
    if (write == nullptr) {
      others.formats.push_back(request);
      continue;
    }
    std::ostringstream text;
    write(report, analysis.sources, text);
    if (std::optional<Failure> failure = put(text, request)) return failed(*failure);
  }
  if (others.formats.empty()) return ExitCode::clean;
  const std::optional<Failure> failure = write_reports(report, analysis.sources, others);
  return failure ? failed(*failure) : ExitCode::clean;
}

}  // namespace sidelint::linter
