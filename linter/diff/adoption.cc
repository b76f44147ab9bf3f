#include "linter/diff/adoption.h"

#include <optional>

namespace sidelint::linter::diff {

OriginId Adoption::adopt(std::span<const OriginId> candidates) {
  for (const OriginId candidate : candidates) {
    const std::optional<Span> at = origins_.where(candidate);
    if (!at) continue;
    const auto known = adopted_.find(at->source);
    SourceId source{};
    if (known != adopted_.end()) {
      source = known->second;
    } else {
      source = to_.add(name_(from_.path(at->source)));
      to_.keep(source, std::string(from_.text(at->source)));
      adopted_.emplace(at->source, source);
    }
    return OriginId::written({source, at->begin, at->end});
  }
  return {};
}

}  // namespace sidelint::linter::diff
