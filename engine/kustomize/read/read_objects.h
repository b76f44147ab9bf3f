// From texts to objects, as kyaml reads them.
//
// Mirrors kustomize api 0.21 (resource/factory.go) and kyaml 0.21 (kio/byteio_reader.go): YAML 1.2 booleans, lists
// opened, objects without kind or name refused.
#pragma once

#include <variant>
#include <vector>

#include "engine/kustomize/read/files.h"
#include "engine/kustomize/resource.h"
#include "engine/kustomize/run.h"
#include "engine/yaml/load.h"
#include "engine/yaml/value.h"

namespace sidelint::kustomize {

using Objects = std::variant<std::vector<Resource>, Flaw>;

Objects read_objects(Run& run, const ParsedText& text);
// Of the YAML that stands in a string value of a kustomization.
Objects read_embedded(Run& run, const yaml::Value& scalar);
ParsedText parse_embedded(Run& run, const yaml::Value& scalar, yaml::WordKeys words);

// What go-yaml v3 sees in the node: `yes` and `on` are strings.
yaml::Value value_of(yaml::Node node);
// The same for a text without a place: what it stands for as a plain scalar.
yaml::Kind kind_of_plain(std::string_view text);

}  // namespace sidelint::kustomize
