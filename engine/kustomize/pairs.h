// Keys and values from the sources of a generator.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "engine/kustomize/run.h"
#include "engine/yaml/value.h"

namespace sidelint::kustomize {

struct PairValue {
  std::string text;
  Span ordered_at;  // the literal, or the line that names the file
};
using Pairs = std::map<std::string, PairValue, std::less<>>;

// `envs`, then `literals`, then `files`; a key may come once. False (and a refusal) if something is wrong.
bool read_pairs(Run& run, const yaml::Value& record, std::string_view folder, Pairs& pairs);

}  // namespace sidelint::kustomize
