#include "tests/harness/memory_file_system.h"

#include <algorithm>
#include <random>

#include "engine/base/check.h"

namespace sidelint::testing {
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

MemoryFileSystem::MemoryFileSystem() : nodes_(1) {}

MemoryFileSystem::MemoryFileSystem(std::initializer_list<std::pair<std::string_view, std::string_view>> files)
    : MemoryFileSystem() {
  for (const auto& [path, text] : files) file(path, text);
}

std::size_t MemoryFileSystem::make(std::string_view path, EntryKind kind) {
  std::size_t at = 0;
  const std::vector<std::string> parts = components(path);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const EntryKind wanted = i + 1 == parts.size() ? kind : EntryKind::directory;
    const auto found = nodes_[at].children.find(parts[i]);
    if (found != nodes_[at].children.end()) {
      at = found->second;
      SIDELINT_CHECK(nodes_[at].kind == wanted, "a test's path names something of another kind");
      continue;
    }
    nodes_[at].children.emplace(parts[i], nodes_.size());
    nodes_.push_back({wanted, {}, {}, at, parts[i], {}});
    at = nodes_.size() - 1;
  }
  return at;
}

MemoryFileSystem& MemoryFileSystem::file(std::string_view path, std::string_view text) {
  nodes_[make(path, EntryKind::file)].text = text;
  return *this;
}

MemoryFileSystem& MemoryFileSystem::folder(std::string_view path) {
  make(path, EntryKind::directory);
  return *this;
}

MemoryFileSystem& MemoryFileSystem::link(std::string_view path, std::string_view target) {
  nodes_[make(path, EntryKind::symlink)].text = target;
  return *this;
}

MemoryFileSystem& MemoryFileSystem::pipe(std::string_view path) {
  make(path, EntryKind::other);
  return *this;
}

MemoryFileSystem& MemoryFileSystem::fail(std::string_view path, std::string_view why) {
  const Result<std::size_t> node = find(path);
  SIDELINT_CHECK(node.ok(), "only what exists can be made to fail");
  nodes_[*node].failure = why;
  return *this;
}

MemoryFileSystem& MemoryFileSystem::shuffle(std::uint64_t seed) {
  seed_ = seed;
  return *this;
}

Result<std::size_t> MemoryFileSystem::find(std::string_view path) const {
  if (path.empty()) return failure("No such file or directory");
  std::vector<std::string> left = components(path);  // what is still to be walked, the next component last
  std::reverse(left.begin(), left.end());
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
    const std::vector<std::string> target = components(next.text);
    left.insert(left.end(), target.rbegin(), target.rend());
    if (next.text.starts_with('/')) at = 0;
  }
  if (path.ends_with('/') && nodes_[at].kind != EntryKind::directory) return failure("Not a directory");
  return at;
}

std::string MemoryFileSystem::path_of(std::size_t node) const {
  std::vector<std::string_view> names;
  for (; node != 0; node = nodes_[node].parent) names.push_back(nodes_[node].name);
  std::string path = names.empty() ? "/" : "";
  std::reverse(names.begin(), names.end());
  for (const std::string_view name : names) path.append("/").append(name);
  return path;
}

Result<std::vector<DirectoryEntry>> MemoryFileSystem::list(const std::string& directory) const {
  const Result<std::size_t> node = find(directory);
  if (!node) return node.failure();
  if (nodes_[*node].kind != EntryKind::directory) return failure("Not a directory");
  if (nodes_[*node].failure) return failure(*nodes_[*node].failure);
  std::vector<DirectoryEntry> entries;
  for (const auto& [name, child] : nodes_[*node].children) entries.push_back({name, nodes_[child].kind});
  if (seed_) std::shuffle(entries.begin(), entries.end(), std::mt19937_64(*seed_ + *node));
  return entries;
}

Result<EntryKind> MemoryFileSystem::kind(const std::string& path) const {
  const Result<std::size_t> node = find(path);
  if (!node) return node.failure();
  return nodes_[*node].kind;
}

Result<std::string> MemoryFileSystem::read(const std::string& path, std::uint64_t limit) const {
  const Result<std::size_t> node = find(path);
  if (!node) return node.failure();
  const Node& found = nodes_[*node];
  if (found.failure) return failure(*found.failure);
  if (found.kind == EntryKind::directory) return failure("Is a directory");
  if (found.kind != EntryKind::file) return failure("not a regular file");
  if (found.text.size() > limit) return failure("larger than the limit of " + std::to_string(limit) + " bytes");
  return found.text;
}

Result<std::string> MemoryFileSystem::real_path(const std::string& path) const {
  const Result<std::size_t> node = find(path);
  if (!node) return node.failure();
  return path_of(*node);
}

}  // namespace sidelint::testing
