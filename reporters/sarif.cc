// SARIF 2.1.0 (OASIS, errata 01) as GitHub code scanning reads it. No times, no random ids, no absolute paths inside
// the repository: the same findings are the same bytes on every machine.
#include <ostream>
#include <string>

#include "reporters/machine/json_writer.h"
#include "reporters/machine/sarif_result.h"
#include "reporters/machine/sarif_text.h"
#include "reporters/reporter.h"

namespace sidelint::reporters {
namespace {

// GitHub refuses a run with more results than this.
constexpr std::size_t kMostResults = 25'000;

std::string_view problem_severity(Severity severity) {  // GitHub's words for it
  return severity == Severity::note ? "recommendation" : to_string(severity);
}

Json rule_descriptor(const RuleInfo& rule) {
  const std::string name(rule.name);
  const std::string explain = "sidelint explain " + name;
  const std::string help(rule.help);
  Json tags = Json::array({"istio", "sidecar-injection", name.substr(0, name.find('/'))});
  return {
      {"id", name},
      {"name", pascal_case(name)},
      {"shortDescription", {{"text", rule.summary}}},
      {"fullDescription", {{"text", rule.why}}},
      {"defaultConfiguration", {{"level", to_string(rule.severity)}}},
      {"help",
       {{"text", help + "\n\nMore: " + explain},
        {"markdown", std::string(rule.why) + "\n\n" + help + "\n\nMore: `" + explain + "`"}}},
      {"properties",
       {{"tags", std::move(tags)}, {"precision", "very-high"}, {"problem.severity", problem_severity(rule.severity)}}}};
}

Json driver(const Report& report) {
  Json rules = Json::array();
  for (const RuleInfo& rule : report.rules) rules.push_back(rule_descriptor(rule));
  return {{"name", "sidelint"},
          {"version", report.version},
          {"semanticVersion", report.version},
          {"rules", std::move(rules)}};
}

// The indices of the findings that are written, in order: all, or as many as GitHub takes with the gravest first.
std::vector<std::size_t> chosen(const std::vector<Diagnostic>& findings) {
  std::vector<std::size_t> indices;
  for (const Severity severity : {Severity::error, Severity::warning, Severity::note}) {
    for (std::size_t i = 0; i < findings.size() && indices.size() < kMostResults; ++i) {
      if (findings[i].severity == severity) indices.push_back(i);
    }
  }
  std::sort(indices.begin(), indices.end());
  return indices;
}

Json notification(std::string_view words) { return {{"message", {{"text", sentence(words)}}}, {"level", "warning"}}; }

Json invocation(const Report& report, const SarifResults& results, std::size_t left_out) {
  Json notifications = Json::array();
  for (const UnreadFile& file : report.summary.unread) {
    Json one = notification("not read: " + file.why);
    one["locations"] = Json::array({results.file_location(file.path)});
    notifications.push_back(std::move(one));
  }
  if (left_out > 0)
    notifications.push_back(notification(std::to_string(left_out) + " findings of lesser severity are left out"));
  Json result = {{"executionSuccessful", true}};
  if (!notifications.empty()) result["toolExecutionNotifications"] = std::move(notifications);
  return result;
}

void write(const Report& report, const SourceMap& sources, const ReportOptions& options, std::ostream& out) {
  const std::vector<std::size_t> written = chosen(report.findings);
  SarifResults results(report, sources, options);
  JsonWriter writer(out);
  writer.begin_object();
  writer.key("$schema");
  writer.value("https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");
  writer.key("version");
  writer.value("2.1.0");
  writer.key("runs");
  writer.begin_array();
  writer.begin_object();
  writer.key("tool");
  writer.value({{"driver", driver(report)}});
  writer.key("invocations");
  writer.value(Json::array({invocation(report, results, report.findings.size() - written.size())}));
  writer.key("originalUriBaseIds");
  writer.value({{"%SRCROOT%", {{"description", {{"text", "The root of the repository."}}}}}});
  writer.key("automationDetails");
  writer.value({{"id", "sidelint/"}});
  writer.key("columnKind");
  writer.value("utf16CodeUnits");
  writer.key("results");
  writer.begin_array();
  for (const std::size_t index : written) writer.value(results.next(report.findings[index]));
  for (int level = 0; level < 4; ++level) writer.end();  // results, the run, runs, the log
}

}  // namespace

extern constinit const Reporter sarif{
    .format = "sarif",
    .alias = "",
    .summary = "SARIF 2.1.0, for GitHub code scanning and other viewers.",
    .write = write,
};

}  // namespace sidelint::reporters
