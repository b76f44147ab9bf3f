#include "linter/describe.h"

#include <algorithm>
#include <numeric>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

namespace sidelint::linter {
namespace {

// "the labels of namespace `shop`", "a, b and c"
std::string missing_facts(const decide::Decision& decision) {
  std::string text;
  for (std::size_t i = 0; i < decision.missing.size(); ++i) {
    if (i > 0) text += i + 1 == decision.missing.size() ? " and " : ", ";
    text += decision.missing[i].text;
  }
  return text;
}

std::string effect_of(const decide::Step& step) {
  const decide::StepInfo& info = decide::info(step.id);
  if (step.outcome == Outcome::matched) return std::string(info.if_matched);
  return step.outcome == Outcome::not_matched ? std::string(info.if_not_matched) : "";
}

TraceLine trace_line(const decide::Step& step, const Origins& origins) {
  TraceLine line;
  line.step = decide::info(step.id).name;
  line.outcome = step.outcome;
  line.text = step.because;
  line.effect = effect_of(step);
  for (const decide::Evidence& evidence : step.evidence) {
    line.at = origins.where(evidence.origin);
    if (line.at) break;
  }
  return line;
}

}  // namespace

DecisionRecord describe(const Analysis& analysis, const model::Workload& workload, const decide::Decision& decision) {
  const model::Object& object = workload.object;
  DecisionRecord record;
  record.resource = {object.api_version, object.kind, object.metadata.name_space.value, object.metadata.name.value};
  record.part = workload.part;
  record.unit = object.unit;
  if (const std::optional<Span> at = analysis.origins.where(object.at)) record.at = *at;
  record.verdict = decision.verdict();
  record.revision = decision.revision;
  for (const decide::Hook* hook : decision.called) {
    if (std::ranges::find(record.webhooks, hook->configuration) == record.webhooks.end())
      record.webhooks.push_back(hook->configuration);
  }
  const decide::Step* deciding = decision.deciding_step();
  record.because = deciding != nullptr ? deciding->because : "it depends on " + missing_facts(decision);
  if (deciding != nullptr) record.message = deciding->message;
  for (const decide::Missing& missing : decision.missing) record.missing.push_back(missing.text);
  record.possibilities = decision.possibilities;
  for (const decide::Step& step : decision.trace) record.trace.push_back(trace_line(step, analysis.origins));
  return record;
}

std::vector<std::size_t> listing_order(const model::Repository& repository) {
  std::vector<std::size_t> order(repository.workloads.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto key = [&](std::size_t index) {
    const model::Object& object = repository.workloads[index].object;
    return std::tie(object.metadata.name_space.value, object.kind, object.metadata.name.value);
  };
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
  return order;
}

void describe_decisions(const Analysis& analysis, Described which, Report& report) {
  const std::vector<model::Workload>& workloads = analysis.repository.workloads;
  std::vector<bool> wanted(workloads.size(), which == Described::all);
  for (const Diagnostic& finding : report.findings) {
    if (finding.decision) wanted[*finding.decision] = true;
  }
  std::vector<std::size_t> record_of(workloads.size());
  for (const std::size_t index : listing_order(analysis.repository)) {
    if (!wanted[index]) continue;
    record_of[index] = report.decisions.size();
    report.decisions.push_back(describe(analysis, workloads[index], analysis.decisions->of(workloads[index])));
  }
  for (Diagnostic& finding : report.findings) {
    if (finding.decision) finding.decision = record_of[*finding.decision];
  }
}

Summary summarise(const Analysis& analysis) {
  Summary summary;
  for (const units::ScannedFile& file : analysis.scan.files) {
    const std::string& path = analysis.sources.path(file.source);
    summary.documents += file.document_count;
    if (file.unreadable) {
      summary.unread.push_back({path, *file.unreadable});
      continue;
    }
    ++summary.files;
    if (file.unrendered) summary.unrendered.push_back({path, *file.unrendered});
  }
  for (const Unread& unread : analysis.walk.unread) summary.unread.push_back({unread.path, unread.why});
  std::set<std::string_view> namespaces;
  for (const model::Namespace& name_space : analysis.repository.namespaces) namespaces.insert(name_space.name());
  summary.namespaces = namespaces.size();
  summary.workloads = analysis.repository.workloads.size();
  for (const model::Workload& workload : analysis.repository.workloads) {
    ++summary.verdicts[static_cast<std::size_t>(analysis.decisions->of(workload).verdict())];
  }
  return summary;
}

}  // namespace sidelint::linter
