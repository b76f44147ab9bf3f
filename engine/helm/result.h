// What a rendering answers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/source/span.h"
#include "engine/yaml/value.h"

namespace sidelint::helm {

// Why helm would stop, and where the cause stands.
struct Refusal {
  // missing_chart: a dependency that is not in the repository, which a look into the network would find.
  enum class Cause : std::uint8_t { fault, missing_chart };

  Span at;
  std::string message;       // in helm's words
  std::string missing = {};  // the value that nobody gave, if that is why: ".Values.global.domain"
  Cause cause = Cause::fault;
};

// What only a cluster, the network, or whoever installs the chart could tell. The rest of the rendering stands.
struct Unknown {
  Span at;           // the template's action, or the line of Chart.yaml
  std::string what;  // as written there
  std::string why;
};

// A place in an object that a template left open. The path is that of the value, or of the mapping or sequence that may
// hold more than it shows.
struct Gap {
  enum class Of : std::uint8_t { value, entries, items };

  std::vector<std::string> path;
  Of of = Of::value;
  std::string why;
  Span at;  // the template's action
};

struct RenderedObject {
  enum class Kind : std::uint8_t { manifest, hook, custom_resource_definition };

  // A value that is unknown, or holds something unknown, is a text whose origin says so (Templated::unknown).
  yaml::Value value;
  Span written;               // the template, from the object's first byte that stands there literally
  std::string template_name;  // "chart/templates/deployment.yaml"
  Kind kind = Kind::manifest;
  std::vector<Gap> gaps = {};  // what of it is unknown
};

struct Rendered {
  std::vector<RenderedObject> objects;  // in the order of `helm template`; custom resource definitions first
  std::vector<Unknown> unknown;
  std::vector<SourceId> sources;   // the files that were read, each once
  std::optional<Refusal> refusal;  // the objects are then what can be said all the same
};

}  // namespace sidelint::helm
