// The only door to files. Production code gets a DiskFileSystem, tests a MemoryFileSystem (tests/harness).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"

namespace sidelint {

enum class EntryKind : std::uint8_t { file, directory, symlink, other };

struct DirectoryEntry {
  std::string name;
  EntryKind kind;
};

class FileSystem {
 public:
  virtual ~FileSystem() = default;
  // The entries of a directory, in any order, without `.` and `..`. Failure: the system's own words.
  virtual Result<std::vector<DirectoryEntry>> list(const std::string& directory) const = 0;
  // What the path names after following symbolic links.
  virtual Result<EntryKind> kind(const std::string& path) const = 0;
  // The whole file, unless it is larger than `limit` bytes (a Failure that says so). Only regular files are opened:
  // a named pipe or a device would block.
  virtual Result<std::string> read(const std::string& path, std::uint64_t limit) const = 0;
  // The path with all symbolic links resolved.
  virtual Result<std::string> real_path(const std::string& path) const = 0;
};

class DiskFileSystem final : public FileSystem {
 public:
  Result<std::vector<DirectoryEntry>> list(const std::string& directory) const override;
  Result<EntryKind> kind(const std::string& path) const override;
  Result<std::string> read(const std::string& path, std::uint64_t limit) const override;
  Result<std::string> real_path(const std::string& path) const override;
};

}  // namespace sidelint
