// Label selectors written as text: `app=web,tier in (a, b),!canary`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/yaml/value.h"

namespace sidelint::kustomize {

// Mirrors k8s.io/apimachinery's labels.Parse, of which kyaml has a copy.
class LabelSelector {
 public:
  // Empty if the text is no selector.
  static std::optional<LabelSelector> parse(std::string_view text);
  // Whether the entries of a mapping (null: none) meet all requirements.
  bool matches(const yaml::Value* labels) const;

 private:
  enum class Operator : std::uint8_t { exists, absent, in, not_in, greater, less };
  struct Requirement {
    std::string key;
    Operator op = Operator::exists;
    std::vector<std::string> values;
  };
  class Parser;
  static bool meets(const Requirement& requirement, const yaml::Value* value);

  std::vector<Requirement> requirements_;
};

}  // namespace sidelint::kustomize
