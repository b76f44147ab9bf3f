#include "engine/source/file_tree.h"

#include <algorithm>
#include <utility>

namespace sidelint {
namespace {

constexpr int kMostLinks = 40;  // as many as Linux follows in one path

Failure failure(std::string text) { return {Failure::Code::environment, std::move(text)}; }

// The components of a path, without those that mean nothing.
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

}  // namespace

std::optional<std::size_t> FileTree::make(std::string_view path, EntryKind kind) {
  const std::vector<std::string> parts = components(path);
  std::size_t at = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const EntryKind wanted = i + 1 == parts.size() ? kind : EntryKind::directory;
    if (parts[i] == "..") return std::nullopt;
    const auto [child, is_new] = nodes_[at].children.emplace(parts[i], nodes_.size());
    const std::size_t next = child->second;
    if (is_new) nodes_.push_back({wanted, at, parts[i], {}});
    if (nodes_[next].kind != wanted) return std::nullopt;
    at = next;
  }
  return at;
}

Result<std::size_t> FileTree::find(std::string_view path, const TargetOf& target_of) const {
  if (path.empty()) return failure("No such file or directory");
  std::vector<std::string> left = components(path);  // what is still to be walked, the next component last
  std::ranges::reverse(left);
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
    if (nodes_[child->second].kind != EntryKind::symlink) {
      at = child->second;
      continue;
    }
    if (++links > kMostLinks) return failure("Too many levels of symbolic links");
    const Result<std::string> target = target_of(child->second);
    if (!target) return target.failure();
    const std::vector<std::string> parts = components(*target);
    left.insert(left.end(), parts.rbegin(), parts.rend());
    if (target->starts_with('/')) at = 0;
  }
  if (path.ends_with('/') && nodes_[at].kind != EntryKind::directory) return failure("Not a directory");
  return at;
}

std::string FileTree::path_of(std::size_t node) const {
  std::vector<std::string_view> names;
  for (; node != 0; node = nodes_[node].parent) names.push_back(nodes_[node].name);
  std::string path = names.empty() ? "/" : "";
  std::ranges::reverse(names);
  for (const std::string_view name : names) path.append("/").append(name);
  return path;
}

Result<std::vector<DirectoryEntry>> FileTree::list(std::size_t node) const {
  if (nodes_[node].kind != EntryKind::directory) return failure("Not a directory");
  std::vector<DirectoryEntry> entries;
  for (const auto& [name, child] : nodes_[node].children) entries.push_back({name, nodes_[child].kind});
  return entries;
}

}  // namespace sidelint
