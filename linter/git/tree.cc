#include "linter/git/tree.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "linter/git/command.h"

namespace sidelint::linter {
namespace {

constexpr int kMostLinks = 40;  // as many as Linux follows in one path
constexpr std::size_t kMostFiles = 2'000'000;
constexpr std::uint64_t kLongestTarget = 4096;

constexpr std::string_view kLink = "120000";
constexpr std::string_view kSubmodule = "160000";

Failure failure(std::string text) { return {Failure::Code::environment, std::move(text)}; }

std::vector<std::string> components(std::string_view path) {
  std::vector<std::string> parts;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    const std::string_view part = path.substr(0, end);
    path.remove_prefix(std::min(end + 1, path.size()));
    if (!part.empty() && part != ".") parts.emplace_back(part);
  }
  return parts;
}

// The words before the tab, the path behind it.
struct Entry {
  std::vector<std::string_view> words;
  std::string_view path;
};

Entry entry_of(std::string_view record) {
  const std::size_t tab = std::min(record.find('\t'), record.size());
  Entry entry{{}, record.substr(std::min(tab + 1, record.size()))};
  std::string_view head = record.substr(0, tab);
  while (!head.empty()) {
    const std::size_t end = std::min(head.find(' '), head.size());
    entry.words.push_back(head.substr(0, end));
    head.remove_prefix(std::min(end + 1, head.size()));
  }
  return entry;
}

Result<std::vector<Entry>> entries_of(std::string_view listing) {
  std::vector<Entry> entries;
  while (!listing.empty()) {
    const std::size_t end = std::min(listing.find('\0'), listing.size());
    entries.push_back(entry_of(listing.substr(0, end)));
    listing.remove_prefix(std::min(end + 1, listing.size()));
    if (entries.size() > kMostFiles) return failure(fmt::format("git: it lists more than {} files", kMostFiles));
  }
  return entries;
}

}  // namespace

GitTree::GitTree(const GitObjects& objects, const GitPlace& place) : objects_(&objects), place_(place), nodes_(1) {
  make_folders(components(place.top + "/.git/x"));  // where searches upward end
}

Result<GitTree> GitTree::of_commit(const GitObjects& objects, const GitPlace& place, const std::string& tree) {
  Output told = run_program(git({"ls-tree", "-r", "-z", "--full-tree", tree}));
  if (told.code != 0) return git_failed(told);
  const Result<std::vector<Entry>> entries = entries_of(told.text);
  if (!entries) return entries.failure();
  GitTree result(objects, place);
  for (const Entry& entry : *entries) {
    if (entry.words.size() == 3) result.add(entry.words[0], entry.words[2], entry.path);
  }
  return result;
}

Result<GitTree> GitTree::of_index(const GitObjects& objects, const GitPlace& place) {
  Output told = run_program(git({"-C", place.top, "ls-files", "--stage", "-z"}));
  if (told.code != 0) return git_failed(told);
  const Result<std::vector<Entry>> entries = entries_of(told.text);
  if (!entries) return entries.failure();
  GitTree result(objects, place);
  for (const Entry& entry : *entries) {
    if (entry.words.size() != 3) continue;
    if (entry.words[2] != "0") return failure(fmt::format("`{}` is in the middle of a merge", entry.path));
    result.add(entry.words[0], entry.words[1], entry.path);
  }
  return result;
}

std::optional<std::size_t> GitTree::make_folders(const std::vector<std::string>& parts) {
  std::size_t at = 0;
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
    if (parts[i] == "..") return std::nullopt;
    const auto [child, is_new] = nodes_[at].children.emplace(parts[i], nodes_.size());
    const std::size_t next = child->second;
    if (is_new) nodes_.push_back({EntryKind::directory, {}, at, parts[i], {}});
    if (nodes_[next].kind != EntryKind::directory) return std::nullopt;
    at = next;
  }
  return parts.empty() || parts.back() == ".." ? std::nullopt : std::optional(at);
}

void GitTree::add(std::string_view mode, std::string_view id, std::string_view path) {
  const std::string whole = place_.top + "/" + std::string(path);
  const std::vector<std::string> parts = components(whole);
  const std::optional<std::size_t> folder = make_folders(parts);
  if (!folder) return;
  EntryKind kind = mode == kLink ? EntryKind::symlink : EntryKind::file;
  if (mode == kSubmodule) {
    kind = EntryKind::directory;
    submodules_.push_back(whole);
  }
  if (!nodes_[*folder].children.emplace(parts.back(), nodes_.size()).second) return;
  nodes_.push_back({kind, std::string(id), *folder, parts.back(), {}});
}

Result<std::size_t> GitTree::find(const std::string& path) const {
  if (path.empty()) return failure("No such file or directory");
  std::vector<std::string> left = components(path.starts_with('/') ? path : place_.here + "/" + path);
  std::ranges::reverse(left);  // what is still to be walked, the next component last
  std::size_t at = 0;
  int links = 0;
  while (!left.empty()) {
    const std::string part = std::move(left.back());
    left.pop_back();
    if (nodes_[at].kind != EntryKind::directory) return failure("Not a directory");
    if (part == "..") {
      at = nodes_[at].parent;
      continue;
    }
    const auto child = nodes_[at].children.find(part);
    if (child == nodes_[at].children.end()) return failure("No such file or directory");
    const Node& next = nodes_[child->second];
    if (next.kind != EntryKind::symlink) {
      at = child->second;
      continue;
    }
    if (++links > kMostLinks) return failure("Too many levels of symbolic links");
    const Result<std::string> target = objects_->read(next.id, kLongestTarget);
    if (!target) return target.failure();
    const std::vector<std::string> parts = components(*target);
    left.insert(left.end(), parts.rbegin(), parts.rend());
    if (target->starts_with('/')) at = 0;
  }
  return at;
}

std::string GitTree::path_of(std::size_t node) const {
  std::vector<std::string_view> names;
  for (; node != 0; node = nodes_[node].parent) names.push_back(nodes_[node].name);
  std::string path = names.empty() ? "/" : "";
  std::ranges::reverse(names);
  for (const std::string_view name : names) path.append("/").append(name);
  return path;
}

Result<std::vector<DirectoryEntry>> GitTree::list(const std::string& directory) const {
  const Result<std::size_t> node = find(directory);
  if (!node) return node.failure();
  if (nodes_[*node].kind != EntryKind::directory) return failure("Not a directory");
  std::vector<DirectoryEntry> entries;
  for (const auto& [name, child] : nodes_[*node].children) entries.push_back({name, nodes_[child].kind});
  return entries;
}

Result<EntryKind> GitTree::kind(const std::string& path) const {
  const Result<std::size_t> node = find(path);
  if (!node) return node.failure();
  return nodes_[*node].kind;
}

Result<std::string> GitTree::read(const std::string& path, std::uint64_t limit) const {
  const Result<std::size_t> node = find(path);
  if (!node) return node.failure();
  if (nodes_[*node].kind == EntryKind::directory) return failure("Is a directory");
  return objects_->read(nodes_[*node].id, limit);
}

Result<std::string> GitTree::real_path(const std::string& path) const {
  const Result<std::size_t> node = find(path);
  if (!node) return node.failure();
  return path_of(*node);
}

}  // namespace sidelint::linter
