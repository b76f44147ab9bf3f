// Adding entries and items, and moving entries from one mapping to another.
#include <algorithm>
#include <utility>

#include "engine/yaml/edit_insert.h"
#include "engine/yaml/edit_scalar.h"
#include "engine/yaml/edit_sheet.h"

namespace sidelint::edit {
namespace {

Path path_to(const Sheet& sheet, const Found& found) {
  Path path = found.hole != kNoCst ? sheet.path_of(found.hole) : sheet.path_of_value(found.mapping);
  path.insert(path.end(), found.missing.begin(), found.missing.end());
  return path;
}

// Quotes around a key where the mapping's other keys have them.
Style style_of_keys(const Sheet& sheet, CstIndex mapping) {
  const std::vector<CstIndex>& slots = sheet.node(mapping).slots;
  if (slots.empty() || sheet.slot(slots.front()).key == kNoCst) return Style::plain;
  return sheet.node(sheet.slot(slots.front()).key).style;
}

bool goes_into_flow(const Sheet& sheet, const Found& found) {
  const CstNode& mapping = sheet.node(found.mapping);
  if (found.hole != kNoCst && sheet.slot(found.hole).value != kNoCst) return true;
  return mapping.style == Style::flow || mapping.slots.empty();
}

// The value of a moved entry as it will be written.
bool copy_value(const Sheet& sheet, const CstSlot& slot, bool into_flow, Fresh& fresh, Draft& draft) {
  if (slot.value == kNoCst) return true;
  const CstNode& value = sheet.node(slot.value);
  if (value.kind == CstKind::mapping || value.kind == CstKind::sequence) return draft.refuse("its value is no scalar");
  const std::string raw(sheet.text.substr(value.begin, value.at.end - value.begin));
  const bool one_line = raw.find_first_of("\r\n") == std::string::npos;
  const bool bracketed =
      value.style == Style::plain && value.kind == CstKind::scalar && raw.find_first_of(",[]{}") != std::string::npos;
  if (one_line && !(into_flow && bracketed)) {
    fresh.value = raw;
    return true;
  }
  if (value.begin != value.at.begin) return draft.refuse("its value has an anchor or a tag and several lines");
  const bool is_block = value.style == Style::literal || value.style == Style::folded;
  if (is_block && !into_flow) {
    fresh.block = raw;
    fresh.block_column = slot.begin - sheet.line_start(slot.begin);
    return true;
  }
  fresh.value = double_quoted(value.text);
  return true;
}

void copy_comments(const Sheet& sheet, const CstSlot& slot, Fresh& fresh) {
  const bool is_block = sheet.node(slot.owner).style == Style::block && sheet.begins_line(slot.begin);
  for (std::uint32_t at = is_block ? sheet.lines_above(slot) : slot.begin; at < sheet.line_start(slot.begin);
       at = sheet.next_line(at)) {
    const std::uint32_t stop = sheet.line_stop(at);
    const std::string_view line = sheet.text.substr(at, stop - at);
    fresh.above.emplace_back(line.substr(std::min(line.find('#'), line.size())));
  }
  const std::optional<Span> comment = sheet.behind(slot.end).comment;
  if (comment) fresh.behind = sheet.text.substr(comment->begin, comment->end - comment->begin);
}

}  // namespace

bool draft_key(const Sheet& sheet, const AddKey& add, Draft& draft) {
  Found found;
  if (!find_place(sheet, add.mapping, found, draft)) return false;
  Fresh fresh;
  const bool json = sheet.is_json();
  fresh.key = json ? double_quoted(add.key) : written(add.key, style_of_keys(sheet, found.mapping), sheet.quotes);
  fresh.value = json ? double_quoted(add.text) : written(add.text, Style::plain, sheet.quotes);
  draft.changes.push_back({ValueChange::What::add, path_to(sheet, found), add.text, add.key, {}});
  return insert(sheet, found, fresh, draft);
}

bool draft_item(const Sheet& sheet, const Append& append, Draft& draft) {
  Found found;
  Place holder = append.sequence;
  CstIndex list = base_of(sheet, holder, draft);
  for (const std::string& key : keys_of(holder.path)) {
    if (list == kNoCst) break;
    const CstIndex slot = sheet.node(list).kind == CstKind::mapping ? sheet.find(list, key) : kNoCst;
    list = slot == kNoCst ? kNoCst : sheet.slot(slot).value;
  }
  if (list == kNoCst || sheet.node(list).kind != CstKind::sequence) return draft.refuse("no list is where it belongs");
  if (const auto name = sheet.shared_as(list))
    return draft.refuse("the place where it belongs is used elsewhere, too (&" + *name + ")");
  const std::string text =
      sheet.is_json() ? double_quoted(append.text) : written(append.text, Style::plain, sheet.quotes);
  draft.changes.push_back({ValueChange::What::append, sheet.path_of_value(list), append.text, {}, {}});
  return insert_item(sheet, list, text, draft);
}

bool draft_move(const Sheet& sheet, CstIndex index, const Place& to, Draft& draft) {
  Found found;
  if (!find_place(sheet, to, found, draft)) return false;
  const CstSlot& slot = sheet.slot(index);
  const CstNode& key = sheet.node(slot.key);
  Fresh fresh;
  fresh.key = sheet.text.substr(key.begin, key.at.end - key.begin);
  if (fresh.key.find_first_of("\r\n") != std::string::npos) return draft.refuse("its key has several lines");
  if (!copy_value(sheet, slot, goes_into_flow(sheet, found), fresh, draft)) return false;
  copy_comments(sheet, slot, fresh);
  const Above above = fresh.above.empty() ? Above::stays : Above::goes;
  Draft removal;
  if (!draft_removal(sheet, index, Purpose::move, above, found.mapping, removal)) return draft.refuse(removal.refused);
  draft.edits.insert(draft.edits.end(), removal.edits.begin(), removal.edits.end());
  // What goes with it when nothing is left there goes behind the move.
  draft.changes.push_back({ValueChange::What::move, path_to(sheet, found), {}, {}, sheet.path_of(index)});
  for (ValueChange& change : removal.changes)
    if (change.path != sheet.path_of(index)) draft.changes.push_back(std::move(change));
  return insert(sheet, found, fresh, draft);
}

}  // namespace sidelint::edit
