// From a rendered text to objects.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/helm/engine.h"
#include "engine/helm/output/provenance.h"
#include "engine/helm/result.h"

namespace sidelint::helm {

struct TextObjects {
  std::vector<RenderedObject> objects;  // in order of the text
  std::vector<Unknown> unknown;         // documents of which nothing can be told
  std::optional<Refusal> refusal;       // of the first document that is no YAML
};
TextObjects read_objects(const Provenance& provenance, const RenderedFile& file);

}  // namespace sidelint::helm
