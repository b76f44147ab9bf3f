// A comparison of releases as text, as a table and as JSON. The tables have a column for each release with which some
// verdict changes, after one for the first.
#include <algorithm>
#include <ostream>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "linter/ask/cells.h"
#include "linter/ask/upgrade.h"
#include "linter/json_text.h"
#include "linter/version.h"
#include "reporters/machine/path.h"
#include "reporters/terminal/shown.h"
#include "reporters/words/verdict.h"

namespace sidelint::linter {
namespace {

std::string printable(std::string_view text) { return reporters::printable(text, Charset::unicode); }

// As releases are asked for: without the patch, where there is none.
std::string name_of(const decide::Release& release) {
  return release.patch == 0 ? fmt::format("{}.{}", release.major, release.minor) : release.text();
}

std::string name_of(const Stretch& stretch, const Comparison& comparison) {
  std::string first = name_of(comparison.releases[stretch.first]);
  if (stretch.first == stretch.last) return first;
  return first + " to " + name_of(comparison.releases[stretch.last]);
}

// What a row tells of the workload itself.
struct Subject {
  const std::string& name_space;
  std::string pods;  // "RayCluster/ray (head)"
  std::string file;
  std::size_t line = 0;
  const std::string& unit;
};

Subject subject_of(const Change& change, const Analysis& analysis) {
  const model::Object& object = change.workload->object;
  const std::string& part = change.workload->part;
  Subject subject{object.metadata.name_space.value,
                  object.kind + '/' + object.metadata.name.value + (part.empty() ? "" : " (" + part + ')'),
                  {},
                  0,
                  object.unit};
  if (const std::optional<Span> at = analysis.origins.where(object.at)) {
    subject.file = analysis.sources.path(at->source);
    subject.line = analysis.sources.position(at->source, at->begin).line;
  }
  return subject;
}

bool has_units(const Comparison& comparison) {
  const auto unit = [](const Change& change) { return change.workload->object.unit; };
  return std::ranges::any_of(comparison.changes,
                             [&](const Change& each) { return unit(each) != unit(comparison.changes.front()); });
}

// The first release, and each with which some verdict changes.
std::set<std::size_t> turning_points(const Comparison& comparison) {
  std::set<std::size_t> found{0};
  for (const Change& change : comparison.changes) {
    for (const Stretch& stretch : change.stretches) found.insert(stretch.first);
  }
  return found;
}

std::string first_change(const Change& change, const Comparison& comparison) {
  return name_of(comparison.releases[change.stretches[1].first]);
}

void write_text(const Comparison& comparison, const Analysis& analysis, std::ostream& out) {
  const bool with_units = has_units(comparison);
  for (const Change& change : comparison.changes) {
    const Subject subject = subject_of(change, analysis);
    out << printable(change.workload->title());
    if (!subject.file.empty()) out << fmt::format("  {}:{}", printable(subject.file), subject.line);
    if (with_units) out << fmt::format(" (unit {})", printable(subject.unit));
    out << '\n';
    for (const Stretch& stretch : change.stretches) {
      out << fmt::format("  {}: {}, for {}\n", name_of(stretch, comparison), reporters::in_words(stretch.verdict),
                         printable(stretch.because));
    }
    out << '\n';
  }
  out << fmt::format("{} of {} {} {} with the release\n", comparison.changes.size(), comparison.workloads,
                     comparison.workloads == 1 ? "workload" : "workloads",
                     comparison.changes.size() == 1 ? "changes" : "change");
}

void write_csv(const Comparison& comparison, const Analysis& analysis, std::ostream& out) {
  const bool with_units = has_units(comparison);
  const std::set<std::size_t> columns = turning_points(comparison);
  out << "namespace,workload,file,line,first_change";
  for (const std::size_t column : columns) out << ',' << name_of(comparison.releases[column]);
  out << (with_units ? ",unit" : "") << "\r\n";
  for (const Change& change : comparison.changes) {
    const Subject subject = subject_of(change, analysis);
    out << fmt::format("{},{},{},{},{}", csv_cell(subject.name_space), csv_cell(subject.pods), csv_cell(subject.file),
                       subject.line, first_change(change, comparison));
    for (const std::size_t column : columns) out << ',' << to_string(change.at(column));
    if (with_units) out << ',' << csv_cell(subject.unit);
    out << "\r\n";
  }
}

void write_markdown(const Comparison& comparison, const Analysis& analysis, std::ostream& out) {
  const bool with_units = has_units(comparison);
  const std::set<std::size_t> columns = turning_points(comparison);
  std::string head = "| namespace | workload | where | first change |";
  std::string rule = "| --- | --- | --- | --- |";
  for (const std::size_t column : columns) {
    head += fmt::format(" {} |", name_of(comparison.releases[column]));
    rule += " --- |";
  }
  out << head << (with_units ? " unit |\n" : "\n") << rule << (with_units ? " --- |\n" : "\n");
  for (const Change& change : comparison.changes) {
    const Subject subject = subject_of(change, analysis);
    out << fmt::format("| {} | {} | {}:{} | {} |", markdown_cell(subject.name_space), markdown_cell(subject.pods),
                       markdown_cell(subject.file), subject.line, first_change(change, comparison));
    for (const std::size_t column : columns) out << fmt::format(" {} |", reporters::in_words(change.at(column)));
    if (with_units) out << fmt::format(" {} |", markdown_cell(subject.unit));
    out << '\n';
  }
}

std::string json_or_null(const std::string& text) { return text.empty() ? "null" : json_text(text); }

std::string json_change(const Change& change, const Comparison& comparison, const Analysis& analysis) {
  const model::Object& object = change.workload->object;
  const Subject subject = subject_of(change, analysis);
  std::string text = fmt::format(
      R"({{"apiVersion": {}, "kind": {}, "namespace": {}, "name": {}, "part": {}, "unit": {}, "file": {}, "line": {}, )"
      R"("firstChange": {}, "verdicts": [)",
      json_text(object.api_version), json_text(object.kind), json_or_null(subject.name_space),
      json_text(object.metadata.name.value), json_or_null(change.workload->part), json_text(subject.unit),
      json_text(reporters::normal_path(subject.file)), subject.line, json_text(first_change(change, comparison)));
  for (const Stretch& stretch : change.stretches) {
    text += fmt::format(R"({}{{"from": {}, "to": {}, "verdict": "{}", "because": {}}})",
                        &stretch == &change.stretches.front() ? "\n    " : ",\n    ",
                        json_text(name_of(comparison.releases[stretch.first])),
                        json_text(name_of(comparison.releases[stretch.last])), to_string(stretch.verdict),
                        json_text(stretch.because));
  }
  return text + "]}";
}

void write_json(const Comparison& comparison, const Analysis& analysis, std::ostream& out) {
  std::string releases;
  for (const decide::Release& release : comparison.releases) {
    releases.append(releases.empty() ? "" : ", ").append(json_text(name_of(release)));
  }
  out << fmt::format(
      R"({{"schemaVersion": 1, "tool": {{"name": "sidelint", "version": {}}}, "releases": [{}], "workloads": {}, )"
      R"("changes": [)",
      json_text(kVersion), releases, comparison.workloads);
  std::string_view separator = "\n  ";
  for (const Change& change : comparison.changes) {
    out << separator << json_change(change, comparison, analysis);
    separator = ",\n  ";
  }
  out << "\n]}\n";
}

}  // namespace

WriteComparison find_comparison_format(std::string_view format) {
  if (format == "text") return write_text;
  if (format == "csv") return write_csv;
  if (format == "markdown") return write_markdown;
  return format == "json" || format == "json-v1" ? write_json : nullptr;
}

}  // namespace sidelint::linter
