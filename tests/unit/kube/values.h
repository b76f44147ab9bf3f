// Values written as YAML on the page, and shown as compact JSON with sorted keys.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include <gtest/gtest.h>

#include "engine/source/origin.h"
#include "engine/yaml/json.h"
#include "engine/yaml/load.h"
#include "engine/yaml/value.h"

namespace sidelint::kube {

inline yaml::Value value_of(std::string_view text) {
  Origins origins;
  const Span whole{SourceId{0}, 0, static_cast<std::uint32_t>(text.size())};
  const yaml::Loaded loaded = yaml::load(text, whole, origins);
  const auto* document = std::get_if<0>(&loaded);
  EXPECT_NE(document, nullptr) << text;
  return document == nullptr ? yaml::Value::null() : yaml::to_value((*document)->root());
}

inline std::string json_of(const yaml::Value& value) {
  const auto document = yaml::to_document(value);
  return yaml::to_json(document->root());
}

// The keys of a mapping in the order in which they stand.
inline std::string keys_of(const yaml::Value& value) {
  std::string keys;
  for (const yaml::Entry& entry : value.entries) (keys += keys.empty() ? "" : " ") += entry.key;
  return keys;
}

}  // namespace sidelint::kube
