// From a rendered text to objects.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
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
// Whether somebody asks for objects of a kind; none: for all.
using WantedKinds = std::function<bool(std::string_view kind)>;
struct Asked {
  UnknownTexts unknown;
  const WantedKinds& wanted;  // documents of other kinds are only checked
  bool is_refused;            // helm has stopped before, so that nobody asks for a refusal
};
TextObjects read_objects(const Provenance& provenance, const RenderedFile& file, const Asked& asked);

}  // namespace sidelint::helm
