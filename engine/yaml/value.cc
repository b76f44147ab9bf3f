#include "engine/yaml/value.h"

#include <algorithm>

#include "engine/yaml/builder.h"
#include "engine/yaml/resolve.h"

namespace sidelint::yaml {
namespace {

Value made(Kind kind, Style style, std::string_view text, OriginId origin) {
  return {kind, style, origin, std::string(text), {}, {}};
}

double as_double(const Number& number) {
  if (const auto* integer = std::get_if<std::int64_t>(&number)) return static_cast<double>(*integer);
  if (const auto* natural = std::get_if<std::uint64_t>(&number)) return static_cast<double>(*natural);
  const auto* real = std::get_if<double>(&number);
  return real == nullptr ? 0 : *real;
}

// Whole numbers are compared as such: a double holds no more than 53 bits of them.
bool same_number(const Value& a, const Value& b) {
  const Number left = number_value(a.text);
  const Number right = number_value(b.text);
  if (left.index() == right.index()) return left == right;
  return as_double(left) == as_double(right);
}

bool is_number(const Value& value) { return value.is(Kind::integer) || value.is(Kind::floating); }

Builder::Ref build(Builder& builder, const Value& value);

Builder::Ref build_sequence(Builder& builder, const Value& value) {
  std::vector<Builder::Ref> items;
  items.reserve(value.items.size());
  for (const Value& item : value.items) items.push_back(build(builder, item));
  return builder.sequence(value.style, items, value.origin);
}

Builder::Ref build_mapping(Builder& builder, const Value& value) {
  std::vector<Builder::Entry> entries;
  entries.reserve(value.entries.size());
  for (const Entry& entry : value.entries) {
    const Builder::Ref key = builder.scalar(Kind::string, Style::plain, entry.key, entry.key_origin);
    entries.push_back({key, build(builder, entry.value)});
  }
  return builder.mapping(value.style, entries, value.origin);
}

Builder::Ref build(Builder& builder, const Value& value) {
  if (value.is(Kind::sequence)) return build_sequence(builder, value);
  if (value.is(Kind::mapping)) return build_mapping(builder, value);
  return builder.scalar(value.kind, value.style, value.text, value.origin);
}

}  // namespace

Value Value::null(OriginId origin) { return made(Kind::null, Style::plain, "null", origin); }
Value Value::boolean(bool value, OriginId origin) {
  return made(Kind::boolean, Style::plain, value ? "true" : "false", origin);
}
Value Value::integer(std::int64_t value, OriginId origin) {
  return made(Kind::integer, Style::plain, std::to_string(value), origin);
}
Value Value::string(std::string_view text, OriginId origin) { return made(Kind::string, Style::plain, text, origin); }
Value Value::sequence(OriginId origin) { return made(Kind::sequence, Style::block, {}, origin); }
Value Value::mapping(OriginId origin) { return made(Kind::mapping, Style::block, {}, origin); }

std::string_view Value::as_string() const { return is(Kind::string) ? std::string_view(text) : std::string_view(); }

const Value* Value::find(std::string_view key) const {
  for (const Entry& entry : entries)
    if (entry.key == key) return &entry.value;
  return nullptr;
}

Value* Value::find(std::string_view key) {
  for (Entry& entry : entries)
    if (entry.key == key) return &entry.value;
  return nullptr;
}

const Value* Value::find_path(std::initializer_list<std::string_view> keys) const {
  const Value* at = this;
  for (const std::string_view key : keys)
    if ((at = at->find(key)) == nullptr) return nullptr;
  return at;
}

Value& Value::set(std::string_view key, Value value, OriginId key_origin) {
  if (Value* present = find(key)) return *present = std::move(value);
  return entries.emplace_back(Entry{std::string(key), key_origin, std::move(value)}).value;
}

bool Value::erase(std::string_view key) {
  return std::erase_if(entries, [key](const Entry& entry) { return entry.key == key; }) > 0;
}

bool same_json(const Value& a, const Value& b) {
  if (is_number(a) && is_number(b)) return same_number(a, b);
  if (a.kind != b.kind) return false;
  if (a.is(Kind::null)) return true;
  if (a.is(Kind::boolean)) return boolean_value(a.text) == boolean_value(b.text);
  if (a.is(Kind::string)) return a.text == b.text;
  if (a.is(Kind::sequence))
    return std::equal(a.items.begin(), a.items.end(), b.items.begin(), b.items.end(), same_json);
  if (a.entries.size() != b.entries.size()) return false;
  return std::all_of(a.entries.begin(), a.entries.end(), [&b](const Entry& entry) {
    const Value* other = b.find(entry.key);
    return other != nullptr && same_json(entry.value, *other);
  });
}

Value to_value(Node node) {
  Value value{node.kind(), node.style(), node.origin(), std::string(node.text()), {}, {}};
  if (node.is(Kind::sequence)) {
    value.items.reserve(node.size());
    for (std::size_t i = 0; i < node.size(); ++i) value.items.push_back(to_value(node.item(i)));
  } else if (node.is(Kind::mapping)) {
    value.entries.reserve(node.size());
    for (std::size_t i = 0; i < node.size(); ++i) {
      const Node key = node.key(i);
      value.entries.push_back({std::string(key.text()), key.origin(), to_value(node.value(i))});
    }
  }
  return value;
}

std::unique_ptr<const Document> to_document(const Value& value) {
  Builder builder;
  const Builder::Ref root = build(builder, value);
  return builder.finish(root);
}

}  // namespace sidelint::yaml
