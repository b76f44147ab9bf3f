#include "linter/lsp/answers.h"

#include <algorithm>
#include <sstream>
#include <string_view>
#include <vector>

#include "linter/output.h"
#include "reporters/machine/path.h"

namespace sidelint::linter::lsp {
namespace {

constexpr int kClass = 5;  // SymbolKind, the nearest to something that is made many times

int severity_number(Severity severity) {
  switch (severity) {
    case Severity::error:
      return 1;
    case Severity::warning:
      return 2;
    case Severity::note:
      return 3;
  }
  return 3;
}

std::string uri_of(const Asked& asked, SourceId source) {
  const std::string folder = report_options({}).working_directory;
  return reporters::file_uri(asked.inspected.analysis->sources.path(source), folder);
}

Json range(const Asked& asked, Span at) {
  return range_of(asked.inspected.analysis->sources.text(at.source), at, asked.encoding);
}

Json diagnostic(const Asked& asked, const Diagnostic& finding) {
  std::string message = finding.message;
  if (!finding.help.empty()) message += "\nhelp: " + finding.help;
  Json related = Json::array();
  for (const Label& note : finding.notes) {
    related.push_back({{"location", {{"uri", uri_of(asked, note.at.source)}, {"range", range(asked, note.at)}}},
                       {"message", note.text}});
  }
  return {{"range", range(asked, finding.primary.at)},
          {"severity", severity_number(finding.severity)},
          {"code", finding.rule},
          {"source", "sidelint"},
          {"message", message},
          {"relatedInformation", related}};
}

// From the first byte of a workload to the next one of the file, or to the end of its document.
Span extent(const Asked& asked, const DecisionRecord& decision) {
  const std::string_view text = asked.text();
  std::size_t end = text.find("\n---", decision.at.begin);
  end = end == std::string_view::npos ? text.size() : end + 1;
  return {decision.at.source, decision.at.begin, static_cast<std::uint32_t>(end)};
}

std::vector<const DecisionRecord*> decisions_in(const Asked& asked) {
  std::vector<const DecisionRecord*> found;
  for (const DecisionRecord& decision : asked.inspected.report.decisions) {
    if (decision.at.source == asked.source) found.push_back(&decision);
  }
  std::ranges::sort(found, {}, [](const DecisionRecord* decision) { return decision->at; });
  return found;
}

std::string name_of(const ResourceName& resource) {
  const std::string folder = resource.name_space.empty() ? "" : resource.name_space + '/';
  return resource.kind + ' ' + folder + resource.name;
}

std::string verdict_of(const DecisionRecord& decision) {
  std::string words(to_string(decision.verdict));
  std::ranges::replace(words, '_', ' ');
  return decision.because.empty() ? words : words + ": " + decision.because;
}

Json action(const Asked& asked, const Diagnostic& finding, const Fix& fix) {
  Json changes = Json::object();
  for (const Edit& edit : fix.edits) {
    changes[uri_of(asked, edit.replace.source)].push_back(
        {{"range", range(asked, edit.replace)}, {"newText", edit.text}});
  }
  const std::string effect = fix.effect.empty() ? "" : " (" + fix.effect + ')';
  return {{"title", fix.title + effect},
          {"kind", "quickfix"},
          {"diagnostics", Json::array({diagnostic(asked, finding)})},
          {"isPreferred", fix.how == Applicability::safe},
          {"edit", {{"changes", changes}}}};
}

}  // namespace

Json diagnostics(const Asked& asked) {
  Json found = Json::array();
  for (const Diagnostic& finding : asked.inspected.report.findings) {
    if (finding.primary.at.source == asked.source) found.push_back(diagnostic(asked, finding));
  }
  return found;
}

Json symbols(const Asked& asked) {
  Json found = Json::array();
  for (const DecisionRecord* decision : decisions_in(asked)) {
    found.push_back({{"name", name_of(decision->resource)},
                     {"detail", verdict_of(*decision)},
                     {"kind", kClass},
                     {"range", range(asked, extent(asked, *decision))},
                     {"selectionRange", range(asked, decision->at)}});
  }
  return found;
}

Json hover(const Asked& asked, std::uint32_t offset) {
  for (const DecisionRecord* decision : decisions_in(asked)) {
    const Span whole = extent(asked, *decision);
    if (offset < whole.begin || offset >= whole.end) continue;
    std::ostringstream trace;
    ReportOptions plain;
    plain.trace = TraceDetail::whole;
    write_decision(*decision, asked.inspected.analysis->sources, plain, trace);
    return {{"contents", {{"kind", "markdown"}, {"value", "```text\n" + trace.str() + "```"}}}};
  }
  return nullptr;
}

Json actions(const Asked& asked, std::uint32_t begin, std::uint32_t end) {
  Json found = Json::array();
  for (const Diagnostic& finding : asked.inspected.report.findings) {
    const Span at = finding.primary.at;
    if (at.source != asked.source || at.end < begin || at.begin > end) continue;
    for (const Fix& fix : finding.fixes) {
      if (!fix.edits.empty()) found.push_back(action(asked, finding, fix));
    }
  }
  return found;
}

}  // namespace sidelint::linter::lsp
