// What YAML says as the values of templates, and back.
//
// Mirrors sigs.k8s.io/yaml's Unmarshal into map[string]interface{}: every number is a float64.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/gotmpl/heap.h"
#include "engine/gotmpl/value.h"
#include "engine/source/origin.h"
#include "engine/yaml/load.h"
#include "engine/yaml/node.h"
#include "engine/yaml/value.h"

namespace sidelint::helm {

// The data behind the origins of template values: number n is the nth that was added.
class OriginNumbers {
 public:
  gotmpl::Origin add(OriginId id);
  OriginId at(gotmpl::Origin origin) const;

 private:
  std::vector<OriginId> data_;
};

// Without numbers the values tell of no data behind them.
gotmpl::Value to_data(gotmpl::Heap& heap, OriginNumbers* numbers, yaml::Node node);
// Maps and slices anew, so that a change of one leaves the other alone; their texts, which outlive the heap, are
// shared. A template may have made a map that holds itself: what lies too deep is left out.
gotmpl::Value deep_copy(gotmpl::Heap& heap, const gotmpl::Value& value);

// What a value is in YAML (as encoding/json encodes it); nothing unknown may be in it.
struct Encoded {
  yaml::Value value;
  std::string error;
};
Encoded to_yaml_value(const gotmpl::Value& value);

// A scalar as sigs.k8s.io/yaml decodes it into a field of type string: numbers and booleans count as texts. Nothing for
// null and collections.
std::optional<std::string> text_field(yaml::Node node);

// The name that encoding/json has in messages for what a node is: "array".
std::string_view json_kind(yaml::Kind kind);

bool is_table(const gotmpl::Value& value);

}  // namespace sidelint::helm
