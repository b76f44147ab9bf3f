#include "engine/yaml/edit_sheet.h"

#include <algorithm>

#include "engine/yaml/resolve.h"

namespace sidelint::edit {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }

}  // namespace

CstIndex Sheet::slot_of_key(Span key) const {
  for (CstIndex i = 0; i < cst.slots.size(); ++i) {
    if (cst.slots[i].key != kNoCst && node(cst.slots[i].key).at == key) return i;
  }
  return kNoCst;
}

// Where a block collection or scalar ends is said in several ways, so its beginning must do.
CstIndex Sheet::value_at(Span at) const {
  for (CstIndex i = 0; i < cst.nodes.size(); ++i) {
    const CstNode& candidate = cst.nodes[i];
    if (candidate.at.begin != at.begin || candidate.at.begin == candidate.at.end) continue;
    if (candidate.slot == kNoCst || slot(candidate.slot).value == i) return i;
  }
  return kNoCst;
}

// `n` and `0x10` are no strings, and become others than they are written.
std::string Sheet::key_of(CstIndex entry) const {
  if (slot(entry).key == kNoCst) return "";
  const CstNode& key = node(slot(entry).key);
  if (key.style != Style::plain || key.tagged) return key.text;
  const std::optional<yaml::Kind> kind = yaml::resolve(yaml::Tag::none, key.text);
  if (!kind || *kind == yaml::Kind::string) return key.text;
  return yaml::key_text(*kind, key.text).value_or(key.text);
}

CstIndex Sheet::find(CstIndex mapping, std::string_view key) const {
  CstIndex found = kNoCst;
  for (const CstIndex entry : node(mapping).slots)
    if (key_of(entry) == key) found = entry;
  return found;
}

bool Sheet::has_twice(CstIndex mapping, std::string_view key) const {
  return std::ranges::count_if(node(mapping).slots, [&](CstIndex entry) { return key_of(entry) == key; }) > 1;
}

bool Sheet::is_null(CstIndex value) const {
  if (value == kNoCst) return true;
  const CstNode& written = node(value);
  return written.kind == CstKind::scalar && written.style == Style::plain && !written.tagged &&
         written.anchor.empty() && yaml::resolve(yaml::Tag::none, written.text) == yaml::Kind::null;
}

Path Sheet::path_of(CstIndex at) const {
  Path path;
  while (at != kNoCst) {
    const CstNode& owner = node(slot(at).owner);
    if (owner.kind == CstKind::mapping) {
      path.emplace_back(key_of(at));
    } else {
      path.emplace_back(static_cast<std::size_t>(std::ranges::find(owner.slots, at) - owner.slots.begin()));
    }
    at = owner.slot;
  }
  std::ranges::reverse(path);
  return path;
}

Path Sheet::path_of_value(CstIndex value) const { return path_of(node(value).slot); }

std::optional<std::string> Sheet::shared_as(CstIndex at) const {
  while (at != kNoCst) {
    const CstNode& here = node(at);
    if (!here.anchor.empty() && here.kind != CstKind::alias) {
      for (const CstNode& other : cst.nodes)
        if (other.kind == CstKind::alias && other.anchor == here.anchor) return std::string(here.anchor);
    }
    at = here.slot == kNoCst ? kNoCst : slot(here.slot).owner;
  }
  return std::nullopt;
}

std::uint32_t Sheet::line_start(std::uint32_t at) const {
  while (at > piece.bytes.begin && text[at - 1] != '\n') --at;
  return at;
}

std::uint32_t Sheet::next_line(std::uint32_t at) const {
  const std::size_t end = text.find('\n', at);
  return end == std::string_view::npos ? piece.bytes.end
                                       : std::min(static_cast<std::uint32_t>(end + 1), piece.bytes.end);
}

std::uint32_t Sheet::line_stop(std::uint32_t at) const {
  std::uint32_t stop = next_line(at);
  if (stop > at && text[stop - 1] == '\n') --stop;
  if (stop > at && text[stop - 1] == '\r') --stop;
  return stop;
}

bool Sheet::begins_line(std::uint32_t at) const {
  const std::uint32_t start = line_start(at);
  return text.substr(start, at - start).find_first_not_of(' ') == std::string_view::npos;
}

std::optional<std::string> Sheet::indent_at(std::uint32_t at) const {
  const std::uint32_t start = line_start(at);
  const std::string_view before = text.substr(start, at - start);
  if (before.find_first_not_of(" -") != std::string_view::npos) return std::nullopt;
  return std::string(before.size(), ' ');
}

std::size_t Sheet::step(CstIndex mapping) const {
  constexpr std::size_t kUsual = 2;
  const auto column = [&](CstIndex block) { return node(block).at.begin - line_start(node(block).at.begin); };
  const auto is_block = [&](CstIndex block) {
    return block != kNoCst && node(block).kind == CstKind::mapping && node(block).style == Style::block;
  };
  const auto distance = [&](CstIndex outer, CstIndex inner) {
    return is_block(outer) && is_block(inner) && column(inner) > column(outer) ? column(inner) - column(outer) : 0;
  };
  const CstIndex holder = node(mapping).slot;
  if (holder != kNoCst) {
    if (const std::size_t outward = distance(slot(holder).owner, mapping)) return outward;
  }
  for (const CstIndex entry : node(mapping).slots) {
    if (const std::size_t inward = distance(mapping, slot(entry).value)) return inward;
  }
  return kUsual;
}

Sheet::Behind Sheet::behind(std::uint32_t at) const {
  const std::uint32_t stop = line_stop(at);
  while (at < stop && is_blank(text[at])) ++at;
  if (at == stop) return {true, std::nullopt};
  const std::optional<Span> comment = comment_at(at);
  return {comment.has_value(), comment};
}

std::optional<Span> Sheet::comment_at(std::uint32_t begin) const {
  const auto comment = std::ranges::lower_bound(cst.comments, begin, {}, &Span::begin);
  if (comment == cst.comments.end() || comment->begin != begin) return std::nullopt;
  return *comment;
}

bool Sheet::has_comment(std::uint32_t begin, std::uint32_t end) const {
  const auto comment = std::ranges::lower_bound(cst.comments, begin, {}, &Span::begin);
  return comment != cst.comments.end() && comment->begin < end;
}

bool Sheet::has_comment_of_own_line(std::uint32_t begin, std::uint32_t end) const {
  return std::ranges::any_of(cst.comments, [&](const Span& comment) {
    return begin <= comment.begin && comment.begin < end && begins_line(comment.begin);
  });
}

std::uint32_t Sheet::lines_above(const CstSlot& entry) const {
  std::uint32_t first = line_start(entry.begin);
  const std::uint32_t column = entry.begin - first;
  while (first > piece.bytes.begin) {
    const std::uint32_t above = line_start(first - 1);
    const bool is_comment =
        above + column < first && begins_line(above + column) && comment_at(above + column).has_value();
    if (!is_comment) break;
    first = above;
  }
  return first;
}

}  // namespace sidelint::edit
