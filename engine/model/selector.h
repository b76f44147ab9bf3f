// Label selectors as Kubernetes evaluates them.
//
// Mirrors k8s.io/apimachinery v0.37: pkg/apis/meta/v1/helpers.go (LabelSelectorAsSelector) and pkg/labels/selector.go
// (NewRequirement, Matches, Parse).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/model/go_json.h"
#include "engine/source/origin.h"
#include "engine/yaml/node.h"

namespace sidelint::model {

// Label keys and values, sorted by key, each key once.
using Labels = std::vector<std::pair<std::string, std::string>>;
const std::string* find_label(const Labels& labels, std::string_view key);
// Sets the label, or removes it.
void set_label(Labels& labels, std::string_view key, std::string value);
void remove_label(Labels& labels, std::string_view key);

// `greater_than` and `less_than` exist in selectors written as text only.
enum class Operator : std::uint8_t { in, not_in, exists, does_not_exist, greater_than, less_than };

struct Requirement {
  std::string key;
  Operator op = Operator::in;
  std::vector<std::string> values;  // sorted
  bool equality = false;            // `in` or `not_in` written as an equality (matchLabels, `a=b`); only text() differs
  OriginId at;

  bool matches(const Labels& labels) const { return accepts(find_label(labels, key)); }
  // Whether a label of this key with the value, or without one (null), satisfies it.
  bool accepts(const std::string* value) const;
  // As Kubernetes prints it: "a in (b,c)", "!d", "e=f".
  std::string text() const;
};

struct Selector {
  std::vector<Requirement> requirements;  // all must hold; none: everything matches. Sorted by key
  std::string error;                      // why Kubernetes refuses it (exact text); empty if it does not
  OriginId at;

  bool matches(const Labels& labels) const;
  bool empty() const { return requirements.empty(); }
  std::string text() const;  // "a in (b,c),!d"
};

// Reads a LabelSelector mapping. An absent or null node gives the empty selector (webhooks default it to everything).
Selector read_selector(yaml::Node node, Decoding decoding = Decoding::api_server);

// Reads a selector written as text (`app=web,tier in (a,b),!debug`), as kubectl's -l does.
Selector parse_selector(std::string_view text);

// Why Kubernetes refuses the requirement, with its values in written order; empty if it does not.
std::string refusal(const Requirement& requirement);

}  // namespace sidelint::model
