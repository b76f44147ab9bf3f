#include "engine/inject/outcome.h"

#include <vector>

namespace sidelint::inject {

bool is_rendered(OriginId id) {
  return id.is_written() && static_cast<std::uint32_t>(id.span().source) >= kFirstRendering;
}

OriginId manifest_origin(const Provenance* provenance, OriginId id) {
  if (!is_rendered(id)) return id;
  const Span span = id.span();
  const std::size_t index = static_cast<std::uint32_t>(span.source) - kFirstRendering;
  if (!provenance || index >= provenance->renderings.size()) return {};
  OriginId found;
  for (const gotmpl::Segment& segment : provenance->renderings[index].output.segments) {
    if (segment.end <= span.begin || segment.begin >= span.end) continue;
    // What was read last is the most precise.
    for (const gotmpl::Origin input : provenance->heap.data_of(segment.inputs))
      if (const OriginId origin = provenance->origins.at(input)) found = origin;
  }
  return found;
}

}  // namespace sidelint::inject
