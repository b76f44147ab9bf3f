// The unit of all that is not built: objects as they stand in their files, with notes of what kustomizations would
// change about them.
#pragma once

#include <vector>

#include "engine/source/source_map.h"
#include "engine/units/kustomization.h"
#include "engine/units/scan.h"
#include "engine/units/unit.h"

namespace sidelint::units {

// Which files hold objects that no built unit applies, and which kustomizations were not built: by their indexes.
struct Leftovers {
  std::vector<bool> files;
  std::vector<bool> kustomizations;
};

// Files that a kustomization lists as patches, generators, transformers, configuration or Helm values are no objects of
// their own.
Unit take_as_they_stand(const Scan& scan, const SourceMap& sources, const std::vector<Kustomization>& kustomizations,
                        const Leftovers& left);

}  // namespace sidelint::units
