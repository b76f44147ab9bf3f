// Meshes that a cloud installs and that no manifest shows, known by the revisions that namespaces and pods name.
#pragma once

#include <string>
#include <vector>

#include "engine/decide/control_plane.h"
#include "engine/decide/plane/reach.h"
#include "engine/decide/plane/release_range.h"
#include "engine/model/repository.h"

namespace sidelint::decide {

struct ManagedRevision {
  std::string name;
  OriginId at;  // a label that names it
  ReleaseRange among;
  bool serves_default = false;  // namespaces labelled `istio-injection=enabled` may be its too
};

// Whether anybody names such a revision.
bool names_managed(const model::Repository& repository);

// The managed revisions that are named where it may count for the place, by name.
std::vector<ManagedRevision> managed_revisions(const model::Repository& repository, const Place& place);

}  // namespace sidelint::decide
