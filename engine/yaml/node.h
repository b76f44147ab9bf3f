// A YAML document as a tree of resolved values, each with its origin. Read-only views; the Document owns the storage.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/source/origin.h"

namespace sidelint::yaml {

// The type of a value as Kubernetes' YAML reader resolves it (sigs.k8s.io/yaml, YAML 1.1 scalars): what it is in JSON.
enum class Kind : std::uint8_t { null, boolean, integer, floating, string, sequence, mapping };

enum class Style : std::uint8_t { plain, single_quoted, double_quoted, literal, folded, block, flow };

class Document;

// A view of one value; 16 bytes, valid as long as its Document. A default-constructed Node is absent: every question
// about it has the empty answer, so look-ups chain: `root.find("metadata").find("labels")`.
class Node {
 public:
  Node() = default;

  explicit operator bool() const { return document_ != nullptr; }
  Kind kind() const;    // null if absent
  Style style() const;  // of an alias: of what it stands for
  bool is(Kind kind) const { return document_ != nullptr && this->kind() == kind; }

  // A string's value; the text as written of any other scalar (`yes`, `0o17`, `~`); empty for collections.
  std::string_view text() const;
  // A boolean's value, an integer's value if it fits; empty for anything else.
  std::optional<bool> boolean() const;
  std::optional<std::int64_t> integer() const;

  // Where the value stands. A block collection's span begins at its first key or dash.
  OriginId origin() const;

  // Number of items of a sequence or entries of a mapping (after merging `<<` and dropping the losers of duplicate
  // keys).
  std::size_t size() const;
  Node item(std::size_t index) const;   // of a sequence
  Node key(std::size_t index) const;    // of a mapping, in written order; merged entries follow the mapping's own
  Node value(std::size_t index) const;  // of a mapping
  // A mapping's value by key; absent if there is none or this is no mapping.
  Node find(std::string_view key) const;
  // The key node of that entry.
  Node find_key(std::string_view key) const;

  friend bool operator==(const Node&, const Node&) = default;

 private:
  friend class Document;
  friend class Builder;
  struct Data {
    Kind kind = Kind::null;
    Style style = Style::plain;
    OriginId origin;
    std::uint32_t first = 0;  // scalar: offset of the text in the pool; collection: first of its children
    std::uint32_t count = 0;  // scalar: length of the text; sequence: items; mapping: entries (two children each)
  };

  Node(const Document* document, std::uint32_t index) : document_(document), index_(index) {}
  const Data& data() const;
  Node child(std::size_t slot) const;

  const Document* document_ = nullptr;
  std::uint32_t index_ = 0;
};

// The same key written twice in one mapping: the second wins.
struct DuplicateKey {
  std::string key;
  Span loses;
  Span wins;
};

// Owns the nodes of one document; only a Builder fills one. Not copyable (Nodes point to it); keep it behind a stable
// address.
class Document {
 public:
  Document() = default;
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;

  Node root() const;  // absent in a Document that nobody filled
  const std::vector<DuplicateKey>& duplicate_keys() const { return duplicates_; }

 private:
  friend class Node;
  friend class Builder;
  std::vector<Node::Data> values_;
  std::uint32_t root_ = 0;
  std::vector<std::uint32_t> children_;  // indexes into values_; a shared (aliased) value stands once
  std::string pool_;
  std::vector<DuplicateKey> duplicates_;
};

// Asked so often that the calls would cost more than the answers.
inline const Node::Data& Node::data() const { return document_->values_[index_]; }
inline Node Node::child(std::size_t slot) const { return {document_, document_->children_[data().first + slot]}; }
inline Kind Node::kind() const { return document_ == nullptr ? Kind::null : data().kind; }
inline Style Node::style() const { return document_ == nullptr ? Style::plain : data().style; }
inline OriginId Node::origin() const { return document_ == nullptr ? OriginId() : data().origin; }
inline std::size_t Node::size() const { return is(Kind::sequence) || is(Kind::mapping) ? data().count : 0; }

}  // namespace sidelint::yaml
