// Files as they would be: some with another text than on disk.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/source/file_system.h"

namespace sidelint::linter {

class Overlay final : public FileSystem {
 public:
  // `files` must outlive it.
  explicit Overlay(const FileSystem& files) : files_(files) {}

  // `real_path` is what FileSystem::real_path says of the file, however it is reached.
  void set(const std::string& real_path, std::string text) { texts_[real_path] = std::move(text); }
  const std::map<std::string, std::string>& texts() const { return texts_; }

  Result<std::vector<DirectoryEntry>> list(const std::string& directory) const override {
    return files_.list(directory);
  }
  Result<EntryKind> kind(const std::string& path) const override { return files_.kind(path); }
  Result<std::string> read(const std::string& path, std::uint64_t limit) const override;
  Result<std::string> real_path(const std::string& path) const override { return files_.real_path(path); }

 private:
  const FileSystem& files_;
  std::map<std::string, std::string> texts_;
};

}  // namespace sidelint::linter
