// JSON v1, the contract with other programs: keys keep their order and meaning, new ones may be added; facts that are
// absent are null. reporters/json-v1.schema.json says it formally. Columns count UTF-8 bytes, ends are exclusive.
#include <ostream>
#include <string>

#include "reporters/machine/json_writer.h"
#include "reporters/machine/path.h"
#include "reporters/reporter.h"
#include "reporters/words/summary.h"
#include "reporters/words/verdict.h"

namespace sidelint::reporters {
namespace {

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

// Places as JSON v1 writes them.
struct Places {
  const SourceMap& sources;
  const ReportOptions& options;

  std::string file(const std::string& path) const {
    const bool absolute = !path.empty() && path.front() == '/';
    return absolute ? path_from(path, options.working_directory, options.working_directory) : normal_path(path);
  }
  void add_start(Json& to, Span at) const {
    const Position begin = sources.position(at.source, at.begin);
    to["file"] = file(sources.path(at.source));
    to["line"] = begin.line;
    to["column"] = begin.column;
  }
  void add(Json& to, Span at) const {
    const Position end = sources.position(at.source, at.end);
    add_start(to, at);
    to["endLine"] = end.line;
    to["endColumn"] = end.column;
  }
};

Json files(const std::vector<UnreadFile>& unread, const Places& places) {
  Json all = Json::array();
  for (const UnreadFile& file : unread) all.push_back({{"file", places.file(file.path)}, {"why", file.why}});
  return all;
}

Json summary(const Report& report, const Places& places) {
  const Summary& run = report.summary;
  const auto verdict = [&](Verdict v) { return run.verdicts.at(static_cast<std::size_t>(v)); };
  const auto counts = count_findings(report);
  const auto severity = [&](Severity s) { return counts.at(static_cast<std::size_t>(s)); };
  return {{"files", run.files},
          {"documents", run.documents},
          {"namespaces", run.namespaces},
          {"workloads", run.workloads},
          {"verdicts",
           {{"injected", verdict(Verdict::injected)},
            {"notInjected", verdict(Verdict::not_injected)},
            {"rejected", verdict(Verdict::rejected)},
            {"unknown", verdict(Verdict::unknown)}}},
          {"findings",
           {{"error", severity(Severity::error)},
            {"warning", severity(Severity::warning)},
            {"note", severity(Severity::note)}}},
          {"suppressed", report.summary.suppressed},
          {"baselined", report.summary.baselined},
          {"unread", files(run.unread, places)},
          {"unrendered", files(run.unrendered, places)}};
}

Json resource(const ResourceName& name) {
  return {{"apiVersion", name.api_version},
          {"kind", name.kind},
          {"namespace", text_or_null(name.name_space)},
          {"name", name.name}};
}

Json trace(const DecisionRecord& decision, const Places& places) {
  Json steps = Json::array();
  for (const TraceLine& line : decision.trace) {
    Json step = {{"step", line.step}, {"outcome", to_string(line.outcome)},
                 {"text", line.text}, {"file", nullptr},
                 {"line", nullptr},   {"column", nullptr}};
    if (line.at) places.add_start(step, *line.at);
    step["effect"] = text_or_null(line.effect);
    steps.push_back(std::move(step));
  }
  return steps;
}

Json decision(const DecisionRecord& record, const Places& places) {
  Json possibilities = Json::array();
  for (const Possibility& possibility : record.possibilities) {
    possibilities.push_back({{"verdict", to_string(possibility.verdict)}, {"when", text_or_null(possibility.when)}});
  }
  Json result = resource(record.resource);
  result["unit"] = record.unit;
  result["file"] = places.file(places.sources.path(record.at.source));
  result["line"] = places.sources.position(record.at.source, record.at.begin).line;
  result["verdict"] = to_string(record.verdict);
  result["revision"] = text_or_null(record.revision);
  result["because"] = record.because;
  result["message"] = text_or_null(record.message);
  result["missing"] = record.missing;
  result["trace"] = trace(record, places);
  result["possibilities"] = std::move(possibilities);
  result["part"] = text_or_null(record.part);
  result["webhooks"] = record.webhooks;
  return result;
}

Json related(const Diagnostic& finding, const Places& places) {
  Json all = Json::array();
  const auto add = [&](Span at, std::string_view words) {
    Json one = {{"message", words}};
    places.add(one, at);
    all.push_back(std::move(one));
  };
  for (const Label& note : finding.notes) add(note.at, note.text);
  for (const Span& hand : finding.chain) add(hand, kComesFrom);
  return all;
}

std::string_view safety(Applicability how) {
  switch (how) {
    case Applicability::safe:
      return "safe";
    case Applicability::unsafe:
      return "unsafe";
    case Applicability::display_only:
      return "display";
  }
  return "";
}

Json fixes(const Diagnostic& found, const Places& places) {
  Json all = Json::array();
  for (const Fix& fix : found.fixes) {
    Json edits = Json::array();
    for (const Edit& edit : fix.edits) {
      edits.push_back({{"file", places.file(places.sources.path(edit.replace.source))},
                       {"start", edit.replace.begin},
                       {"end", edit.replace.end},
                       {"text", edit.text}});
    }
    all.push_back({{"title", fix.title},
                   {"safety", safety(fix.how)},
                   {"edits", std::move(edits)},
                   {"effect", text_or_null(fix.effect)},
                   {"obstacle", text_or_null(fix.obstacle)}});
  }
  return all;
}

Json finding(const Diagnostic& found, const Places& places) {
  Json result = {{"rule", found.rule}, {"severity", to_string(found.severity)}, {"message", found.message}};
  places.add(result, found.primary.at);
  result["related"] = related(found, places);
  result["resource"] = found.resource ? resource(*found.resource) : Json(nullptr);
  result["units"] = found.units.empty() ? Json::array({"."}) : Json(found.units);
  result["fixes"] = fixes(found, places);
  result["suppressed"] = text_or_null(found.suppressed.value_or(""));
  result["label"] = text_or_null(found.primary.text);
  result["remarks"] = found.remarks;
  result["help"] = text_or_null(found.help);
  result["alternatives"] = found.alternatives;
  result["decision"] = found.decision ? Json(*found.decision) : Json(nullptr);
  return result;
}

void write(const Report& report, const SourceMap& sources, const ReportOptions& options, std::ostream& out) {
  const Places places{sources, options};
  JsonWriter writer(out);
  writer.begin_object();
  writer.key("schemaVersion");
  writer.value(1);
  writer.key("tool");
  writer.value({{"name", "sidelint"}, {"version", report.version}});
  writer.key("summary");
  writer.value(summary(report, places));
  writer.key("decisions");
  writer.begin_array();
  for (const DecisionRecord& record : report.decisions) writer.value(decision(record, places));
  writer.end();
  writer.key("findings");
  writer.begin_array();
  for (const Diagnostic& found : report.findings) writer.value(finding(found, places));
  writer.end();
  writer.end();
}

}  // namespace

extern constinit const Reporter json{
    .format = "json",
    .alias = "json-v1",
    .summary = "Every decision and finding, for programs; reporters/json-v1.schema.json is its schema.",
    .write = write,
    .decisions = Reporter::Decisions::all,
};

}  // namespace sidelint::reporters
