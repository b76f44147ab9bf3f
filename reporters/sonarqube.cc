// SonarQube's generic issue import. Lines are 1-based, columns 0-based and in UTF-16 code units.
#include <ostream>
#include <set>
#include <string>

#include "reporters/machine/json_writer.h"
#include "reporters/machine/place.h"
#include "reporters/reporter.h"

namespace sidelint::reporters {
namespace {

struct Level {
  std::string_view severity;
  std::string_view impact;
};

Level level(Severity severity) {
  switch (severity) {
    case Severity::error:
      return {"CRITICAL", "HIGH"};
    case Severity::warning:
      return {"MAJOR", "MEDIUM"};
    case Severity::note:
      return {"INFO", "LOW"};
  }
  return {"INFO", "LOW"};
}

Json rule(const RuleInfo& info) {
  const auto [severity, impact] = level(info.severity);
  return {{"id", info.name},
          {"name", info.summary},
          {"description", info.why},
          {"engineId", "sidelint"},
          {"cleanCodeAttribute", "LOGICAL"},
          {"type", "BUG"},
          {"severity", severity},
          {"impacts", Json::array({{{"softwareQuality", "RELIABILITY"}, {"severity", impact}}})}};
}

// An empty range, which the import refuses, is left out: then the line stands for it.
Json location(Span at, std::string_view message, const SourceMap& sources, const ReportOptions& options,
              Utf16Columns& columns) {
  const auto [line, begin, end] = columns.columns(at);
  Json range = {{"startLine", line}};
  if (end > begin) range.update({{"endLine", line}, {"startColumn", begin}, {"endColumn", end}});
  return {{"message", message},
          {"filePath", repository_path(sources.path(at.source), options)},
          {"textRange", std::move(range)}};
}

void write(const Report& report, const SourceMap& sources, const ReportOptions& options, std::ostream& out) {
  std::set<std::string_view> found;
  for (const Diagnostic& finding : report.findings) found.insert(finding.rule);
  Utf16Columns columns(sources);
  JsonWriter writer(out);
  writer.begin_object();
  writer.key("rules");
  writer.begin_array();
  for (const RuleInfo& info : report.rules)
    if (found.contains(info.name)) writer.value(rule(info));
  writer.end();
  writer.key("issues");
  writer.begin_array();
  for (const Diagnostic& finding : report.findings) {
    Json others = Json::array();
    for (const Label& note : finding.notes) others.push_back(location(note.at, note.text, sources, options, columns));
    constexpr int kMinutes = 5;
    writer.value({{"ruleId", finding.rule},
                  {"effortMinutes", kMinutes},
                  {"primaryLocation", location(finding.primary.at, finding.message, sources, options, columns)},
                  {"secondaryLocations", std::move(others)}});
  }
  writer.end();
  writer.end();
}

}  // namespace

extern constinit const Reporter sonarqube{
    .format = "sonarqube",
    .alias = "",
    .summary = "SonarQube's generic issue import (JSON).",
    .write = write,
};

}  // namespace sidelint::reporters
