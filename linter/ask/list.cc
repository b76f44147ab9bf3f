#include "linter/ask/list.h"

#include <algorithm>
#include <array>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "linter/ask/cells.h"
#include "linter/ask/filter.h"
#include "reporters/terminal/shown.h"

namespace sidelint::linter {
namespace {

constexpr std::array<std::string_view, kVerdictCount> kVerdictWords{"injected", "not injected", "rejected", "unknown"};

std::string_view word(Verdict verdict) { return kVerdictWords[static_cast<std::size_t>(verdict)]; }

// A name from a manifest must not move the cursor or forge a line.
std::string printable(std::string_view text) { return reporters::printable(text, Charset::unicode); }

std::string place(const DecisionRecord& decision, const SourceMap& sources) {
  return fmt::format("{}:{}", sources.path(decision.at.source),
                     sources.position(decision.at.source, decision.at.begin).line);
}

// "RayCluster/ray", "RayCluster/ray (head)"
std::string pods_of(const DecisionRecord& decision) {
  const std::string part = decision.part.empty() ? "" : " (" + decision.part + ")";
  return decision.resource.kind + "/" + decision.resource.name + part;
}

// Whether the column is worth its place.
bool has_units(const Report& report) {
  return std::ranges::any_of(report.decisions,
                             [&](const DecisionRecord& each) { return each.unit != report.decisions.front().unit; });
}

struct Row {
  std::string verdict, revision, resource, unit, place, because;
};

Row row(const DecisionRecord& decision, const SourceMap& sources) {
  return {std::string(word(decision.verdict)), decision.revision.empty() ? "-" : printable(decision.revision),
          printable(pods_of(decision)),        printable(decision.unit),
          printable(place(decision, sources)), printable(decision.because)};
}

void write_group(const std::vector<Row>& rows, bool with_units, std::ostream& out) {
  std::array<std::size_t, 5> widths{};
  for (const Row& row : rows) {
    widths = {std::max(widths[0], row.verdict.size()), std::max(widths[1], row.revision.size()),
              std::max(widths[2], row.resource.size()), std::max(widths[3], row.unit.size()),
              std::max(widths[4], row.place.size())};
  }
  for (const Row& row : rows) {
    out << fmt::format("  {:{}}  {:{}}  {:{}}  ", row.verdict, widths[0], row.revision, widths[1], row.resource,
                       widths[2]);
    if (with_units) out << fmt::format("{:{}}  ", row.unit, widths[3]);
    out << fmt::format("{:{}}  {}\n", row.place, widths[4], row.because);
  }
}

std::string totals(const std::array<std::size_t, kVerdictCount>& verdicts) {
  std::string text;
  for (std::size_t i = 0; i < kVerdictCount; ++i) {
    if (verdicts[i] > 0) text += fmt::format("{}{} {}", text.empty() ? "" : ", ", verdicts[i], kVerdictWords[i]);
  }
  return text;
}

}  // namespace

std::optional<Failure> keep_wanted(const Options& options, const SourceMap& sources, Report& report) {
  if (!options.where) return std::nullopt;
  const Result<Filter> filter = Filter::parse(*options.where);
  if (!filter) return filter.failure();
  std::erase_if(report.decisions, [&](const DecisionRecord& decision) { return !filter->holds(decision, sources); });
  report.summary.workloads = report.decisions.size();
  report.summary.verdicts = {};
  for (const DecisionRecord& each : report.decisions) ++report.summary.verdicts[static_cast<std::size_t>(each.verdict)];
  return std::nullopt;
}

void write_list(const Report& report, const SourceMap& sources, std::ostream& out) {
  const bool with_units = has_units(report);
  std::size_t next = 0;
  while (next < report.decisions.size()) {
    const std::string& name_space = report.decisions[next].resource.name_space;
    std::vector<Row> rows;
    std::array<std::size_t, kVerdictCount> verdicts{};
    for (; next < report.decisions.size() && report.decisions[next].resource.name_space == name_space; ++next) {
      rows.push_back(row(report.decisions[next], sources));
      ++verdicts[static_cast<std::size_t>(report.decisions[next].verdict)];
    }
    out << (name_space.empty() ? "(no namespace named)" : printable(name_space)) << ": " << totals(verdicts) << '\n';
    write_group(rows, with_units, out);
    out << '\n';
  }
  const std::size_t count = report.summary.workloads;
  out << fmt::format("{} {}{}{}\n", count, count == 1 ? "workload" : "workloads", count == 0 ? "" : ": ",
                     totals(report.summary.verdicts));
}

void write_csv(const Report& report, const SourceMap& sources, std::ostream& out) {
  const bool with_units = has_units(report);
  out << "namespace,kind,name,verdict,revision,file,line,because,part" << (with_units ? ",unit" : "") << "\r\n";
  for (const DecisionRecord& decision : report.decisions) {
    const ResourceName& name = decision.resource;
    out << fmt::format("{},{},{},{},{},{},{},{},{}", csv_cell(name.name_space), csv_cell(name.kind),
                       csv_cell(name.name), to_string(decision.verdict), csv_cell(decision.revision),
                       csv_cell(sources.path(decision.at.source)),
                       sources.position(decision.at.source, decision.at.begin).line, csv_cell(decision.because),
                       csv_cell(decision.part));
    if (with_units) out << ',' << csv_cell(decision.unit);
    out << "\r\n";
  }
}

void write_markdown_table(const Report& report, const SourceMap& sources, std::ostream& out) {
  const bool with_units = has_units(report);
  out << "| namespace | workload | verdict | revision | where | because |" << (with_units ? " unit |" : "")
      << "\n| --- | --- | --- | --- | --- | --- |" << (with_units ? " --- |" : "") << '\n';
  for (const DecisionRecord& decision : report.decisions) {
    out << fmt::format("| {} | {} | {} | {} | {} | {} |", markdown_cell(decision.resource.name_space),
                       markdown_cell(pods_of(decision)), word(decision.verdict), markdown_cell(decision.revision),
                       markdown_cell(place(decision, sources)), markdown_cell(decision.because));
    if (with_units) out << fmt::format(" {} |", markdown_cell(decision.unit));
    out << '\n';
  }
}

}  // namespace sidelint::linter
