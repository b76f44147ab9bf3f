// Label selectors as Kubernetes evaluates them.
//
// Mirrors k8s.io/apimachinery v0.36: pkg/apis/meta/v1/helpers.go (LabelSelectorAsSelector) and pkg/labels/selector.go (Matches).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/source/origin.h"
#include "engine/yaml/node.h"

namespace sidelint::model {

// Label keys and values, sorted by key, each key once.
using Labels = std::vector<std::pair<std::string, std::string>>;
const std::string* find_label(const Labels& labels, std::string_view key);

enum class Operator : std::uint8_t { in, not_in, exists, does_not_exist };

struct Requirement {
  std::string key;
  Operator op = Operator::in;
  std::vector<std::string> values;  // sorted
  OriginId at;
};

struct Selector {
  std::vector<Requirement> requirements;  // all must hold; none: everything matches
  std::string error;                      // why Kubernetes refuses it (exact text); empty if it does not
  OriginId at;

  bool matches(const Labels& labels) const;
  bool empty() const { return requirements.empty(); }
  // As Kubernetes prints it: "a in (b,c),!d".
  std::string text() const;
};

// Reads a LabelSelector mapping. An absent or null node gives the empty selector (webhooks default it to everything).
Selector read_selector(yaml::Node node);

// Messages of k8s.io/apimachinery's validation for a label key and a label value; empty if it is valid.
std::vector<std::string> validate_label_key(std::string_view key);
std::vector<std::string> validate_label_value(std::string_view value);

}  // namespace sidelint::model
