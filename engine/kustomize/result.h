// What a build answers.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/source/span.h"
#include "engine/yaml/value.h"

namespace sidelint::kustomize {

// Why kustomize would stop, and where the cause stands.
struct Refusal {
  Span at;
  std::string message;
};

// What only the network, a program or a function could add; the rest of the build is as if it added nothing.
struct Unknown {
  Span at;           // the line that asks for it
  std::string what;  // as written there: an address, a plugin's kind, a chart's name
  std::string why;
  // The field of a kustomization by which it may change the objects that are there, a string literal; empty: it could
  // only add others.
  std::string_view changes = {};
  bool stops = false;  // kustomize itself would stop here
};

struct BuiltObject {
  yaml::Value value;
  Span written;  // the document it comes from, or the line that orders it to be generated
};

struct Built {
  std::vector<BuiltObject> objects;  // in the order of `kustomize build`; none if refused
  std::vector<Unknown> unknown;
  std::vector<std::string>
      folders;                    // of the kustomizations that took part, as the user would type them; the root first
  std::vector<SourceId> sources;  // the files that were read, each once
  std::optional<Refusal> refusal;
};

}  // namespace sidelint::kustomize
