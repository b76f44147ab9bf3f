// What is said of the mesh: by the configuration, and above it by flags.
#pragma once

#include <vector>

#include "engine/base/result.h"
#include "engine/decide/mesh_facts.h"
#include "linter/config.h"
#include "linter/options.h"

namespace sidelint::linter {

// Failure: a flag says what cannot be understood.
Result<decide::MeshFacts> mesh_facts(const Options& options, const Config& config);

// Every release line from the first to the last of `--istio-version FIRST..LAST`; empty if it is no range.
std::vector<decide::Release> release_range(const Options& options);

}  // namespace sidelint::linter
