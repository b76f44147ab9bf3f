// YAML with the author of each line behind it.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "engine/inject/outcome.h"
#include "engine/source/origin.h"
#include "engine/source/source_map.h"
#include "engine/yaml/value.h"

namespace sidelint::linter {

// Names the hand behind a value: `deploy.yaml:12`, or `template sidecar:182 <- deploy.yaml:9`; empty if nobody wrote
// it.
class Authors {
 public:
  Authors(const SourceMap& sources, const Origins& origins, const inject::Provenance* provenance)
      : sources_(sources), origins_(origins), provenance_(provenance) {}

  std::string of(OriginId id) const;
  // FILE:LINE of what stands in a file.
  std::string place(OriginId id) const;

 private:
  std::string of_rendering(Span span) const;
  std::vector<std::string> places_of(const std::vector<gotmpl::Origin>& inputs) const;

  const SourceMap& sources_;
  const Origins& origins_;
  const inject::Provenance* provenance_;
};

// `author` names the hand behind a value; empty: nothing is written behind its line.
std::string annotated_yaml(const yaml::Value& value, const std::function<std::string(const yaml::Value&)>& author);

}  // namespace sidelint::linter
