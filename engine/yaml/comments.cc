#include "engine/yaml/comments.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "engine/yaml/bytes.h"
#include "engine/yaml/events.h"
#include "engine/yaml/load.h"
#include "engine/yaml/places.h"
#include "engine/yaml/read_events.h"

// A `#` behind a blank or at the start of a line begins a comment wherever no scalar is, so the reader's own events are
// enough to tell, and nobody can disagree with it. (tree-sitter's grammar counts lines in 16 bits and saves its
// indentations past the end of a buffer, and tree-sitter 0.20 loses count of 65,536 siblings: hostile documents corrupt
// memory there.)
namespace sidelint::yaml {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool is_break(char c) { return c == '\n' || c == '\r'; }

// The extents of a document's scalars, and of its entries and items, each in the order in which they begin.
class Extents {
 public:
  bool take(const Event& event) {
    return std::visit([this](const auto& one) { return handle(one); }, event);
  }

  // Behind the last event: whether that was the end of the document.
  bool complete() const { return frames_.empty(); }

  std::vector<Span> scalars;
  std::vector<bool> is_block;  // of each scalar, whether it has a line of its own before its text
  std::vector<Span> entries;   // and of values that a comment may precede

 private:
  static constexpr std::size_t kNone = std::string_view::npos;
  // Where a key, a value or an item is noted: in the entry that it is part of, and for itself.
  struct Noted {
    std::size_t entry;
    std::size_t itself;
  };
  struct Frame {
    Span at;
    Noted noted;
    bool mapping;
    bool awaits_value = false;
  };

  bool handle(const ScalarEvent& event) {
    scalars.push_back(event.at);
    is_block.push_back(event.style == Style::literal || event.style == Style::folded);
    complete(note(event.at, event.style), event.at);
    return true;
  }
  bool handle(const AliasEvent& event) {
    complete(note(event.at, Style::plain), event.at);
    return true;
  }
  bool handle(const BeginEvent& event) {
    if (frames_.size() >= kMaxDepth) return false;
    frames_.push_back({event.at, note(event.at, event.style), event.kind == Kind::mapping});
    return true;
  }
  bool handle(const EndEvent& event) {
    Frame frame = frames_.back();
    frames_.pop_back();
    frame.at.end = std::max(frame.at.end, event.behind_bracket);
    complete(frame.noted, frame.at);
    return true;
  }

  // A comment may stand between a key and its value, so values are noted as well; but not block collections: the
  // comment before one speaks of its first part, and so at the start of a document.
  Noted note(Span at, Style style) {
    const bool value = !frames_.empty() && frames_.back().awaits_value;
    const bool part = value || frames_.empty();
    if (part && style == Style::block) return {value ? entry_of_key_ : kNone, kNone};
    entries.push_back(at);
    return {value ? entry_of_key_ : entries.size() - 1, entries.size() - 1};
  }
  void complete(Noted noted, Span at) {
    for (const std::size_t index : {noted.entry, noted.itself})
      if (index != kNone) entries[index].end = std::max(entries[index].end, at.end);
    if (frames_.empty()) return;
    Frame& frame = frames_.back();
    frame.at.end = std::max(frame.at.end, at.end);
    if (!frame.mapping) return;
    frame.awaits_value = !frame.awaits_value;
    entry_of_key_ = noted.entry;
  }

  std::vector<Frame> frames_;
  std::size_t entry_of_key_ = 0;
};

// The next `#` at or behind `at` that begins a comment, or nothing. `scalar` is the first one that may lie behind `at`.
std::optional<std::size_t> next_comment(std::string_view text, std::size_t at, const Extents& extents,
                                        std::size_t& scalar) {
  const std::size_t first = at;  // the start of the document, or the end of a line
  for (; (at = text.find('#', at)) != std::string_view::npos; ++at) {
    while (scalar < extents.scalars.size() && extents.scalars[scalar].end <= at) ++scalar;
    if (at > first && !is_blank(text[at - 1]) && !is_break(text[at - 1])) continue;
    if (scalar == extents.scalars.size() || at < extents.scalars[scalar].begin) return at;
    // Within a scalar; of a block scalar the line with its sign may end with a comment.
    const std::string_view before = text.substr(extents.scalars[scalar].begin, at - extents.scalars[scalar].begin);
    if (extents.is_block[scalar] && before.find_first_of("\r\n") == std::string_view::npos) return at;
  }
  return std::nullopt;
}

// Where the first document ends: what stands behind `...` is not read, so nobody knows what is a comment there.
std::size_t end_of_document(std::string_view text, std::size_t behind_content) {
  const std::size_t line = text.find("\n...", behind_content);
  return std::min(line, text.size());
}

// The comment at `at`, which speaks of its line if it does not stand alone.
Comment describe(std::string_view text, Span document, std::size_t at) {
  const auto span = [&](std::size_t begin, std::size_t end) {
    return Span{document.source, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  };
  const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
  std::size_t line = at;
  while (line > document.begin && !is_break(text[line - 1])) --line;
  const bool own_line = text.substr(line, at - line).find_first_not_of(" \t") == std::string_view::npos;
  return {span(at, end), own_line, own_line ? span(end, end) : span(line, at)};
}

}  // namespace

std::vector<Comment> comments(std::string_view text, Span bytes) {
  std::string_view upto = text.substr(0, bytes.end);
  std::uint32_t begin = bytes.begin;
  if (upto.substr(begin).starts_with(kByteOrderMark)) begin += static_cast<std::uint32_t>(kByteOrderMark.size());
  Extents extents;
  const Stop stop = read_events(upto.substr(begin), Ending::as_written, Places::from(bytes.source, begin),
                                [&](const Event& event) { return extents.take(event); });
  if (stop.problem || !extents.complete()) return {};
  upto = upto.substr(0, end_of_document(upto, extents.scalars.empty() ? begin : extents.scalars.back().end));

  std::vector<Comment> found;
  std::size_t scalar = 0;
  std::size_t entry = 0;
  for (std::optional<std::size_t> at = begin; (at = next_comment(upto, *at, extents, scalar));) {
    Comment comment = describe(upto, {bytes.source, begin, bytes.end}, *at);
    while (entry < extents.entries.size() && extents.entries[entry].begin < *at) ++entry;
    if (comment.own_line && entry < extents.entries.size()) comment.covers = extents.entries[entry];
    found.push_back(comment);
    at = comment.at.end;
  }
  return found;
}

}  // namespace sidelint::yaml
