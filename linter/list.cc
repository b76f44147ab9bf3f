#include "linter/list.h"

#include <algorithm>
#include <array>
#include <ostream>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace sidelint::linter {
namespace {

constexpr std::array<std::string_view, kVerdictCount> kVerdictWords{"injected", "not injected", "rejected", "unknown"};

std::string_view word(Verdict verdict) { return kVerdictWords[static_cast<std::size_t>(verdict)]; }

struct Row {
  std::string verdict, revision, resource, place, because;
};

// A name from a manifest must not move the cursor or forge a line.
std::string printable(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7f) {
      result += fmt::format("\\x{:02x}", byte);
    } else {
      result += c;
    }
  }
  return result;
}

Row row(const DecisionRecord& decision, const SourceMap& sources) {
  const Position place = sources.position(decision.at.source, decision.at.begin);
  return {std::string(word(decision.verdict)), decision.revision.empty() ? "-" : decision.revision,
          printable(decision.resource.kind + "/" + decision.resource.name),
          printable(fmt::format("{}:{}", sources.path(decision.at.source), place.line)), printable(decision.because)};
}

void write_group(const std::vector<Row>& rows, std::ostream& out) {
  std::array<std::size_t, 4> widths{};
  for (const Row& row : rows) {
    widths = {std::max(widths[0], row.verdict.size()), std::max(widths[1], row.revision.size()),
              std::max(widths[2], row.resource.size()), std::max(widths[3], row.place.size())};
  }
  for (const Row& row : rows) {
    out << fmt::format("  {:{}}  {:{}}  {:{}}  {:{}}  {}\n", row.verdict, widths[0], row.revision, widths[1],
                       row.resource, widths[2], row.place, widths[3], row.because);
  }
}

}  // namespace

void list(const Report& report, const SourceMap& sources, std::ostream& out) {
  std::size_t next = 0;
  while (next < report.decisions.size()) {
    const std::string& name_space = report.decisions[next].resource.name_space;
    std::vector<Row> rows;
    for (; next < report.decisions.size() && report.decisions[next].resource.name_space == name_space; ++next) {
      rows.push_back(row(report.decisions[next], sources));
    }
    out << (name_space.empty() ? "(no namespace named)" : printable(name_space)) << '\n';
    write_group(rows, out);
    out << '\n';
  }
  out << fmt::format("{} {}", report.summary.workloads, report.summary.workloads == 1 ? "workload" : "workloads");
  std::string_view separator = ": ";
  for (std::size_t i = 0; i < kVerdictCount; ++i) {
    if (report.summary.verdicts[i] == 0) continue;
    out << fmt::format("{}{} {}", separator, report.summary.verdicts[i], kVerdictWords[i]);
    separator = ", ";
  }
  out << '\n';
}

}  // namespace sidelint::linter
