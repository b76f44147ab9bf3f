// Changes to YAML as a person would make them: an operation on values, said by their origins, becomes edits of bytes.
// Whoever asks for one computes no offset and no indentation.
//
// Indentation, flow style, quotes, line ends and comments stay as they are. A comment behind an entry, or on the lines
// right above it, speaks of it: both go along when it moves; when it is removed, the one behind it goes too and those
// above stay. A mapping that loses its only entry goes with its own key, unless a comment would be lost: then `{}`
// stays. A removal takes the comment behind that key along.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "engine/diag/fix.h"
#include "engine/source/origin.h"
#include "engine/yaml/stream.h"

namespace sidelint::edit {

// A collection: where these keys lead to from the value at `base`. Mappings that are missing on the way are made.
struct Place {
  OriginId base;
  std::string path;  // keys between dots: "spec.template.metadata.labels"; empty: the base itself
};

struct Remove {
  OriginId key;
};
struct Set {
  OriginId at;  // of a scalar, or of the key of its entry
  std::string text;
};
struct Rename {
  OriginId key;
  std::string name;
};
struct AddKey {
  Place mapping;
  std::string key;
  std::string text;
};
struct Append {
  Place sequence;
  std::string text;
};
struct Move {
  OriginId key;
  Place mapping;
};
// A line of its own above the line where something stands, `# text`, that speaks of it.
struct Comment {
  OriginId at;
  std::string text;
};
using Operation = std::variant<Remove, Set, Rename, AddKey, Append, Move, Comment>;

inline Operation remove(OriginId key) { return Remove{key}; }
inline Operation set(OriginId at, std::string_view text) { return Set{at, std::string(text)}; }
inline Operation rename(OriginId key, std::string_view name) { return Rename{key, std::string(name)}; }
inline Operation add_key(Place mapping, std::string_view key, std::string_view text) {
  return AddKey{std::move(mapping), std::string(key), std::string(text)};
}
inline Operation append(Place sequence, std::string_view text) {
  return Append{std::move(sequence), std::string(text)};
}
inline Operation move(OriginId key, Place mapping) { return Move{key, std::move(mapping)}; }
inline Operation comment(OriginId at, std::string_view text) { return Comment{at, std::string(text)}; }

// Why operations do not become edits: half a sentence, "its value is used elsewhere, too".
struct Refusal {
  std::string why;
};

// The edits, by place and apart from each other.
using Plan = std::variant<std::vector<Edit>, Refusal>;

// One document, ready to be edited.
class Editor {
 public:
  // `text` is the whole source, which must outlive the Editor. Reads the document twice, by the reader of the program
  // and by tree-sitter; where these disagree, or the document is too large, everything is refused.
  Editor(std::string_view text, yaml::Piece piece);
  ~Editor();
  Editor(Editor&&) noexcept;
  Editor& operator=(Editor&&) noexcept;

  // What is answered has been tried: the edited document reads as the same value with the operations done on it.
  Plan plan(std::span<const Operation> operations) const;

 private:
  struct State;
  std::unique_ptr<const State> state_;
};

// The text with the edits made in it.
std::string edited(std::string_view text, std::span<const Edit> edits);

}  // namespace sidelint::edit
