// Builds of kustomizations by one hand: what they made of folders, over texts of their own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/kustomize/result.h"
#include "engine/source/file_system.h"
#include "engine/source/origin.h"
#include "engine/source/source_map.h"
#include "engine/units/file_index.h"
#include "engine/units/scan.h"
#include "engine/units/territory.h"

namespace sidelint::units {

// What all builds of a run share, and only read.
struct Site {
  const FileSystem& files;
  const Scan& scan;
  const FileIndex& index;
  const ScanOptions& options;
  const SourceMap& sources;
  Territory territory;
};

// Of the objects only those are kept that somebody needs.
struct Workplace {
  SourceMap sources;
  Origins origins;
  std::vector<kustomize::Built> built;  // in the order of the folders
};

// `folders` as the run calls them, all of one repository.
void build_all(const Site& site, const std::vector<std::string>& folders, Workplace& place);

}  // namespace sidelint::units
