// From a rendered text to objects.
#pragma once

#include <cstdint>
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
// How a text shows what of it is unknown: by marks (gotmpl/marks.h), or by the action that would have written it, as
// the template has it.
enum class UnknownTexts : std::uint8_t { marked, as_in_template };
TextObjects read_objects(const Provenance& provenance, const RenderedFile& file, UnknownTexts unknown);

}  // namespace sidelint::helm
