// Lists trees of folders, level by level: all folders of one depth are listed in parallel, then one thread puts
// together what they hold. So nothing recurses, nothing is locked, and neither the number of threads nor the order in
// which the system lists a folder can show.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "engine/source/file_system.h"
#include "engine/source/gitignore.h"
#include "engine/source/ignore_scope.h"
#include "engine/source/path.h"
#include "engine/source/unread.h"
#include "engine/source/walk.h"

namespace sidelint {

// A tree to walk: a root as typed, or what a link leads to. A path in it is kept from the top of the repository on, the
// form in which patterns are asked.
struct Tree {
  std::string shown;      // what the shown paths of its files begin with; empty, or ends in `/`
  std::string real;       // the same without links; ends in `/`
  std::size_t above = 0;  // how many bytes of a path stand above the tree
  std::size_t typed = 0;  // how many bytes of a path stand above the root as typed: --exclude is asked below it
};

// A file, folder or link in a tree.
struct TreeEntry {
  std::size_t tree;
  std::string path;          // from the top of the repository; of folders: empty, or ends in `/`
  const IgnoreScope* scope;  // the patterns in force beside it; of folders to list: above it
};

class FolderWalk {
 public:
  FolderWalk(const FileSystem& files, const WalkOptions& options);

  // Adds a tree to the next run, unless its folder was walked already or is about to be. `path` names the tree's
  // folder.
  void add(Tree tree, std::string path, const IgnoreScope* scope);
  void add_root(const std::string& typed, const std::string& real);
  // Walks what was added.
  void run();

  // Found since the last call, in no particular order.
  std::vector<TreeEntry> take_files() { return std::exchange(found_files_, {}); }
  std::vector<TreeEntry> take_links() { return std::exchange(found_links_, {}); }
  std::vector<Unread> take_unread();

  const Tree& tree(const TreeEntry& entry) const { return trees_[entry.tree]; }
  std::string shown(const TreeEntry& entry) const;
  std::string real(const TreeEntry& entry) const;

 private:
  // What one folder holds. Written by the one thread that lists it.
  struct Listing {
    explicit Listing(const FileSystem& file_system) : patterns(file_system) {}
    IgnoreReader patterns;
    std::vector<TreeEntry> folders;
    std::vector<TreeEntry> files;
    std::vector<TreeEntry> links;
    std::vector<Unread> unread;
  };

  void list(const TreeEntry& folder, Listing& listing) const;
  const IgnoreScope* scope_inside(const TreeEntry& folder, const std::vector<DirectoryEntry>& entries,
                                  Listing& listing) const;
  void sort_in(TreeEntry entry, EntryKind kind, std::string_view name, Listing& listing) const;
  bool is_out(const TreeEntry& entry, Gitignore::Entry kind) const;
  void merge(Listing&& listing);

  const FileSystem& files_;
  const WalkOptions& options_;
  Gitignore excludes_;
  IgnoreReader patterns_;
  std::vector<Tree> trees_;
  std::vector<TreeEntry> level_;            // folders to list next
  std::unordered_set<std::string> walked_;  // real paths of all folders that are or were in a level
  std::vector<TreeEntry> found_files_;
  std::vector<TreeEntry> found_links_;
  std::vector<Unread> unread_;
};

}  // namespace sidelint
