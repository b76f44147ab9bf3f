// Roots first, then the folders below them, then symbolic links: those wait until the real folders are known, because a
// link matters only if it leads to something that was not met under its own name.
#include "engine/source/walk.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "engine/source/folder_walk.h"
#include "engine/source/path.h"

namespace sidelint {
namespace {

class Walker {
 public:
  Walker(const FileSystem& files, const WalkOptions& options) : files_(files), folders_(files, options) {}

  std::optional<Failure> add_root(const std::string& typed);
  std::optional<Failure> walk_folders();
  void follow_links();
  Walk finish() &&;

 private:
  void follow(const TreeEntry& link);
  void take_findings();
  bool is_inside_roots(const std::string& real) const;
  void miss(std::string shown, std::string why) { unread_.push_back({std::move(shown), std::move(why)}); }

  const FileSystem& files_;
  FolderWalk folders_;
  std::vector<std::string> folder_roots_;  // as shown
  std::vector<std::string> real_roots_;
  std::vector<TreeEntry> found_;  // files met in folders
  // Files named as roots or reached by a link: the real path and the one to show.
  std::unordered_map<std::string, std::string> by_name_;
  std::vector<Unread> unread_;
};

Failure unusable_root(const std::string& typed, const std::string& why) {
  return {Failure::Code::environment, "cannot read `" + typed + "`: " + why};
}

std::optional<Failure> Walker::add_root(const std::string& typed) {
  const Result<EntryKind> kind = files_.kind(typed);
  if (!kind) return unusable_root(typed, kind.failure().text);
  const Result<std::string> real = files_.real_path(typed);
  if (!real) return unusable_root(typed, real.failure().text);
  const std::string shown = tidy_path(typed);
  switch (*kind) {
    case EntryKind::directory:
      folders_.add_root(shown, *real);
      folder_roots_.push_back(shown.empty() ? "." : shown);
      break;
    case EntryKind::file:
      by_name_.try_emplace(*real, shown);
      break;
    default:
      return unusable_root(typed, "neither a file nor a directory");
  }
  real_roots_.push_back(as_prefix(*real));
  return std::nullopt;
}

std::optional<Failure> Walker::walk_folders() {
  folders_.run();
  take_findings();
  for (const Unread& unread : unread_) {
    const bool is_root = std::find(folder_roots_.begin(), folder_roots_.end(), unread.path) != folder_roots_.end();
    if (is_root) return unusable_root(unread.path, unread.why);
  }
  return std::nullopt;
}

void Walker::take_findings() {
  for (TreeEntry& file : folders_.take_files()) found_.push_back(std::move(file));
  for (Unread& unread : folders_.take_unread()) unread_.push_back(std::move(unread));
}

// Every round walks only folders that no round before has walked, so circles of links come to an end.
void Walker::follow_links() {
  for (auto links = folders_.take_links(); !links.empty(); links = folders_.take_links()) {
    std::sort(links.begin(), links.end(),
              [&](const TreeEntry& a, const TreeEntry& b) { return folders_.shown(a) < folders_.shown(b); });
    for (const TreeEntry& link : links) follow(link);
    folders_.run();
    take_findings();
  }
}

void Walker::follow(const TreeEntry& link) {
  std::string shown = folders_.shown(link);
  const bool is_manifest = is_manifest_name(shown.substr(shown.rfind('/') + 1));
  const Result<std::string> real = files_.real_path(shown);
  const Result<EntryKind> kind = real ? files_.kind(*real) : Result<EntryKind>(real.failure());
  if (!kind) {
    if (is_manifest) miss(std::move(shown), "a symbolic link that leads nowhere: " + kind.failure().text);
    return;
  }
  if (*kind != EntryKind::directory && !is_manifest) return;
  if (!is_inside_roots(*real)) return miss(std::move(shown), "a symbolic link that leads out of the given paths");
  if (*kind == EntryKind::other) return miss(std::move(shown), "not a regular file");
  if (*kind == EntryKind::file) {
    by_name_.try_emplace(*real, std::move(shown));
    return;
  }
  const std::string path = link.path + '/';
  folders_.add({shown + '/', as_prefix(*real), path.size(), folders_.tree(link).typed}, path, link.scope);
}

bool Walker::is_inside_roots(const std::string& real) const {
  const std::string path = real + '/';
  return std::any_of(real_roots_.begin(), real_roots_.end(), [&](const auto& root) { return path.starts_with(root); });
}

// A file that was met in its folder goes by that name, whatever else leads to it.
Walk Walker::finish() && {
  Walk walk;
  walk.files.reserve(found_.size() + by_name_.size());
  for (const TreeEntry& file : found_) {
    if (!by_name_.empty()) by_name_.erase(folders_.real(file));
    walk.files.push_back(folders_.shown(file));
  }
  for (auto& [real, shown] : by_name_) walk.files.push_back(std::move(shown));
  std::sort(walk.files.begin(), walk.files.end());
  std::sort(unread_.begin(), unread_.end());
  walk.unread = std::move(unread_);
  return walk;
}

}  // namespace

Result<Walk> walk(const FileSystem& files, const std::vector<std::string>& roots, const WalkOptions& options) {
  Walker walker(files, options);
  for (const std::string& root : roots) {
    if (std::optional<Failure> failure = walker.add_root(root)) return *std::move(failure);
  }
  if (std::optional<Failure> failure = walker.walk_folders()) return *std::move(failure);
  walker.follow_links();
  return std::move(walker).finish();
}

}  // namespace sidelint
