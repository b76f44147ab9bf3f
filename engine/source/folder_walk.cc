#include "engine/source/folder_walk.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "engine/base/parallel.h"
#include "engine/source/path.h"

namespace sidelint {
namespace {

constexpr std::size_t kFoldersWorthAThread = 16;
constexpr std::size_t kLongestPath = 4096;  // Linux opens no longer one, so git, kubectl and kustomize do not either

bool is_never_entered(std::string_view name) {
  return name == ".git" || name == "node_modules" || name == ".terraform";
}

std::string joined_lines(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + '\n';
  return text;
}

template <class T>
void append(std::vector<T>& to, std::vector<T>&& from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

}  // namespace

FolderWalk::FolderWalk(const FileSystem& files, const WalkOptions& options)
    : files_(files), options_(options), excludes_(joined_lines(options.exclude)), patterns_(files) {}

void FolderWalk::add(Tree tree, std::string path, const IgnoreScope* scope) {
  if (!walked_.insert(tree.real).second) return;
  trees_.push_back(std::move(tree));
  level_.push_back({trees_.size() - 1, std::move(path), scope});
}

void FolderWalk::add_root(const std::string& typed, const std::string& real) {
  IgnoreReader::Above above{"", nullptr};
  if (options_.gitignore == WalkOptions::Gitignore::respect) above = patterns_.read_above(real);
  const std::size_t length = above.below_top.size();
  add({as_prefix(typed), as_prefix(real), length, length}, std::move(above.below_top), above.scope);
}

void FolderWalk::run() {
  while (!level_.empty()) {
    const std::vector<TreeEntry> level = std::exchange(level_, {});
    std::vector<Listing> listings;
    listings.reserve(level.size());
    for (std::size_t i = 0; i < level.size(); ++i) listings.emplace_back(files_);
    const std::size_t worth = level.size() / kFoldersWorthAThread + 1;
    for_each_index(level.size(), std::min(options_.threads, worth),
                   [&](std::size_t i) { list(level[i], listings[i]); });
    for (Listing& listing : listings) merge(std::move(listing));
  }
}

void FolderWalk::merge(Listing&& listing) {
  patterns_.adopt(std::move(listing.patterns));
  append(found_files_, std::move(listing.files));
  append(found_links_, std::move(listing.links));
  append(unread_, std::move(listing.unread));
  for (TreeEntry& folder : listing.folders) {
    if (walked_.insert(real(folder)).second) level_.push_back(std::move(folder));
  }
}

void FolderWalk::list(const TreeEntry& folder, Listing& listing) const {
  const std::string path = shown(folder);
  const Result<std::vector<DirectoryEntry>> entries = files_.list(path.empty() ? "." : path);
  if (!entries) {
    listing.unread.push_back({path.empty() ? "." : tidy_path(path), entries.failure().text});
    return;
  }
  const IgnoreScope* scope = scope_inside(folder, *entries, listing);
  for (const DirectoryEntry& entry : *entries) {
    if (entry.kind == EntryKind::file && !is_manifest_name(entry.name))
      continue;  // most files: no path is made for them
    sort_in({folder.tree, folder.path + entry.name, scope}, entry.kind, entry.name, listing);
  }
}

// A folder with a `.git` of its own is a repository of its own, in which the patterns from above do not hold.
const IgnoreScope* FolderWalk::scope_inside(const TreeEntry& folder, const std::vector<DirectoryEntry>& entries,
                                            Listing& listing) const {
  if (options_.gitignore == WalkOptions::Gitignore::disregard) return nullptr;
  const auto kind_of = [&](std::string_view name) -> std::optional<EntryKind> {
    const auto found =
        std::find_if(entries.begin(), entries.end(), [&](const auto& entry) { return entry.name == name; });
    return found == entries.end() ? std::nullopt : std::optional(found->kind);
  };
  const IgnoreScope* scope = folder.scope;
  if (const std::optional<EntryKind> git = kind_of(".git")) {
    const bool holds_info = *git == EntryKind::directory;
    scope = holds_info ? listing.patterns.read_repository(shown(folder), folder.path.size()) : nullptr;
  }
  if (kind_of(".gitignore") != EntryKind::file) return scope;  // git reads none that is a symbolic link
  return listing.patterns.read_folder(shown(folder), folder.path.size(), scope);
}

void FolderWalk::sort_in(TreeEntry entry, EntryKind kind, std::string_view name, Listing& listing) const {
  switch (kind) {
    case EntryKind::directory:
      if (is_never_entered(name) || is_out(entry, Gitignore::Entry::directory)) return;
      if (shown(entry).size() > kLongestPath) {
        listing.unread.push_back({shown(entry), "the path is longer than " + std::to_string(kLongestPath) + " bytes"});
        return;
      }
      entry.path += '/';
      listing.folders.push_back(std::move(entry));
      return;
    case EntryKind::file:
      if (!is_out(entry, Gitignore::Entry::file)) listing.files.push_back(std::move(entry));
      return;
    case EntryKind::symlink:
      if (is_never_entered(name) || is_out(entry, Gitignore::Entry::file)) return;
      listing.links.push_back(std::move(entry));
      return;
    case EntryKind::other:
      if (!is_manifest_name(name) || is_out(entry, Gitignore::Entry::file)) return;
      listing.unread.push_back({shown(entry), "not a regular file"});
  }
}

bool FolderWalk::is_out(const TreeEntry& entry, Gitignore::Entry kind) const {
  const std::string_view path = entry.path;
  const Gitignore::Answer answer = excludes_.ask(path.substr(trees_[entry.tree].typed), kind);
  if (answer != Gitignore::Answer::silent) return answer == Gitignore::Answer::ignored;
  return is_ignored(entry.scope, path, kind);
}

std::vector<Unread> FolderWalk::take_unread() {
  append(unread_, std::exchange(patterns_.unread(), {}));
  return std::exchange(unread_, {});
}

std::string FolderWalk::shown(const TreeEntry& entry) const {
  const Tree& tree = trees_[entry.tree];
  return tree.shown + entry.path.substr(tree.above);
}

std::string FolderWalk::real(const TreeEntry& entry) const {
  const Tree& tree = trees_[entry.tree];
  return tree.real + entry.path.substr(tree.above);
}

}  // namespace sidelint
