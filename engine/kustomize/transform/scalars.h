// Writing scalars as kyaml does.
#pragma once

#include <string>
#include <string_view>

#include "engine/kustomize/run.h"
#include "engine/yaml/value.h"

namespace sidelint::kustomize {

// Writes a string over the value. False (and a refusal) if a list or mapping stands there.
bool write_text(Run& run, const Hand& hand, yaml::Value& value, std::string_view text);
// The same without saying that it is a string: in a plain scalar the text is what it looks like.
bool write_plain(Run& run, const Hand& hand, yaml::Value& value, std::string_view text);
// Sets a mapping's entry to a string, as labels are; what is null stays.
bool write_entry(Run& run, const Hand& hand, yaml::Value& mapping, std::string_view key, std::string_view text);

}  // namespace sidelint::kustomize
