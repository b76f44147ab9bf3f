// What a source of Flux leaves out of its artifact: `.sourceignore` files, and `spec.ignore` over them.
//
// Mirrors fluxcd/pkg sourceignore 0.18, as source-controller 1.10 uses it. Other than for git, what lies in an ignored
// folder can be taken in again. Left out: the patterns that hold where nobody says anything, which are of files that no
// kustomization lists.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/source/file_system.h"
#include "engine/source/gitignore.h"

namespace sidelint::units {

// The files of a repository without those. For one thread.
class ArtifactFiles final : public FileSystem {
 public:
  // `root` is the repository's real folder, `more` the text of `spec.ignore`.
  ArtifactFiles(const FileSystem& files, std::string root, std::string_view more);

  Result<std::vector<DirectoryEntry>> list(const std::string& directory) const override;
  Result<EntryKind> kind(const std::string& path) const override;
  Result<std::string> real_path(const std::string& path) const override;
  Result<std::string> read(const std::string& path, std::uint64_t limit) const override;

 private:
  using Patterns = std::vector<Gitignore>;  // each of one line, the last first

  static Patterns patterns_of(std::string_view text);
  const Patterns& patterns_in(const std::string& folder) const;
  static Gitignore::Answer ask(const Patterns& patterns, std::string_view path, Gitignore::Entry kind);
  bool is_left_out(const std::string& path, Gitignore::Entry kind) const;

  const FileSystem& files_;
  std::string root_;
  Patterns more_;
  mutable std::map<std::string, Patterns> known_;  // of `.sourceignore`, by its folder
};

}  // namespace sidelint::units
