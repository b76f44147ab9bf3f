// One folder in the place of another: what is asked of `place` is read from `folder`. So two states of the same files
// have the same paths, wherever they lie.
#pragma once

#include <string>
#include <vector>

#include "engine/source/file_system.h"

namespace sidelint::linter::diff {

class FolderInPlace final : public FileSystem {
 public:
  // Paths as typed; `files` must outlive it.
  FolderInPlace(const FileSystem& files, const std::string& folder, const std::string& place);

  Result<std::vector<DirectoryEntry>> list(const std::string& directory) const override;
  Result<EntryKind> kind(const std::string& path) const override;
  Result<std::string> read(const std::string& path, std::uint64_t limit) const override;
  Result<std::string> real_path(const std::string& path) const override;

 private:
  std::string moved(const std::string& path) const;

  const FileSystem& files_;
  std::string here_;    // the working folder
  std::string folder_;  // both absolute, all links resolved
  std::string place_;
  std::string typed_place_;  // absolute, as it is typed
};

}  // namespace sidelint::linter::diff
