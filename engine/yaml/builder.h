// Makes Documents, from the leaves up: scalars first, then the collections that hold them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "engine/source/origin.h"
#include "engine/yaml/node.h"

namespace sidelint::yaml {

class Builder {
 public:
  enum class Ref : std::uint32_t {};  // a value of the document under construction
  struct Entry {
    Ref key;
    Ref value;
  };

  Builder() : document_(std::make_unique<Document>()) {}

  // Makes room for what a text of so many bytes usually holds.
  void expect(std::size_t bytes);

  // `text` is what Node::text() will answer.
  Ref scalar(Kind kind, Style style, std::string_view text, OriginId origin);
  Ref sequence(Style style, std::span<const Ref> items, OriginId origin);
  // Keys are strings, each once, in the order in which Node will list them.
  Ref mapping(Style style, std::span<const Entry> entries, OriginId origin);
  // The same value in a second place, with an origin of its own there. What a collection holds is shared.
  Ref again(Ref value, OriginId origin);
  void duplicate_key(DuplicateKey pair) { document_->duplicates_.push_back(std::move(pair)); }

  Kind kind(Ref value) const { return at(value).kind; }
  Style style(Ref value) const { return at(value).style; }
  OriginId origin(Ref value) const { return at(value).origin; }
  std::string_view text(Ref value) const;  // of a scalar; valid until the next scalar
  std::uint32_t size(Ref collection) const { return at(collection).count; }
  Ref item(Ref sequence, std::uint32_t index) const;
  Entry entry(Ref mapping, std::uint32_t index) const;

  // Whether scalars of `bytes` more bytes fit: a document holds at most 4 GiB of text.
  bool has_room(std::size_t bytes) const;

  // The Builder is used up.
  std::unique_ptr<const Document> finish(Ref root);

 private:
  const Node::Data& at(Ref value) const { return document_->values_[static_cast<std::uint32_t>(value)]; }
  Ref add(const Node::Data& value);

  std::unique_ptr<Document> document_;
};

}  // namespace sidelint::yaml
