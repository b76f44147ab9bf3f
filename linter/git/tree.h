// The files of a commit or of the index, where the work tree would have them. Nothing is checked out: the names come
// from one listing, the bytes as they are read.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/source/file_system.h"
#include "engine/source/file_tree.h"
#include "linter/git/objects.h"

namespace sidelint::linter {

// Where a repository lies and where the call stands in it; both absolute, without links.
struct GitPlace {
  std::string top;
  std::string here;
};

class GitTree final : public FileSystem {
 public:
  // The tree of that id. Failure: git cannot list it, or it holds more files than any repository of manifests.
  static Result<GitTree> of_commit(const GitObjects& objects, const GitPlace& place, const std::string& tree);
  // What is staged. Failure: also where a merge is not resolved.
  static Result<GitTree> of_index(const GitObjects& objects, const GitPlace& place);

  // The folders, absolute, whose content is another repository's: here they are empty.
  const std::vector<std::string>& submodules() const { return submodules_; }

  Result<std::vector<DirectoryEntry>> list(const std::string& directory) const override;
  Result<EntryKind> kind(const std::string& path) const override;
  Result<std::string> read(const std::string& path, std::uint64_t limit) const override;
  Result<std::string> real_path(const std::string& path) const override;

 private:
  GitTree(const GitObjects& objects, const GitPlace& place);
  void add(std::string_view mode, std::string_view id, std::string_view path);
  // The node that a path names, all links followed.
  Result<std::size_t> find(const std::string& path) const;

  const GitObjects* objects_;
  GitPlace place_;
  FileTree tree_;
  std::vector<std::string> blobs_;  // by node: the id of a file's or a link's
  std::vector<std::string> submodules_;
};

}  // namespace sidelint::linter
