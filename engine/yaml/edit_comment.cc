#include <algorithm>

#include "engine/yaml/comments.h"
#include "engine/yaml/edit_sheet.h"

namespace sidelint::edit {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// Whether the text, with the line put in at `line`, has there a comment that speaks of the byte that was at `at`.
bool is_understood(const Sheet& sheet, std::uint32_t line, std::uint32_t at, const std::string& put_in) {
  std::string text(sheet.text);
  text.insert(line, put_in);
  const auto grown = static_cast<std::uint32_t>(put_in.size());
  const Span document{sheet.piece.bytes.source, sheet.piece.bytes.begin, sheet.piece.bytes.end + grown};
  return std::ranges::any_of(yaml::comments(text, document), [&](const yaml::Comment& each) {
    return each.at.begin >= line && each.at.begin < line + grown && each.covers.begin <= at + grown &&
           at + grown < each.covers.end;
  });
}

}  // namespace

bool draft_comment(const Sheet& sheet, const Comment& comment, Draft& draft) {
  if (sheet.is_json()) return draft.refuse("JSON has no comments");
  if (comment.text.find_first_of("\r\n") != std::string::npos) return draft.refuse("a comment is one line");
  if (!comment.at.is_written()) return draft.refuse("it is not written in this document");
  const std::uint32_t at = comment.at.span().begin;
  std::uint32_t line = sheet.line_start(at);
  if (line == 0 && sheet.text.starts_with(kByteOrderMark)) line = static_cast<std::uint32_t>(kByteOrderMark.size());
  std::uint32_t content = line;
  while (content < at && sheet.text[content] == ' ') ++content;
  std::string put_in(content - line, ' ');
  put_in.append("# ").append(comment.text).append(sheet.line_end);
  if (!is_understood(sheet, line, at, put_in)) return draft.refuse("nobody would take it for a comment there");
  draft.replace(sheet, line, line, std::move(put_in));
  return true;
}

}  // namespace sidelint::edit
