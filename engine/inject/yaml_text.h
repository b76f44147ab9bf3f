// YAML that stands in a text (a ConfigMap's key, an annotation), read as sigs.k8s.io/yaml reads it.
#pragma once

#include <string>
#include <string_view>

#include "engine/yaml/load.h"
#include "engine/yaml/value.h"

namespace sidelint::inject {

struct YamlText {
  yaml::Value value;  // null for a text without a document; without origins
  std::string error;  // Go's words: "yaml: line 1: did not find expected node content"
};
YamlText read_yaml(std::string_view text);

// The same for a text that encoding/json reads: "unexpected end of JSON input".
YamlText read_json(std::string_view text);

}  // namespace sidelint::inject
