#include "linter/suppress/add_ignore.h"

#include <algorithm>
#include <functional>
#include <iostream>
#include <set>

#include <fmt/format.h>

#include "engine/yaml/comments.h"
#include "engine/yaml/stream.h"
#include "linter/fix/replace_file.h"

namespace sidelint::linter {
namespace {

std::size_t line_begin(std::string_view text, std::size_t at) {
  const std::size_t end = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  return end == std::string_view::npos ? 0 : end + 1;
}

// Whether the text, edited, has at that byte a comment of ours that speaks of the byte `finding`.
bool is_understood(std::string_view text, std::size_t comment, std::size_t finding) {
  for (const yaml::Piece& piece : yaml::split(text, SourceId{0})) {
    if (comment < piece.bytes.begin || comment >= piece.bytes.end) continue;
    return std::ranges::any_of(yaml::comments(text, piece.bytes), [&](const yaml::Comment& each) {
      return each.at.begin == comment && each.covers.begin <= finding && finding < each.covers.end;
    });
  }
  return false;
}

// The comment above the finding's line; empty if YAML would not take it for a comment there.
std::optional<std::string> with_comment(std::string_view text, std::size_t at, std::string_view rules,
                                        std::string_view reason) {
  const std::size_t begin = line_begin(text, at);
  const std::size_t indent = std::min(text.find_first_not_of(' ', begin), text.size()) - begin;
  const bool crlf = text.find("\r\n") != std::string_view::npos;
  std::string comment = fmt::format("{:{}}# sidelint: ignore[{}]", "", indent, rules);
  if (!reason.empty()) comment.append(" -- ").append(reason);
  comment += crlf ? "\r\n" : "\n";
  std::string edited(text);
  edited.insert(begin, comment);
  if (!is_understood(edited, begin + indent, at + comment.size())) return std::nullopt;
  return edited;
}

}  // namespace

std::string with_ignores(std::string_view text, const std::vector<const Diagnostic*>& findings, std::string_view reason,
                         std::vector<const Diagnostic*>& done) {
  const std::vector<yaml::Piece> pieces = yaml::split(text, SourceId{0});
  const auto is_json = [](const yaml::Piece& piece) { return piece.syntax == yaml::Syntax::json; };
  if (std::ranges::any_of(pieces, is_json)) return std::string(text);  // which has no comments
  // From the end, so that the places before an edit stay good; one comment for all that points at one line.
  std::map<std::size_t, std::vector<const Diagnostic*>, std::greater<>> by_line;
  for (const Diagnostic* finding : findings) by_line[line_begin(text, finding->primary.at.begin)].push_back(finding);
  std::string edited(text);
  for (const auto& [line, here] : by_line) {
    std::set<std::string> names;
    for (const Diagnostic* finding : here) names.insert(finding->rule);
    const auto result =
        with_comment(edited, here.front()->primary.at.begin, fmt::format("{}", fmt::join(names, ", ")), reason);
    if (!result) continue;
    edited = *result;
    done.insert(done.end(), here.begin(), here.end());
  }
  return edited;
}

std::optional<Failure> add_ignores(const FileSystem& files, const Report& report, const SourceMap& sources,
                                   std::string_view reason) {
  std::map<SourceId, std::vector<const Diagnostic*>> by_file;
  for (const Diagnostic& finding : report.findings) by_file[finding.primary.at.source].push_back(&finding);
  std::size_t silenced = 0;
  std::optional<Failure> unwritten;
  for (const auto& [source, findings] : by_file) {
    std::vector<const Diagnostic*> done;
    const std::string edited = with_ignores(sources.text(source), findings, reason, done);
    if (!done.empty()) {
      const std::string& path = sources.path(source);
      const Result<std::string> real_path = files.real_path(path);
      if (const auto why = replace_file(real_path ? *real_path : path, sources.text(source), edited)) {
        unwritten = Failure{Failure::Code::environment, fmt::format("cannot write `{}`: {}", path, *why)};
        continue;
      }
    }
    silenced += done.size();
    for (const Diagnostic* finding : findings) {
      if (std::ranges::find(done, finding) != done.end()) continue;
      std::cerr << fmt::format("{}:{}: {} cannot be silenced by a comment here\n", sources.path(source),
                               sources.position(source, finding->primary.at.begin).line, finding->rule);
    }
  }
  std::cerr << fmt::format("{} of {} finding{} now silenced\n", silenced, report.findings.size(),
                           report.findings.size() == 1 ? " is" : "s are");
  return unwritten;
}

}  // namespace sidelint::linter
