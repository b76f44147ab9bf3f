// The work tree without what other repositories hold in it: a commit names their state and does not have their files,
// so only without them both sides show the same part.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "engine/source/file_system.h"

namespace sidelint::linter::diff {

class WithoutSubmodules final : public FileSystem {
 public:
  // Folders absolute, without links; `files` must outlive it.
  WithoutSubmodules(const FileSystem& files, std::vector<std::string> folders)
      : files_(files), folders_(std::move(folders)) {}

  Result<std::vector<DirectoryEntry>> list(const std::string& directory) const override;
  Result<EntryKind> kind(const std::string& path) const override;
  Result<std::string> read(const std::string& path, std::uint64_t limit) const override;
  Result<std::string> real_path(const std::string& path) const override;

 private:
  enum class Place : std::uint8_t { outside, submodule, inside };
  Place place_of(const std::string& path) const;

  const FileSystem& files_;
  std::vector<std::string> folders_;
};

}  // namespace sidelint::linter::diff
