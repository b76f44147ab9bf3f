// Reading a decoded object: what its Go fields hold, with Go's zero value where nothing is written.
#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/yaml/value.h"

namespace sidelint::kube {

inline std::string_view text(const yaml::Value& object, std::string_view key) {
  const yaml::Value* value = object.find(key);
  return value == nullptr ? std::string_view() : value->as_string();
}

// Of an int32 or int64, which decoding leaves as plain digits.
inline std::optional<std::int64_t> as_integer(const yaml::Value& value) {
  std::int64_t number = 0;
  if (!value.is(yaml::Kind::integer)) return {};
  std::from_chars(value.text.data(), value.text.data() + value.text.size(), number);
  return number;
}

inline std::optional<std::int64_t> integer(const yaml::Value& object, std::string_view key) {
  const yaml::Value* value = object.find(key);
  return value == nullptr ? std::optional<std::int64_t>() : as_integer(*value);
}

// Of a *bool: nothing if it is nil.
inline std::optional<bool> choice(const yaml::Value& object, std::string_view key) {
  const yaml::Value* value = object.find(key);
  if (value == nullptr || !value->is(yaml::Kind::boolean)) return {};
  return value->text == "true";
}

inline bool flag(const yaml::Value& object, std::string_view key) { return choice(object, key).value_or(false); }

// The struct that a pointer leads to; null if it is nil.
inline const yaml::Value* child(const yaml::Value& object, std::string_view key) {
  const yaml::Value* value = object.find(key);
  return value != nullptr && value->is(yaml::Kind::mapping) ? value : nullptr;
}
inline yaml::Value* child(yaml::Value& object, std::string_view key) {
  yaml::Value* value = object.find(key);
  return value != nullptr && value->is(yaml::Kind::mapping) ? value : nullptr;
}

inline const yaml::Value& child_or_empty(const yaml::Value& object, std::string_view key) {
  static const yaml::Value kEmpty = yaml::Value::mapping();
  const yaml::Value* value = child(object, key);
  return value == nullptr ? kEmpty : *value;
}

inline const std::vector<yaml::Value>& items(const yaml::Value& object, std::string_view key) {
  static const std::vector<yaml::Value> kNone;
  const yaml::Value* value = object.find(key);
  return value == nullptr ? kNone : value->items;
}
inline std::vector<yaml::Value>* items_of(yaml::Value& object, std::string_view key) {
  yaml::Value* value = object.find(key);
  return value == nullptr ? nullptr : &value->items;
}

}  // namespace sidelint::kube
