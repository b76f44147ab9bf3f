// Takes values that were made over texts of their own into the run: their places become places of the run's sources.
//
// Builds run side by side, each over its own sources and origins, so that threads never meet; what is needed of them
// is adopted afterwards, one build after the other, so that the result does not depend on the number of threads.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/source/origin.h"
#include "engine/source/source_map.h"
#include "engine/yaml/value.h"

namespace sidelint::units {

class Adoption {
 public:
  struct Party {
    SourceMap& sources;
    Origins& origins;
  };
  // `resolve` gives the run's source for a source's path.
  Adoption(const SourceMap& sources, const Origins& origins, Party into,
           std::function<SourceId(const std::string& path)> resolve)
      : sources_(sources), origins_(origins), into_(into), resolve_(std::move(resolve)) {}

  // The run's source, without its text.
  SourceId name(SourceId source) { return resolve_(sources_.path(source)); }
  SourceId adopt(SourceId source);
  Span adopt(Span at);
  OriginId adopt(OriginId id);
  // The origins of the value and of all within.
  void adopt(yaml::Value& value);

 private:
  OriginId rebuilt(const Origin& origin, OriginId before);
  // What the run has for an entry; none: it is not adopted yet.
  OriginId& known(OriginId entry);

  const SourceMap& sources_;
  const Origins& origins_;
  Party into_;
  std::function<SourceId(const std::string& path)> resolve_;
  std::vector<std::optional<SourceId>> known_;                              // by source
  std::unordered_map<std::uint32_t, std::vector<OriginId>> known_entries_;  // by shard and index
};

}  // namespace sidelint::units
