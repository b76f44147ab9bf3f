#include "reporters/machine/rdjson_diagnostic.h"

#include "reporters/machine/place.h"

namespace sidelint::reporters {
namespace {

std::string_view severity(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "ERROR";
    case Severity::warning:
      return "WARNING";
    case Severity::note:
      return "INFO";
  }
  return "INFO";
}

Json position(const Position& at) { return {{"line", at.line}, {"column", at.column}}; }

Json location(Span at, const SourceMap& sources, const ReportOptions& options) {
  const Place place = place_of(at, sources, options);
  return {{"path", place.file}, {"range", {{"start", position(place.begin)}, {"end", position(place.end)}}}};
}

// reviewdog offers each suggestion for itself, so only a fix of one edit is one.
Json suggestions(const Diagnostic& finding, const SourceMap& sources, const ReportOptions& options) {
  Json all = Json::array();
  for (const Fix& fix : finding.fixes) {
    if (fix.edits.size() != 1) continue;
    const Edit& edit = fix.edits.front();
    all.push_back({{"range", location(edit.replace, sources, options)["range"]}, {"text", edit.text}});
  }
  return all;
}

}  // namespace

Json rdjson_diagnostic(const Diagnostic& finding, const SourceMap& sources, const ReportOptions& options) {
  std::string message = finding.message;
  if (!finding.help.empty()) message += "\nhelp: " + finding.help;
  Json related = Json::array();
  for (const Label& note : finding.notes)
    related.push_back({{"message", note.text}, {"location", location(note.at, sources, options)}});
  Json result = {{"message", std::move(message)},          {"location", location(finding.primary.at, sources, options)},
                 {"severity", severity(finding.severity)}, {"source", {{"name", "sidelint"}}},
                 {"code", {{"value", finding.rule}}},      {"related_locations", std::move(related)}};
  if (Json all = suggestions(finding, sources, options); !all.empty()) result["suggestions"] = std::move(all);
  return result;
}

}  // namespace sidelint::reporters
