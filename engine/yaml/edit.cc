#include "engine/yaml/edit.h"

#include <algorithm>
#include <optional>

#include "engine/yaml/edit_scalar.h"
#include "engine/yaml/edit_sheet.h"
#include "engine/yaml/load.h"

namespace sidelint::edit {

struct Editor::State {
  Sheet sheet;
  std::optional<yaml::Value> value;
  std::string refused;
};

namespace {

std::optional<yaml::Value> read(std::string_view text, const yaml::Piece& piece) {
  Origins origins;
  origins.reserve_shards(static_cast<std::size_t>(piece.bytes.source) + 1);
  const yaml::Loaded loaded = yaml::load_piece(text, piece, origins);
  const auto* document = std::get_if<0>(&loaded);
  if (document == nullptr || !(*document)->root()) return std::nullopt;
  return yaml::to_value((*document)->root());
}

Style usual_quotes(const yaml::Cst& cst) {
  const auto count = [&](Style style) { return std::ranges::count(cst.nodes, style, &CstNode::style); };
  return count(Style::single_quoted) > count(Style::double_quoted) ? Style::single_quoted : Style::double_quoted;
}

// What may be done to an entry at all.
bool may_change(const Sheet& sheet, CstIndex slot, Draft& draft) {
  const CstSlot& entry = sheet.slot(slot);
  if (const auto name = sheet.shared_as(entry.owner))
    return draft.refuse("it stands in a value that is used elsewhere, too (&" + *name + ")");
  return true;
}

CstIndex entry_of(const Sheet& sheet, OriginId key, Draft& draft) {
  const CstIndex slot = key.is_written() ? sheet.slot_of_key(key.span()) : kNoCst;
  if (slot == kNoCst) {
    draft.refuse("it is not written as an entry of this document");
    return kNoCst;
  }
  return may_change(sheet, slot, draft) ? slot : kNoCst;
}

// Of an entry that a later one of the same key hides, nobody sees that it goes.
bool is_hidden(const Sheet& sheet, CstIndex slot) {
  return sheet.find(sheet.slot(slot).owner, sheet.key_of(slot)) != slot;
}

bool draft_operation(const Sheet& sheet, const Remove& remove, Draft& draft) {
  const CstIndex slot = entry_of(sheet, remove.key, draft);
  if (slot == kNoCst || !draft_removal(sheet, slot, Purpose::deletion, Above::stays, kNoCst, draft)) return false;
  if (is_hidden(sheet, slot)) draft.changes.pop_back();
  return true;
}

bool draft_operation(const Sheet& sheet, const Set& set, Draft& draft) {
  if (!set.at.is_written()) return draft.refuse("it is not written in this document");
  CstIndex slot = sheet.slot_of_key(set.at.span());
  const CstIndex value = slot != kNoCst ? sheet.slot(slot).value : sheet.value_at(set.at.span());
  if (slot == kNoCst && value != kNoCst) slot = sheet.node(value).slot;
  if (slot == kNoCst) return draft.refuse("it is not written as a value of this document");
  if (!may_change(sheet, slot, draft)) return false;
  draft.changes.push_back({ValueChange::What::set, sheet.path_of(slot), set.text, {}, {}});
  if (value == kNoCst) {
    const std::uint32_t end = sheet.slot(slot).end;
    if (sheet.text.substr(0, end).ends_with(':') || sheet.text.substr(0, end).ends_with('-')) {
      draft.replace(sheet, end, end, " " + written(set.text, Style::plain, sheet.quotes));
      return true;
    }
    return draft.refuse("its key has no colon");
  }
  const CstNode& old = sheet.node(value);
  if (old.kind != CstKind::scalar) return draft.refuse("its value is no scalar");
  if (const auto name = sheet.shared_as(value)) return draft.refuse("it is used elsewhere, too (&" + *name + ")");
  const std::string text = sheet.is_json() ? double_quoted(set.text) : written(set.text, old.style, sheet.quotes);
  draft.replace(sheet, old.begin, old.end, text);
  return true;
}

bool draft_operation(const Sheet& sheet, const Rename& rename, Draft& draft) {
  const CstIndex slot = entry_of(sheet, rename.key, draft);
  if (slot == kNoCst) return false;
  const CstNode& key = sheet.node(sheet.slot(slot).key);
  if (key.kind != CstKind::scalar || key.begin != key.at.begin) return draft.refuse("its key is no plain scalar");
  draft.changes.push_back({ValueChange::What::rename, sheet.path_of(slot), rename.name, {}, {}});
  const std::string text = sheet.is_json() ? double_quoted(rename.name) : written(rename.name, key.style, sheet.quotes);
  draft.replace(sheet, key.at.begin, key.at.end, text);
  return true;
}

bool draft_operation(const Sheet& sheet, const AddKey& add, Draft& draft) { return draft_key(sheet, add, draft); }
bool draft_operation(const Sheet& sheet, const Append& append, Draft& draft) {
  return draft_item(sheet, append, draft);
}
bool draft_operation(const Sheet& sheet, const Comment& comment, Draft& draft) {
  return draft_comment(sheet, comment, draft);
}

bool draft_operation(const Sheet& sheet, const Move& move, Draft& draft) {
  const CstIndex slot = entry_of(sheet, move.key, draft);
  if (slot == kNoCst) return false;
  if (is_hidden(sheet, slot)) return draft.refuse("another entry of the same key hides it");
  return draft_move(sheet, slot, move.mapping, draft);
}

// Whether no two edits touch the same bytes, or the same place.
bool are_apart(const std::vector<Edit>& edits) {
  for (std::size_t i = 1; i < edits.size(); ++i) {
    const Span& before = edits[i - 1].replace;
    const Span& after = edits[i].replace;
    if (after.begin < before.end || (after.begin == before.begin && after.end == before.end)) return false;
  }
  return true;
}

// The part of a source that tells where a document of it ends. Where a brace comes first, the whole text decides
// whether it is a stream of JSON; else it is the document and the line behind it, however long the source is.
struct Surroundings {
  std::string_view text;
  std::uint32_t begin = 0;  // in the source
  std::vector<yaml::Piece> (*split)(std::string_view text, SourceId source) = yaml::split;
};
Surroundings surroundings_of(const Sheet& sheet) {
  const std::size_t first = sheet.text.find_first_not_of("\xEF\xBB\xBF \t\r\n");
  if (sheet.is_json() || (first != std::string_view::npos && sheet.text[first] == '{')) return {.text = sheet.text};
  const Span document = sheet.piece.bytes;
  const std::size_t end = std::min(sheet.text.find('\n', document.end), sheet.text.size() - 1) + 1;
  return {sheet.text.substr(document.begin, end - document.begin), document.begin, yaml::split_yaml};
}

// Whether the edited text falls into the same documents: what is left of this one might be taken for none.
bool has_same_documents(const Surroundings& before, std::string_view after, Span edited_document) {
  const std::vector<yaml::Piece> pieces = before.split(after, edited_document.source);
  return pieces.size() == before.split(before.text, edited_document.source).size() &&
         std::ranges::count(pieces, edited_document, &yaml::Piece::bytes) == 1;
}

// Whether the document as edited reads as the value with the changes done on it.
bool is_proven(const Sheet& sheet, yaml::Value value, const Draft& draft) {
  for (const ValueChange& change : draft.changes)
    if (!apply(value, change)) return false;
  const Surroundings around = surroundings_of(sheet);
  std::vector<Edit> edits = draft.edits;
  for (Edit& edit : edits) {
    if (edit.replace.begin < around.begin || edit.replace.end > around.begin + around.text.size()) return false;
    edit.replace = {SourceId{0}, edit.replace.begin - around.begin, edit.replace.end - around.begin};
  }
  const std::string text = edited(around.text, edits);
  yaml::Piece piece = sheet.piece;
  const std::uint32_t end = piece.bytes.end - around.begin;
  const auto grown = static_cast<std::uint32_t>(text.size() - around.text.size());  // wraps as it must
  piece.bytes = {SourceId{0}, piece.bytes.begin - around.begin, end + grown};
  const std::optional<yaml::Value> got = read(text, piece);
  return got && yaml::same_json(*got, value) && has_same_documents(around, text, piece.bytes);
}

}  // namespace

Editor::Editor(std::string_view text, yaml::Piece piece) {
  auto state = std::make_unique<State>();
  state->sheet.text = text;
  state->sheet.piece = piece;
  const std::string_view document = text.substr(piece.bytes.begin, piece.bytes.end - piece.bytes.begin);
  const std::size_t end = document.find('\n');
  if (end != std::string_view::npos && end > 0 && document[end - 1] == '\r') state->sheet.line_end = "\r\n";
  std::variant<yaml::Cst, std::string> cst = yaml::read_cst(text, piece);
  if (const auto* why = std::get_if<std::string>(&cst)) {
    state->refused = "the document cannot be edited: " + *why;
  } else {
    state->sheet.cst = std::get<yaml::Cst>(std::move(cst));
    state->sheet.quotes = usual_quotes(state->sheet.cst);
    state->value = read(text, piece);
    if (!state->value) state->refused = "the document cannot be edited: it is empty";
  }
  state_ = std::move(state);
}
Editor::~Editor() = default;
Editor::Editor(Editor&&) noexcept = default;
Editor& Editor::operator=(Editor&&) noexcept = default;

Plan Editor::plan(std::span<const Operation> operations) const {
  if (!state_->refused.empty()) return Refusal{state_->refused};
  Draft draft;
  for (const Operation& operation : operations) {
    const bool done =
        std::visit([&](const auto& one) { return draft_operation(state_->sheet, one, draft); }, operation);
    if (!done) return Refusal{draft.refused};
  }
  std::ranges::sort(draft.edits, {}, &Edit::replace);
  if (!are_apart(draft.edits)) return Refusal{"two of its parts meet in one place"};
  if (!is_proven(state_->sheet, *state_->value, draft)) return Refusal{"the edited document would read otherwise"};
  return std::move(draft.edits);
}

std::string edited(std::string_view text, std::span<const Edit> edits) {
  std::string result;
  std::size_t at = 0;
  for (const Edit& edit : edits) {
    result += text.substr(at, edit.replace.begin - at);
    result += edit.text;
    at = edit.replace.end;
  }
  return result += text.substr(at);
}

}  // namespace sidelint::edit
