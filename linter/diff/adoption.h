// Places of the state before, shown in a report about the state after: each file that is shown becomes a source of its
// own, under a name that tells the two apart.
#pragma once

#include <functional>
#include <map>
#include <span>
#include <string>

#include "engine/source/origin.h"
#include "engine/source/source_map.h"

namespace sidelint::linter::diff {

class Adoption {
 public:
  using Name = std::function<std::string(const std::string& path)>;
  Adoption(const SourceMap& from, const Origins& origins, const Name& name, SourceMap& to)
      : from_(from), origins_(origins), name_(name), to_(to) {}

  // The first of them that a file holds; empty if none does.
  OriginId adopt(std::span<const OriginId> candidates);

 private:
  const SourceMap& from_;
  const Origins& origins_;
  const Name& name_;
  SourceMap& to_;
  std::map<SourceId, SourceId> adopted_;
};

}  // namespace sidelint::linter::diff
