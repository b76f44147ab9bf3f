// What a delivery applies, by the name that `sidelint units` gives it: `flux-system/apps`, `argocd/shop`.
#pragma once

#include "engine/source/file_system.h"
#include "engine/source/origin.h"
#include "engine/source/source_map.h"
#include "linter/build/built.h"
#include "linter/options.h"

namespace sidelint::linter {

// Refused if no delivery in the paths of the run goes by that name; the refusal offers the unit that may be meant.
BuiltSubject build_delivery(const FileSystem& files, const Options& options, SourceMap& sources, Origins& origins);

}  // namespace sidelint::linter
