// The names in a file system that is no disk, and the ways through it: a commit of git, or what a test makes up. What
// the files hold is kept by whoever makes the tree, by the numbers of its nodes.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/source/file_system.h"

namespace sidelint {

class FileTree {
 public:
  // What the link with that number leads to: a path from the root, or from the link's folder.
  using TargetOf = std::function<Result<std::string>(std::size_t link)>;

  // The node of a path from the root, made now with the folders above it if it is not there. Nothing where something of
  // another kind is there or in the way, or the path holds `..`.
  std::optional<std::size_t> make(std::string_view path, EntryKind kind);

  // The node that a path from the root names, all links followed. Failure: in the words of Linux.
  Result<std::size_t> find(std::string_view path, const TargetOf& target_of) const;
  EntryKind kind(std::size_t node) const { return nodes_[node].kind; }
  std::string path_of(std::size_t node) const;
  // By name. Failure: it is no folder.
  Result<std::vector<DirectoryEntry>> list(std::size_t node) const;

  // Nodes have the numbers below it; 0 is the root.
  std::size_t size() const { return nodes_.size(); }

 private:
  struct Node {
    EntryKind kind = EntryKind::directory;
    std::size_t parent = 0;  // the root is its own parent
    std::string name;
    std::map<std::string, std::size_t, std::less<>> children;
  };

  std::vector<Node> nodes_{Node{}};
};

}  // namespace sidelint
