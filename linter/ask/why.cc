#include "linter/ask/why.h"

#include <algorithm>
#include <array>
#include <optional>
#include <ostream>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "linter/ask/find_resource.h"
#include "linter/ask/settle.h"
#include "linter/describe.h"
#include "linter/version.h"
#include "reporters/terminal/shown.h"

namespace sidelint::linter {
namespace {

// One decision is no report: it is told as text or as JSON, where it was asked for.
std::optional<Failure> refuse_format(const Options& options) {
  for (const FormatRequest& request : options.formats) {
    if (request.format != "text" && find_reporter(request.format) != find_reporter("json")) {
      return Failure{Failure::Code::usage, "why answers as text or json, not as `" + request.format + "`"};
    }
    if (request.path != "-") return Failure{Failure::Code::usage, "why answers on standard output only"};
  }
  return std::nullopt;
}

bool wants_json(const Options& options) {
  return !options.formats.empty() && find_reporter(options.formats.front().format) == find_reporter("json");
}

// What was asked for: workloads by name, or all that are in a namespace.
struct Asked {
  std::vector<const model::Workload*> workloads;
  std::vector<const model::Namespace*> namespaces;
  bool is_namespace = false;
};

void add_inside(const Analysis& analysis, const ResourceQuery& query, Asked& asked) {
  for (const model::Namespace* name_space : asked.namespaces) {
    const std::vector<const model::Workload*> inside = analysis.decisions->workloads_in(*name_space);
    asked.workloads.insert(asked.workloads.end(), inside.begin(), inside.end());
  }
  if (asked.namespaces.empty()) {
    for (const model::Workload& workload : analysis.repository.workloads) {
      if (workload.object.metadata.name_space.value == query.name) asked.workloads.push_back(&workload);
    }
  }
  // Equally near definitions of one namespace count for the same workloads.
  std::ranges::sort(asked.workloads);
  asked.workloads.erase(std::unique(asked.workloads.begin(), asked.workloads.end()), asked.workloads.end());
}

Asked find(const Analysis& analysis, const ResourceQuery& query) {
  Asked asked{find_workloads(analysis.repository, query), find_namespaces(analysis.repository, query),
              query.kind == "Namespace" || query.kind == "namespace"};
  if (asked.is_namespace) add_inside(analysis, query, asked);
  return asked;
}

void keep_unit(const std::string& unit, Asked& asked) {
  std::erase_if(asked.workloads, [&](const model::Workload* each) { return each->object.unit != unit; });
  std::erase_if(asked.namespaces, [&](const model::Namespace* each) { return each->object.unit != unit; });
}

// "Namespace `shop` of shop.yaml:1: 2 workloads, 1 injected, 1 not injected"
void write_namespace(const Analysis& analysis, const ResourceQuery& query, const Asked& asked, std::ostream& out) {
  std::vector<std::string> places;  // units of one base share its definition
  for (const model::Namespace* name_space : asked.namespaces) {
    const std::optional<Span> at = analysis.origins.where(name_space->object.at);
    if (!at) continue;
    std::string place =
        fmt::format("{}:{}", analysis.sources.path(at->source), analysis.sources.position(at->source, at->begin).line);
    if (std::ranges::find(places, place) == places.end()) places.push_back(std::move(place));
  }
  std::string where = places.empty() ? "" : fmt::format(" of {}", fmt::join(places, " and "));
  if (asked.namespaces.empty()) where = " is not declared in the input";
  out << reporters::printable(fmt::format("Namespace `{}`{}", query.name, where), Charset::unicode);
  constexpr std::array<std::string_view, kVerdictCount> kWords{"injected", "not injected", "rejected", "unknown"};
  std::array<std::size_t, kVerdictCount> counts{};
  for (const model::Workload* workload : asked.workloads) {
    ++counts[static_cast<std::size_t>(analysis.decisions->of(*workload).verdict())];
  }
  const std::size_t all = asked.workloads.size();
  out << fmt::format(": {} {}", all == 0 ? "no" : std::to_string(all), all == 1 ? "workload" : "workloads");
  for (std::size_t i = 0; i < kVerdictCount; ++i) {
    if (counts[i] > 0) out << fmt::format(", {} {}", counts[i], kWords[i]);
  }
  out << '\n';
}

void write_json(const Analysis& analysis, const std::vector<DecisionRecord>& records, const ReportOptions& reporting,
                std::ostream& out) {
  Report report;
  report.version = kVersion;
  report.summary = summarise(analysis);
  report.decisions = records;
  find_reporter("json")->write(report, analysis.sources, reporting, out);
}

// Where it is ordered, what nobody can see: a patch, values of another repository.
std::string where_to_look(const decide::Missing& missing, const Analysis& analysis) {
  const std::optional<Span> at = analysis.origins.where(missing.at);
  if (missing.fact != decide::Missing::Fact::alteration || !at) return {};
  const Position position = analysis.sources.position(at->source, at->begin);
  return fmt::format("see {}:{}", analysis.sources.path(at->source), position.line);
}

std::string advice_of(const decide::Decision& decision, const Analysis& analysis) {
  std::string text;
  for (const decide::Missing& missing : decision.missing) {
    std::string advice = how_to_settle(missing);
    if (advice.empty()) advice = where_to_look(missing, analysis);
    if (!advice.empty()) text.append("    ").append(advice) += '\n';
  }
  return text;
}

// What is told of one workload, and the units in which it is the same.
struct Answer {
  const DecisionRecord* record;
  std::string advice;
  std::string text;  // without the units
  std::vector<std::string> units;
};

// Equal answers of several units are one.
std::vector<Answer> answers(const Analysis& analysis, const Asked& asked, const std::vector<DecisionRecord>& records,
                            ReportOptions plain) {
  plain.links = Links::never;  // places of the same name are the same to a reader
  std::vector<Answer> all;
  for (std::size_t i = 0; i < records.size(); ++i) {
    DecisionRecord anywhere = records[i];
    anywhere.unit = ".";
    std::ostringstream text;
    write_decision(anywhere, analysis.sources, plain, text);
    Answer answer{
        &records[i], advice_of(analysis.decisions->of(*asked.workloads[i]), analysis), text.str(), {records[i].unit}};
    const auto same = std::ranges::find_if(all, [&](const Answer& other) {
      return other.text == answer.text && other.advice == answer.advice &&
             std::ranges::find(other.units, answer.units.front()) == other.units.end();
    });
    if (same == all.end()) {
      all.push_back(std::move(answer));
    } else {
      same->units.push_back(std::move(answer.units.front()));
    }
  }
  return all;
}

}  // namespace

std::optional<Failure> why(const Analysis& analysis, const Options& options, const ReportOptions& reporting,
                           std::ostream& out) {
  if (std::optional<Failure> failure = refuse_format(options)) return failure;
  Result<ResourceQuery> query = parse_resource(options.subject);
  if (!query) return query.failure();
  Asked asked = find(analysis, *query);
  if (options.unit) keep_unit(*options.unit, asked);
  if (asked.workloads.empty() && asked.namespaces.empty()) return not_found(analysis.repository, *query);
  std::vector<DecisionRecord> records;
  for (const model::Workload* workload : asked.workloads) {
    records.push_back(describe(analysis, *workload, analysis.decisions->of(*workload)));
  }
  if (wants_json(options)) {
    write_json(analysis, records, reporting, out);
    return std::nullopt;
  }
  if (asked.is_namespace) write_namespace(analysis, *query, asked, out);
  bool separated = asked.is_namespace;
  for (const Answer& answer : answers(analysis, asked, records, reporting)) {
    if (separated) out << '\n';
    write_decision(*answer.record, analysis.sources, reporting, out, answer.units);
    out << answer.advice;
    separated = true;
  }
  return std::nullopt;
}

}  // namespace sidelint::linter
