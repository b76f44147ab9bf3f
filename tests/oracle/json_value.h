// JSON of the oracle as the values that the engine changes, and back.
#pragma once

#include <memory>
#include <string>

#include <nlohmann/json.hpp>

#include "engine/yaml/json.h"
#include "engine/yaml/value.h"
#include "tests/harness/oracle.h"

namespace sidelint::testing {

inline yaml::Value value_of(const nlohmann::json& json) {
  yaml::Value value;
  if (json.is_object()) {
    value = yaml::Value::mapping();
    for (const auto& [key, item] : json.items()) value.set(key, value_of(item));
  } else if (json.is_array()) {
    value = yaml::Value::sequence();
    for (const nlohmann::json& item : json) value.items.push_back(value_of(item));
  } else if (json.is_string()) {
    value = yaml::Value::string(json.get<std::string>());
  } else if (json.is_boolean()) {
    value = yaml::Value::boolean(json.get<bool>());
  } else if (json.is_null()) {
    value = yaml::Value::null();
  } else {
    value = {json.is_number_float() ? yaml::Kind::floating : yaml::Kind::integer,
             yaml::Style::plain,
             {},
             json.dump(),
             {},
             {}};
  }
  return value;
}

inline nlohmann::json json_of(const yaml::Value& value) {
  const std::unique_ptr<const yaml::Document> document = yaml::to_document(value);
  return parse_json(yaml::to_json(document->root()));
}

}  // namespace sidelint::testing
