// The units of a scan: each kustomization that no other includes, as `kustomize build` makes it; and, as the first,
// everything else as it stands.
//
// Files that took part in a build are applied through it, and not as they stand. A kustomization that kustomize would
// refuse leaves its files to the first unit, with notes of what it would have changed (discover.h), and its refusal.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/source/file_system.h"
#include "engine/source/origin.h"
#include "engine/source/source_map.h"
#include "engine/units/scan/scan.h"
#include "engine/units/unit.h"

namespace sidelint::units {

// What all builds together may visit: more folders than the largest public repositories have, many times over. Roots
// beyond are refused.
struct RenderLimits {
  std::size_t folders = 100'000;    // each time that a root reaches it
  std::size_t deliveries = 20'000;  // those beyond are not followed
};

// `paths` are those that the run was given: kustomizations read files of the repositories around them too, which become
// sources of the run. The result does not depend on the number of threads.
std::vector<Unit> render(const FileSystem& files, const std::vector<std::string>& paths, const Scan& scan,
                         const ScanOptions& options, SourceMap& sources, Origins& origins,
                         const RenderLimits& limits = {});

// Templates that units are made of are no longer unrendered.
void note_rendered(const std::vector<Unit>& units, Scan& scan);

}  // namespace sidelint::units
