// A value that can be changed: what merges and renderers work on. It owns what it holds and is copied like any value.
//
// A Document is read, converted, changed, and converted back, so that whoever reads documents need not know how they
// came to be. Every value and every key keeps the origin of the hand that wrote it last.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/source/origin.h"
#include "engine/yaml/node.h"

namespace sidelint::yaml {

struct Entry;

// Nested at most kMaxDepth deep (engine/yaml/load.h), as a Document is: whoever makes deeper ones refuses them.
struct Value {
  Kind kind = Kind::null;
  Style style = Style::plain;  // as written; a Value made by a program has the style of its kind (plain or block)
  OriginId origin = {};
  std::string text = {};          // of a scalar: what Node::text() answers
  std::vector<Value> items = {};  // of a sequence
  std::vector<Entry> entries;     // of a mapping: each key once, in written order

  static Value null(OriginId origin = {});
  static Value boolean(bool value, OriginId origin = {});
  static Value integer(std::int64_t value, OriginId origin = {});
  static Value string(std::string_view text, OriginId origin = {});
  static Value sequence(OriginId origin = {});
  static Value mapping(OriginId origin = {});

  bool is(Kind other) const { return kind == other; }
  bool is_collection() const { return kind == Kind::sequence || kind == Kind::mapping; }
  // Of a string its text, of anything else empty.
  std::string_view as_string() const;

  // A mapping's value by key; null if there is none or this is no mapping.
  const Value* find(std::string_view key) const;
  Value* find(std::string_view key);
  // The value found by a key after another; null as soon as one is absent.
  const Value* find_path(std::initializer_list<std::string_view> keys) const;

  // Of a mapping. Writes over the value of that key, which keeps its place and its key's origin, or adds one at the
  // end.
  Value& set(std::string_view key, Value value, OriginId key_origin = {});
  // Whether there was one.
  bool erase(std::string_view key);
};

struct Entry {
  std::string key;
  OriginId key_origin;
  Value value;
};

// Equal as JSON is: order of keys, styles and origins do not matter; 1 and 1.0 are the same number.
bool same_json(const Value& a, const Value& b);

// A copy of what the node stands for, aliases expanded.
Value to_value(Node node);
std::unique_ptr<const Document> to_document(const Value& value);

}  // namespace sidelint::yaml
