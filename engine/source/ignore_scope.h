// Which .gitignore files speak for a folder: its own and those of the folders above, up to the top of the repository.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/source/file_system.h"
#include "engine/source/gitignore.h"
#include "engine/source/unread.h"

namespace sidelint {

// The patterns of one folder. Paths are asked relative to the top of the repository (or to the root of the walk, where
// there is none); `base` is how many of their bytes name the folder.
struct IgnoreScope {
  Gitignore patterns;
  std::size_t base;
  const IgnoreScope* outer;  // speaks where this one is silent
};

bool is_ignored(const IgnoreScope* scope, std::string_view path, Gitignore::Entry entry);

// Reads the files of patterns of one folder. Scopes stay at their addresses when the reader is moved or merged.
class IgnoreReader {
 public:
  explicit IgnoreReader(const FileSystem& files) : files_(&files) {}

  // `.gitignore` of the folder `path` (with a `/` at the end, or empty). Returns the scope to ask in the folder: a new
  // one, or `outer` if the file says nothing.
  const IgnoreScope* read_folder(const std::string& path, std::size_t base, const IgnoreScope* outer);
  // `.git/info/exclude` of the folder: patterns of the whole repository, overruled by every .gitignore.
  const IgnoreScope* read_repository(const std::string& path, std::size_t base);

  // What stands above a root inside a repository: the root's path below the top of the repository (with a `/` at the
  // end; empty if the root is the top, or in no repository), and the patterns that are in force there.
  struct Above {
    std::string below_top;
    const IgnoreScope* scope;
  };
  Above read_above(const std::string& real_root);

  // Files of patterns that exist and cannot be read.
  std::vector<Unread>& unread() { return unread_; }
  // Takes over the scopes of another reader.
  void adopt(IgnoreReader&& other);

 private:
  const IgnoreScope* read(const std::string& file, std::size_t base, const IgnoreScope* outer);

  const FileSystem* files_;
  std::vector<std::unique_ptr<const IgnoreScope>> scopes_;
  std::vector<Unread> unread_;
};

}  // namespace sidelint
