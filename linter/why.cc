#include "linter/why.h"

#include <ostream>
#include <string>

#include "linter/describe.h"
#include "linter/find_resource.h"
#include "linter/version.h"

namespace sidelint::linter {
namespace {

bool wants_json(const Options& options) {
  return !options.formats.empty() && find_reporter(options.formats.front().format) == find_reporter("json");
}

std::vector<DecisionRecord> describe_each(const Analysis& analysis,
                                          const std::vector<const model::Workload*>& workloads) {
  std::vector<DecisionRecord> records;
  for (const model::Workload* workload : workloads) {
    records.push_back(describe(analysis, *workload, analysis.decisions->of(*workload)));
  }
  return records;
}

}  // namespace

std::optional<Failure> why(const Analysis& analysis, const Options& options, const ReportOptions& reporting,
                           std::ostream& out) {
  Result<ResourceQuery> query = parse_resource(options.subject);
  if (!query) return query.failure();
  std::vector<const model::Workload*> workloads = find_workloads(analysis.repository, *query);
  const std::vector<const model::Namespace*> namespaces = find_namespaces(analysis.repository, *query);
  if (workloads.empty() && namespaces.empty()) return not_found(analysis.repository, *query);
  for (const model::Namespace* name_space : namespaces) {
    const std::vector<const model::Workload*> inside = analysis.decisions->workloads_in(*name_space);
    workloads.insert(workloads.end(), inside.begin(), inside.end());
  }
  const std::vector<DecisionRecord> records = describe_each(analysis, workloads);
  if (wants_json(options)) {
    Report report;
    report.version = kVersion;
    report.summary = summarise(analysis);
    report.decisions = records;
    find_reporter("json")->write(report, analysis.sources, reporting, out);
    return std::nullopt;
  }
  if (records.empty()) out << "No workload of the input is in namespace `" << query->name << "`.\n";
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (i > 0) out << '\n';
    write_decision(records[i], analysis.sources, reporting, out);
  }
  return std::nullopt;
}

}  // namespace sidelint::linter
