// A document as it is written: every byte that matters to somebody who edits it, by tree-sitter.
//
// tree-sitter answers where things stand, libyaml what they mean; the tree is given out only where both see the same
// values in the same places, and the same comments.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/source/span.h"
#include "engine/yaml/node.h"
#include "engine/yaml/stream.h"

namespace sidelint::yaml {

enum class CstKind : std::uint8_t { mapping, sequence, scalar, alias };

using CstIndex = std::uint32_t;
inline constexpr CstIndex kNoCst = 0xFFFFFFFFU;

struct CstNode {
  CstKind kind = CstKind::scalar;
  Style style = Style::plain;
  Span at;                  // a collection may end with comments, which are not its content
  std::uint32_t begin = 0;  // of its anchor or tag, if it has one; else at.begin
  std::uint32_t end = 0;    // of its content
  std::string_view anchor;  // of an alias: the name that it uses
  bool tagged = false;
  std::string text;             // of a scalar: its value, as libyaml reads it
  CstIndex slot = kNoCst;       // that holds it; the root has none
  std::vector<CstIndex> slots;  // of a collection, in written order
};

// An entry of a mapping or an item of a sequence.
struct CstSlot {
  std::uint32_t begin = 0;   // of the key with its anchor, or of the dash or `?`
  std::uint32_t end = 0;     // of its content: of the value, or of the sign that stands without one
  CstIndex owner = kNoCst;   // the collection
  CstIndex key = kNoCst;     // of an entry
  CstIndex value = kNoCst;   // none if nothing is written
  bool spelled_out = false;  // begins with `?`
};

struct Cst {
  std::vector<CstNode> nodes;
  std::vector<CstSlot> slots;
  std::vector<Span> comments;
  std::vector<std::uint32_t> commas;  // of flow collections
  CstIndex root = kNoCst;             // none in an empty document
};

// Larger documents are not given to tree-sitter. Its YAML grammar counts lines and columns in 16 bits and saves at most
// 253 indentations; tree-sitter 0.20 counts repetitions in 16 bits.
struct CstLimits {
  std::size_t bytes = std::size_t{512} * 1024;
  std::size_t lines = 30'000;  // a CR LF counts twice there
  std::size_t width = 30'000;  // of a line, in bytes
  std::size_t depth = 100;
  std::size_t siblings = 10'000;  // entries or items of one collection
};
inline constexpr CstLimits kCstLimits;

// The tree of a document of `text`, or why there is none: half a sentence, "it is larger than 512 KiB". `text` must
// outlive it.
std::variant<Cst, std::string> read_cst(std::string_view text, const Piece& piece);

}  // namespace sidelint::yaml
