// A document under the pencil: its text and tree, and what an editor asks of them. Private to the room.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/diag/fix.h"
#include "engine/yaml/cst.h"
#include "engine/yaml/edit.h"
#include "engine/yaml/edit_value.h"

namespace sidelint::edit {

using yaml::CstIndex;
using yaml::CstKind;
using yaml::CstNode;
using yaml::CstSlot;
using yaml::kNoCst;
using yaml::Style;

struct Sheet {
  std::string_view text;  // the whole source
  yaml::Piece piece;
  yaml::Cst cst;
  std::string_view line_end = "\n";
  Style quotes = Style::double_quoted;  // those that the document uses more

  const CstNode& node(CstIndex index) const { return cst.nodes[index]; }
  const CstSlot& slot(CstIndex index) const { return cst.slots[index]; }
  bool is_json() const { return piece.syntax == yaml::Syntax::json; }

  // The place of the entry with its key at the span, of a value, and of a collection; none if there is no such thing.
  CstIndex slot_of_key(Span key) const;
  CstIndex value_at(Span at) const;
  // The key of an entry as the reader gives it.
  std::string key_of(CstIndex entry) const;
  // The entry of a mapping by its key; the last if there are several.
  CstIndex find(CstIndex mapping, std::string_view key) const;
  bool has_twice(CstIndex mapping, std::string_view key) const;
  // Whether the value is null, written or not.
  bool is_null(CstIndex value) const;
  // The keys and numbers that lead to what the slot holds.
  Path path_of(CstIndex slot) const;
  Path path_of_value(CstIndex node) const;
  // The name of an anchor on the way to the node (itself included) for which an alias stands somewhere.
  std::optional<std::string> shared_as(CstIndex node) const;

  std::uint32_t line_start(std::uint32_t at) const;
  // Behind the line end of the line; the end of the document if it has none.
  std::uint32_t next_line(std::uint32_t at) const;
  // Where the line's bytes end, before its line end.
  std::uint32_t line_stop(std::uint32_t at) const;
  bool begins_line(std::uint32_t at) const;
  // What indents the next line of a block that begins at `at`; empty if something else than dashes stands before.
  std::optional<std::string> indent_at(std::uint32_t at) const;
  // How much further the document indents what stands in the mapping.
  std::size_t step(CstIndex mapping) const;

  // The comment on the line on which `at` is, behind it; none if there is something else behind.
  struct Behind {
    bool alone;  // nothing but blanks and perhaps a comment
    std::optional<Span> comment;
  };
  Behind behind(std::uint32_t at) const;
  // The comment that begins there.
  std::optional<Span> comment_at(std::uint32_t begin) const;
  // Whether comments begin in [begin, end).
  bool has_comment(std::uint32_t begin, std::uint32_t end) const;
  bool has_comment_of_own_line(std::uint32_t begin, std::uint32_t end) const;
  // Where the comment lines begin that stand right above the entry in its column; the start of its line if there are
  // none.
  std::uint32_t lines_above(const CstSlot& slot) const;
};

// Edits in the making.
struct Draft {
  std::vector<Edit> edits;
  std::vector<ValueChange> changes;
  std::string refused;

  bool refuse(std::string why) {
    if (refused.empty()) refused = std::move(why);
    return false;
  }
  void replace(const Sheet& sheet, std::uint32_t begin, std::uint32_t end, std::string text) {
    edits.push_back({{sheet.piece.bytes.source, begin, end}, std::move(text)});
  }
};

// What stays of the comments above an entry that goes.
enum class Above : std::uint8_t { stays, goes };

// What an entry is taken out for. When it moves, what is said of the mappings that it leaves is not lost.
enum class Purpose : std::uint8_t { deletion, move };

// Each answers whether it could; the draft says why not.
//
// The mapping `kept` stays whatever goes; it may be none.
bool draft_removal(const Sheet& sheet, CstIndex slot, Purpose purpose, Above above, CstIndex kept, Draft& draft);
bool draft_move(const Sheet& sheet, CstIndex slot, const Place& to, Draft& draft);
bool draft_key(const Sheet& sheet, const AddKey& add, Draft& draft);
bool draft_comment(const Sheet& sheet, const Comment& comment, Draft& draft);
bool draft_item(const Sheet& sheet, const Append& append, Draft& draft);

}  // namespace sidelint::edit
