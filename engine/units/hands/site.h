// What all makers of units share, and only read: the files of a run, and where more may be read.
#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "engine/source/file_system.h"
#include "engine/source/source_map.h"
#include "engine/units/hands/territory.h"
#include "engine/units/scan/file_index.h"
#include "engine/units/scan/scan.h"

namespace sidelint::units {

struct Site {
  const FileSystem& files;
  const Scan& scan;
  const FileIndex& index;
  const ScanOptions& options;
  const SourceMap& sources;
  Territory territory;
  std::set<std::string, std::less<>> named = {};  // ConfigMaps and Secrets that orders take values from
};

// The files of the disk, but of what the run has read the text as it was read.
class SiteFiles final : public FileSystem {
 public:
  explicit SiteFiles(const Site& site) : site_(site) {}

  Result<std::vector<DirectoryEntry>> list(const std::string& directory) const override;
  Result<EntryKind> kind(const std::string& path) const override;
  Result<std::string> real_path(const std::string& path) const override;
  Result<std::string> read(const std::string& path, std::uint64_t limit) const override;

 private:
  const Site& site_;
};

}  // namespace sidelint::units
