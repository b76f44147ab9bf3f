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

// `envs`, then `literals`, then `files`; a key may come once. False (and a refusal) if something is wrong. Kustomize
// takes any key, also one that the API server would not.
bool read_pairs(Run& run, const yaml::Value& record, std::string_view folder, Pairs& pairs);

// Whether Go takes the text for UTF-8: no overlong forms, no surrogates.
bool is_utf8(std::string_view text);

}  // namespace sidelint::kustomize
