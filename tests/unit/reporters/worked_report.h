// A report with its sources, and what is the same for every run of the worked example: rules and figures.
#pragma once

#include <cstddef>
#include <cstdint>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>

#include "engine/diag/report.h"
#include "engine/source/file_system.h"
#include "engine/source/source_map.h"
#include "reporters/reporter.h"
#include "tests/harness/txtar.h"

namespace sidelint::testing {

inline constexpr std::string_view kIst0107[] = {"IST0107"};
inline constexpr RuleInfo kWorkedRules[] = {
    {"input/namespace-unknown",
     "A workload's namespace is not declared in the files read.",
     "Whether its pods get a sidecar depends on labels that nobody can see here.",
     "State the namespace's labels in .sidelint.yaml, or read the folder that declares it.",
     Severity::note,
     "0.1.0",
     "all",
     {}},
    {"placement/inject-on-controller-metadata", "The injection key is on a controller instead of its pod template.",
     "The injector reads the pod's own metadata, so the wish has no effect.",
     "Write the key on the pod template, as a label.", Severity::error, "0.1.0", "all", kIst0107},
    {"placement/non-string-value",
     "A label or annotation has a value that is not a string.",
     "The API server refuses the object.",
     "Quote the value.",
     Severity::error,
     "0.1.0",
     "all",
     {}},
    {"selection/label-annotation-conflict",
     "Label and annotation sidecar.istio.io/inject disagree.",
     "The label wins, so whoever reads the annotation is misled.",
     "Keep only the label.",
     Severity::warning,
     "0.1.0",
     "1.10 and newer",
     {}},
    {"selection/namespace-two-enablers",
     "A namespace sets both istio-injection and istio.io/rev.",
     "Istio ignores the revision, so a canary upgrade stays on the old control plane.",
     "Keep the one that is meant.",
     Severity::error,
     "0.1.0",
     "all",
     {}},
};

struct WorkedReport {
  SourceMap sources;
  Report report;

  WorkedReport() {
    const Result<std::string> text =
        DiskFileSystem().read(SIDELINT_SOURCE_DIR "/tests/golden/report/sources.txtar", 1U << 20U);
    for (const TxtarFile& file : parse_txtar(text.value()).files) sources.keep(sources.add(file.path), file.text);
    report.version = "0.1.0";
    report.rules.assign(std::begin(kWorkedRules), std::end(kWorkedRules));
    report.summary.files = 214;
    report.summary.documents = 903;
    report.summary.namespaces = 31;
    report.summary.workloads = 212;
    report.summary.verdicts = {187, 19, 0, 6};
    report.summary.unread = {{"apps/secret.yaml", "permission denied"}};
    report.summary.unrendered = {{"charts/web/templates/web.yaml", "a Helm template"}};
    report.summary.seconds = 0.041;
  }

  // The text `needle` at or after the beginning of the line.
  Span at(std::string_view path, std::uint32_t line, std::string_view needle) const {
    for (std::uint32_t i = 0; i < sources.size(); ++i) {
      const SourceId source{i};
      if (sources.path(source) != path) continue;
      const std::uint32_t start = sources.lines(source).start(line);
      const auto begin = static_cast<std::uint32_t>(sources.text(source).find(needle, start));
      return {source, begin, begin + static_cast<std::uint32_t>(needle.size())};
    }
    return {};
  }

  // Edits of whole lines.
  Edit line_removed(std::string_view path, std::uint32_t line) const {
    const Span start = at(path, line, "");
    return {{start.source, start.begin, sources.lines(start.source).start(line + 1)}, ""};
  }
  Edit line_added(std::string_view path, std::uint32_t behind, std::string text) const {
    const Span line_end = at(path, behind, "\n");
    return {{line_end.source, line_end.end, line_end.end}, std::move(text)};
  }

  // Adds the decision; its index.
  std::size_t decided(DecisionRecord record) {
    report.decisions.push_back(std::move(record));
    return report.decisions.size() - 1;
  }

  std::string written(std::string_view format, const ReportOptions& options = {}) const {
    std::ostringstream out;
    find_reporter(format)->write(report, sources, options, out);
    return out.str();
  }
};

}  // namespace sidelint::testing
