#include "linter/figures.h"

#include <algorithm>
#include <ostream>

#include <fmt/format.h>

namespace sidelint::linter {

Figures count_by_rule(const Report& report) {
  Figures figures;
  for (const Diagnostic& finding : report.findings) ++figures[finding.rule];
  return figures;
}

void write_statistics(const Figures& figures, std::ostream& out) {
  std::vector<std::pair<std::string, std::size_t>> sorted(figures.begin(), figures.end());
  std::ranges::stable_sort(sorted, [](const auto& a, const auto& b) { return a.second > b.second; });
  for (const auto& [rule, count] : sorted) out << fmt::format("{:6}  {}\n", count, rule);
}

void write_timing(const std::vector<Stage>& stages, std::ostream& out) {
  for (const auto& [name, duration] : stages) {
    const double seconds = std::chrono::duration<double>(duration).count();
    out << fmt::format("{:>8.1f} ms  {}\n", seconds * 1000, name);
  }
}

void write_left_out(const Analysis& analysis, std::ostream& out) {
  for (const units::ScannedFile& file : analysis.scan.files) {
    const std::string& path = analysis.sources.path(file.source);
    if (file.unrendered) {
      out << fmt::format("{}: not rendered: {}\n", path, *file.unrendered);
    } else if (!file.unreadable && !file.is_rendered && file.documents.empty() && file.problems.empty()) {
      out << fmt::format("{}: holds nothing that decides about injection\n", path);
    }
  }
}

}  // namespace sidelint::linter
