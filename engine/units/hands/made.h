// What one hand makes of orders, over sources and origins of its own: threads never meet. It becomes part of the run
// afterwards, one order after the other (intake.h).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/source/origin.h"
#include "engine/source/source_map.h"
#include "engine/source/span.h"
#include "engine/units/unit.h"
#include "engine/yaml/value.h"

namespace sidelint::units {

struct MadeObject {
  yaml::Value value;
  Span written;                 // the document it comes from, or the line that orders it to be generated
  std::vector<Change> changes;  // what of it is open
};

// What an order gave: a folder that kustomize built, a chart that helm rendered.
struct Made {
  std::vector<MadeObject> objects;  // those that somebody needs
  std::vector<UnknownPart> unknown;
  std::optional<Refusal> refusal;
  std::vector<SourceId> sources;                 // the files that were read, each once
  std::vector<std::string> folders = {};         // of kustomizations that took part; that of the order first
  std::vector<UnknownPart> hidden_objects = {};  // Unit::hidden_objects
};

struct Workplace {
  SourceMap sources;
  Origins origins;
  std::vector<Made> made;  // in the order of the orders
};

}  // namespace sidelint::units
