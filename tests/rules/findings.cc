#include "tests/rules/findings.h"

#include <algorithm>
#include <memory>

#include <gtest/gtest.h>

#include "linter/options.h"
#include "linter/run.h"
#include "linter/select.h"
#include "tests/harness/pipeline.h"

namespace sidelint::testing {

namespace {

// A rule that asks what became of the findings of the others runs after them.
std::vector<Diagnostic> findings_after_all(const rules::Rule& rule, const linter::Analysis& analysis) {
  std::vector<linter::SelectedRule> all;
  for (const rules::Rule* each : rules::all_rules()) all.push_back({each, std::nullopt});
  linter::Options options;
  options.threads = 1;
  std::vector<Diagnostic> findings = linter::check(analysis, all, options).findings;
  std::erase_if(findings, [&](const Diagnostic& finding) { return finding.rule != rule.name; });
  return findings;
}

}  // namespace

std::vector<Diagnostic> findings_of(const rules::Rule& rule, const linter::Analysis& analysis) {
  if (rule.turn == rules::Turn::last) return findings_after_all(rule, analysis);
  rules::Report report(rule, analysis.origins);
  rules::Input input{analysis.repository, *analysis.decisions, analysis.injections, analysis.expectations};
  input.unread = analysis.unread;
  input.changes = analysis.changes;
  rule.check(input, report);
  std::vector<Diagnostic> findings;
  for (const rules::Report::Found& found : report.found()) findings.push_back(found.diagnostic);
  std::ranges::sort(findings, before);
  return findings;
}

namespace {

// Joins what `say` makes of each finding.
template <class Say>
std::string joined(std::string_view rule, std::string_view txtar, Say say) {
  const rules::Rule* named = rules::find_rule(rule);
  const std::unique_ptr<const linter::Analysis> analysis = analyse(txtar);
  if (named == nullptr || analysis == nullptr) {
    ADD_FAILURE() << "no rule " << rule << ", or no repository";
    return "";
  }
  std::string text;
  for (const Diagnostic& finding : findings_of(*named, *analysis)) text += say(finding, *analysis) + "\n";
  return text;
}

}  // namespace

std::string findings_of(std::string_view rule, std::string_view txtar) {
  return joined(rule, txtar, [](const Diagnostic& finding, const linter::Analysis& analysis) {
    const Mark place = place_of(finding, analysis);
    const Position position = analysis.sources.position(finding.primary.at.source, place.begin);
    return std::string(to_string(finding.severity)) + " " + place.path + ":" + std::to_string(position.line) + " " +
           finding.message;
  });
}

std::string helps_of(std::string_view rule, std::string_view txtar) {
  return joined(rule, txtar, [](const Diagnostic& finding, const linter::Analysis&) { return finding.help; });
}

ReadExample read_example(const rules::Rule& rule, std::string_view files) {
  const Txtar archive = parse_txtar(files);
  if (rule.runs != rules::Runs::on_comparison) return {analyse(archive), marks_in(archive)};
  return {compare_states(archive).after, marks_in(files_under(archive, "after"))};
}

Mark place_of(const Diagnostic& finding, const linter::Analysis& analysis) {
  std::string path = analysis.sources.path(finding.primary.at.source);
  if (path.starts_with("./")) path.erase(0, 2);
  return {path, finding.primary.at.begin, finding.primary.at.end};
}

}  // namespace sidelint::testing
