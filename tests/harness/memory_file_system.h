// A file system in memory, for tests: files by path, links, errors to order, and any order of listing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/source/file_system.h"
#include "engine/source/file_tree.h"

namespace sidelint::testing {

// The working directory is `/`, so `a/b` and `/a/b` are the same file. Folders come into being with what they hold.
class MemoryFileSystem final : public FileSystem {
 public:
  MemoryFileSystem() : contents_(1) {}
  // Files by path.
  MemoryFileSystem(std::initializer_list<std::pair<std::string_view, std::string_view>> files);

  MemoryFileSystem& file(std::string_view path, std::string_view text);
  MemoryFileSystem& folder(std::string_view path);
  // A symbolic link; a relative target counts from the link's folder, as on disk. It need not exist.
  MemoryFileSystem& link(std::string_view path, std::string_view target);
  // A named pipe.
  MemoryFileSystem& pipe(std::string_view path);
  // From now on nothing at the path can be listed or read, for the reason given. The path must exist.
  MemoryFileSystem& fail(std::string_view path, std::string_view why);
  // Folders are listed in an order that depends on the seed and the folder; without it, by name.
  MemoryFileSystem& shuffle(std::uint64_t seed);

  Result<std::vector<DirectoryEntry>> list(const std::string& directory) const override;
  Result<EntryKind> kind(const std::string& path) const override;
  Result<std::string> read(const std::string& path, std::uint64_t limit) const override;
  Result<std::string> real_path(const std::string& path) const override;

 private:
  struct Content {
    std::string text;  // of a file; of a link its target
    std::optional<std::string> failure;
  };

  Content& make(std::string_view path, EntryKind kind);
  // The node that a path names, all links followed.
  Result<std::size_t> find(std::string_view path) const;

  FileTree tree_;
  std::vector<Content> contents_;  // by node
  std::optional<std::uint64_t> seed_;
};

}  // namespace sidelint::testing
