#include "linter/suppress/add_ignore.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <ostream>
#include <set>
#include <string>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "engine/yaml/edit.h"
#include "engine/yaml/stream.h"

namespace sidelint::linter {
namespace {

// The findings of one line; of several lines of a source, in order.
using Lines = std::map<std::uint32_t, std::vector<Diagnostic*>>;

edit::Operation comment_on(const std::vector<Diagnostic*>& line, std::string_view reason) {
  std::set<std::string_view> names;
  for (const Diagnostic* finding : line) names.insert(finding->rule);
  std::string text = fmt::format("sidelint: ignore[{}]", fmt::join(names, ", "));
  if (!reason.empty()) text.append(" -- ").append(reason);
  return edit::comment(OriginId::written(line.front()->primary.at), text);
}

void offer(Diagnostic& finding, Edit edit) {
  Fix fix{.how = Applicability::safe, .title = "silence it with a comment"};
  fix.edits.push_back(std::move(edit));
  finding.fixes.push_back(std::move(fix));
}

// All of one document at once, which is tried once; one by one only if some of them cannot be.
void offer_in(const edit::Editor& editor, const std::vector<Diagnostic*>& firsts,
              const std::vector<edit::Operation>& comments) {
  edit::Plan all = editor.plan(comments);
  if (auto* edits = std::get_if<std::vector<Edit>>(&all)) {
    for (std::size_t i = 0; i < edits->size(); ++i) offer(*firsts[i], std::move((*edits)[i]));
    return;
  }
  for (std::size_t i = 0; i < comments.size() && comments.size() > 1; ++i) {
    edit::Plan one = editor.plan({&comments[i], 1});
    if (auto* edits = std::get_if<std::vector<Edit>>(&one)) offer(*firsts[i], std::move(edits->front()));
  }
}

void offer_in(std::string_view text, SourceId source, const Lines& lines, std::string_view reason) {
  for (const yaml::Piece& piece : yaml::split(text, source)) {
    std::vector<Diagnostic*> firsts;
    std::vector<edit::Operation> comments;
    for (const auto& [number, findings] : lines) {
      const std::uint32_t at = findings.front()->primary.at.begin;
      if (at < piece.bytes.begin || at >= piece.bytes.end) continue;
      firsts.push_back(findings.front());
      comments.push_back(comment_on(findings, reason));
    }
    if (!comments.empty()) offer_in(edit::Editor(text, piece), firsts, comments);
  }
}

}  // namespace

void offer_ignores(const Analysis& analysis, std::string_view reason, std::vector<Diagnostic>& findings) {
  std::map<SourceId, Lines> by_source;
  for (Diagnostic& finding : findings) {
    finding.fixes.clear();
    const Span at = finding.primary.at;
    by_source[at.source][analysis.sources.position(at.source, at.begin).line].push_back(&finding);
  }
  for (const auto& [source, lines] : by_source) offer_in(analysis.sources.text(source), source, lines, reason);
}

void write_ignored(std::size_t count, const Fixing& fixing, Tense tense, std::ostream& out) {
  const std::vector<Diagnostic>& left = fixing.end.report.findings;
  const SourceMap& sources = fixing.end.analysis->sources;
  for (const Diagnostic& finding : left) {
    const Span at = finding.primary.at;
    out << fmt::format("{}:{}: {} cannot be silenced by a comment here\n", sources.path(at.source),
                       sources.position(at.source, at.begin).line, finding.rule);
  }
  const std::string_view verb = tense == Tense::would_be ? "would be" : count == 1 ? "is now" : "are now";
  out << fmt::format("{} of {} finding{} {} silenced\n", count - std::min(count, left.size()), count,
                     count == 1 ? "" : "s", verb);
}

}  // namespace sidelint::linter
