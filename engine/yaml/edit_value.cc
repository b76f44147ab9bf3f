#include "engine/yaml/edit_value.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace sidelint::edit {
namespace {

using yaml::Kind;
using yaml::Value;

Value* step_into(Value& value, const Step& step) {
  if (const auto* key = std::get_if<std::string>(&step)) return value.find(*key);
  const std::size_t item = std::get<std::size_t>(step);
  return value.is(Kind::sequence) && item < value.items.size() ? &value.items[item] : nullptr;
}

Value* find(Value& root, const Path& path) {
  Value* at = &root;
  for (const Step& step : path) {
    at = step_into(*at, step);
    if (at == nullptr) return nullptr;
  }
  return at;
}

// The mapping at the path; what is missing or null on the way becomes one.
Value* make(Value& root, const Path& path) {
  Value* at = &root;
  for (const Step& step : path) {
    Value* next = step_into(*at, step);
    const auto* key = std::get_if<std::string>(&step);
    if (next == nullptr && (key == nullptr || !at->is(Kind::mapping))) return nullptr;
    if (next == nullptr) next = &at->set(*key, Value::mapping());
    if (next->is(Kind::null)) *next = Value::mapping();
    at = next;
  }
  return at->is(Kind::mapping) ? at : nullptr;
}

// The mapping that holds the entry at the path, and its key.
std::pair<Value*, std::string> holder(Value& root, Path path) {
  if (path.empty() || !std::holds_alternative<std::string>(path.back())) return {nullptr, ""};
  std::string key = std::get<std::string>(path.back());
  path.pop_back();
  Value* mapping = find(root, path);
  if (mapping == nullptr || mapping->find(key) == nullptr) return {nullptr, ""};
  return {mapping, std::move(key)};
}

bool add(Value& root, const Path& path, const std::string& key, Value value) {
  Value* mapping = make(root, path);
  if (mapping == nullptr || mapping->find(key) != nullptr) return false;
  mapping->set(key, std::move(value));
  return true;
}

std::optional<std::pair<std::string, Value>> take(Value& root, const Path& path) {
  const auto [mapping, key] = holder(root, path);
  if (mapping == nullptr) return std::nullopt;
  std::pair<std::string, Value> taken{key, *mapping->find(key)};
  mapping->erase(key);
  return taken;
}

}  // namespace

bool apply(Value& root, const ValueChange& change) {
  switch (change.what) {
    case ValueChange::What::erase:
      return take(root, change.path).has_value();
    case ValueChange::What::set: {
      Value* value = find(root, change.path);
      if (value == nullptr) return false;
      *value = Value::string(change.text);
      return true;
    }
    case ValueChange::What::rename: {
      const auto [mapping, key] = holder(root, change.path);
      if (mapping == nullptr || mapping->find(change.text) != nullptr) return false;
      Value value = *mapping->find(key);
      mapping->erase(key);
      mapping->set(change.text, std::move(value));
      return true;
    }
    case ValueChange::What::add:
      return add(root, change.path, change.key, Value::string(change.text));
    case ValueChange::What::append: {
      Value* sequence = find(root, change.path);
      if (sequence == nullptr || !sequence->is(Kind::sequence)) return false;
      sequence->items.push_back(Value::string(change.text));
      return true;
    }
    case ValueChange::What::move: {
      std::optional<std::pair<std::string, Value>> taken = take(root, change.from);
      return taken && add(root, change.path, taken->first, std::move(taken->second));
    }
  }
  return false;
}

}  // namespace sidelint::edit
