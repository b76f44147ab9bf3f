// Asks another file system for each folder once. The walk lists every folder; whoever afterwards wants to know whether
// a file is there, and where a path really leads, is answered from that, without system calls.
//
// For one run, and for all its threads: what changes on disk meanwhile may go unseen.
#pragma once

#include <cstdint>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/source/file_system.h"

namespace sidelint {

class FolderMemory final : public FileSystem {
 public:
  // `files` must outlive it.
  explicit FolderMemory(const FileSystem& files);

  Result<std::vector<DirectoryEntry>> list(const std::string& directory) const override;
  Result<EntryKind> kind(const std::string& path) const override;
  Result<std::string> real_path(const std::string& path) const override;
  // Texts are not kept.
  Result<std::string> read(const std::string& path, std::uint64_t limit) const override;

 private:
  // What listed folders say of a path; nothing if they do not tell.
  enum class Known : std::uint8_t { file, directory, link_or_other, absent };

  // The path as it is remembered: from the root on, without a slash at its end. Empty if only the system can tell what
  // it means, because it has empty components, `.` or `..`.
  std::string key_of(std::string_view path) const;
  std::optional<Known> look_up(std::string_view key) const;
  std::optional<Known> look_up_locked(std::string_view key) const;
  Result<std::string> real_path_of(const std::string& key) const;

  const FileSystem& files_;
  std::string working_folder_;
  mutable std::shared_mutex mutex_;
  mutable std::unordered_map<std::string, std::vector<DirectoryEntry>> folders_;  // entries by name
  mutable std::unordered_map<std::string, std::string> real_folders_;
};

}  // namespace sidelint
