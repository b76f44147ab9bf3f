// The files of a scan by their paths.
#pragma once

#include <string>
#include <unordered_map>

#include "engine/source/source_map.h"
#include "engine/units/scan/scan.h"

namespace sidelint::units {

// Keeps the paths: those of a SourceMap may move when it grows.
class FileIndex {
 public:
  FileIndex(const Scan& scan, const SourceMap& sources) {
    file_at_.reserve(scan.files.size());
    for (const ScannedFile& file : scan.files) file_at_.emplace(sources.path(file.source), &file);
  }

  // Null if there is none.
  const ScannedFile* find(const std::string& path) const {
    const auto found = file_at_.find(path);
    return found == file_at_.end() ? nullptr : found->second;
  }

 private:
  std::unordered_map<std::string, const ScannedFile*> file_at_;
};

}  // namespace sidelint::units
