// What is not built: objects as they stand in their files, with notes of what kustomizations would change about them.
#pragma once

#include <string_view>
#include <unordered_set>
#include <vector>

#include "engine/source/source_map.h"
#include "engine/units/kustomizations/kustomization.h"
#include "engine/units/scan/file_index.h"
#include "engine/units/scan/scan.h"
#include "engine/units/unit.h"

namespace sidelint::units {

// Which files belong to the plain unit, and which kustomizations' orders are noted there: by their indexes.
struct Selection {
  std::vector<bool> files;
  std::vector<bool> kustomizations;
};

class Standing {
 public:
  Standing(const Scan& scan, const SourceMap& sources, const FileIndex& files,
           const std::vector<Kustomization>& kustomizations);

  // The plain unit, with all files that hold no objects. Files that a kustomization lists as patches, generators,
  // transformers, configuration or Helm values are no objects of their own.
  Unit take_plain(const Selection& selection) const;
  // The objects of files, without notes.
  std::vector<AppliedObject> take_files(const std::vector<const ScannedFile*>& files) const;
  // The objects of a unit that cannot be built: those that the kustomizations list.
  std::vector<AppliedObject> take_objects(const std::vector<std::size_t>& reached) const;

  const FileIndex& files() const { return files_; }

 private:
  bool holds_objects(const ScannedFile& file) const;

  const Scan& scan_;
  const SourceMap& sources_;
  const FileIndex& files_;
  const std::vector<Kustomization>& kustomizations_;
  std::unordered_set<std::string_view> other_files_;
};

}  // namespace sidelint::units
