// Objects that count because another names them: the ConfigMaps and Secrets that Flux takes values from, for a
// HelmRelease or for the variables of a Kustomization. Most ConfigMaps are nobody's values, so they are read only when
// somebody is seen to name them: a second look at the files that may hold one, which most repositories do not need.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "engine/source/file_system.h"
#include "engine/source/origin.h"
#include "engine/source/source_map.h"
#include "engine/units/scan/scan.h"
#include "engine/yaml/stream.h"

namespace sidelint::units {

// Whether a document whose `kind:` is told so may be a ConfigMap or a Secret.
bool may_be_settings(const yaml::Sniffed& kinds);

// The names of ConfigMaps and Secrets that orders among the scan's documents take values from.
std::set<std::string, std::less<>> names_in(const Scan& scan);

// Adds to the scan the ConfigMaps and Secrets of the files that its documents name.
void scan_named_objects(const FileSystem& files, const ScanOptions& options, Scan& scan, SourceMap& sources,
                        Origins& origins);

}  // namespace sidelint::units
