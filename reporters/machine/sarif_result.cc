#include "reporters/machine/sarif_result.h"

#include <algorithm>

#include <fmt/format.h>

#include "reporters/machine/path.h"
#include "reporters/machine/sarif_text.h"
#include "reporters/words/verdict.h"

namespace sidelint::reporters {
namespace {

// The words of every place, with the ids 1, 2, … of the related locations.
std::vector<Label> related_places(const Diagnostic& finding) {
  std::vector<Label> places = finding.notes;
  for (const Span& hand : finding.chain) places.push_back({hand, std::string(kComesFrom)});
  return places;
}

// The first sentence is the alert's title: it is the finding's own. GitHub shows related locations only where they are
// linked.
std::string message(const Diagnostic& finding) {
  std::string text = sentence(finding.message);
  if (!finding.primary.text.empty()) text += '\n' + sentence(finding.primary.text);
  std::size_t id = 0;
  for (const Label& place : related_places(finding)) {
    text += '\n' + linked_sentence(place.text.empty() ? kComesFrom : place.text, ++id);
  }
  for (const std::string& remark : finding.remarks) text += '\n' + sentence(remark);
  if (!finding.help.empty()) text += '\n' + sentence(finding.help);
  for (const std::string& other : finding.alternatives) text += '\n' + sentence(or_else(other));
  return text;
}

std::string_view importance(Outcome outcome) {
  switch (outcome) {
    case Outcome::settled:
      return "essential";
    case Outcome::matched:
    case Outcome::not_matched:
    case Outcome::unknown:
      return "important";
    case Outcome::skipped:
      return "unimportant";
  }
  return "important";
}

Json logical_location(const ResourceName& resource) {
  const std::string qualified =
      fmt::format("{}/{}/{}/{}", resource.api_version, resource.kind, resource.name_space, resource.name);
  return {{"name", resource.name}, {"fullyQualifiedName", qualified}, {"kind", "resource"}};
}

}  // namespace

SarifResults::SarifResults(const Report& report, const SourceMap& sources, const ReportOptions& options)
    : report_(report), sources_(sources), options_(options), columns_(sources) {
  for (std::size_t i = 0; i < report.rules.size(); ++i) rule_index_.emplace(report.rules[i].name, i);
}

Json SarifResults::next(const Diagnostic& finding) {
  Json location = {{"physicalLocation", physical(finding.primary.at)}};
  if (finding.resource) location["logicalLocations"] = Json::array({logical_location(*finding.resource)});
  Json result = {{"ruleId", finding.rule}};
  if (const auto rule = rule_index_.find(finding.rule); rule != rule_index_.end()) result["ruleIndex"] = rule->second;
  result["level"] = to_string(finding.severity);
  result["message"] = {{"text", message(finding)}};
  result["locations"] = Json::array({std::move(location)});
  if (Json all = related(finding); !all.empty()) result["relatedLocations"] = std::move(all);
  const DecisionRecord* decision = explanation(finding, report_);
  if (decision != nullptr && !decision->trace.empty()) result["codeFlows"] = Json::array({code_flow(*decision)});
  result["partialFingerprints"] = fingerprints(finding);
  if (Json all = fixes(finding); !all.empty()) result["fixes"] = std::move(all);
  return result;
}

Json SarifResults::file_location(std::string_view path) const {
  return {{"physicalLocation", {{"artifactLocation", artifact(path)}}}};
}

Json SarifResults::artifact(std::string_view path) const {
  const std::string relative = repository_path(path, options_);
  if (relative.front() == '/') return {{"uri", "file://" + percent_encoded(relative)}};
  return {{"uri", percent_encoded(relative)}, {"uriBaseId", "%SRCROOT%"}};
}

// One line only: GitHub shows an alert in a pull request if all lines of its region are in the change.
Json SarifResults::physical(Span at) {
  const auto [line, begin, end] = columns_.columns(at);
  return {{"artifactLocation", artifact(sources_.path(at.source))},
          {"region", {{"startLine", line}, {"startColumn", begin + 1}, {"endLine", line}, {"endColumn", end + 1}}}};
}

Json SarifResults::related(const Diagnostic& finding) {
  Json all = Json::array();
  for (const Label& place : related_places(finding)) {
    const std::string words = sentence(place.text.empty() ? kComesFrom : std::string_view(place.text));
    all.push_back({{"id", all.size() + 1}, {"physicalLocation", physical(place.at)}, {"message", {{"text", words}}}});
  }
  return all;
}

// A region that may go on over lines, or be a place between two characters.
Json SarifResults::region(Span at) {
  const Utf16Columns::Columns begin = columns_.columns({at.source, at.begin, at.begin});
  const Utf16Columns::Columns end = columns_.columns({at.source, at.end, at.end});
  return {
      {"startLine", begin.line}, {"startColumn", begin.begin + 1}, {"endLine", end.line}, {"endColumn", end.begin + 1}};
}

// Only those with edits: the others are words, which the message has.
Json SarifResults::fixes(const Diagnostic& finding) {
  Json all = Json::array();
  for (const Fix& fix : finding.fixes) {
    if (fix.edits.empty()) continue;
    Json replacements = Json::array();
    for (const Edit& edit : fix.edits) {
      replacements.push_back({{"deletedRegion", region(edit.replace)}, {"insertedContent", {{"text", edit.text}}}});
    }
    const std::string& path = sources_.path(fix.edits.front().replace.source);
    all.push_back({{"description", {{"text", sentence(fix.title)}}},
                   {"artifactChanges",
                    Json::array({{{"artifactLocation", artifact(path)}, {"replacements", std::move(replacements)}}})}});
  }
  return all;
}

Json SarifResults::code_flow(const DecisionRecord& decision) {
  Json steps = Json::array();
  for (const TraceLine& line : decision.trace) {
    const std::string words = line.effect.empty() ? line.text : fmt::format("{}; {}", line.text, line.effect);
    const Span at = line.at ? *line.at : decision.at;  // GitHub shows no step without a place
    steps.push_back({{"location", {{"physicalLocation", physical(at)}, {"message", {{"text", sentence(words)}}}}},
                     {"importance", importance(line.outcome)}});
  }
  const std::string heading = fmt::format("{}: {}", name_in_words(decision), verdict_words(decision));
  return {{"message", {{"text", sentence(heading)}}},
          {"threadFlows", Json::array({{{"locations", std::move(steps)}}})}};
}

Json SarifResults::fingerprints(const Diagnostic& finding) {
  const Span at = finding.primary.at;
  const std::uint32_t line = sources_.position(at.source, at.begin).line;
  const std::string uri = artifact(sources_.path(at.source))["uri"];
  return {{"primaryLocationLineHash", line_hash(at.source, line)},
          {"resourceRule/v1", resource_fingerprints_.next(finding, uri)}};
}

const std::string& SarifResults::line_hash(SourceId source, std::uint32_t line) {
  const auto [entry, is_new] = line_hashes_.try_emplace(source);
  if (is_new) entry->second = line_hashes(sources_.text(source));
  // A lone carriage return ends a line there but not here, so there are never fewer hashes than lines.
  return entry->second.at(std::min<std::size_t>(line, entry->second.size()) - 1);
}

}  // namespace sidelint::reporters
