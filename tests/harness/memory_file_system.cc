#include "tests/harness/memory_file_system.h"

#include <algorithm>
#include <random>

#include "engine/base/check.h"

namespace sidelint::testing {
namespace {

Failure failure(std::string text) { return {Failure::Code::environment, std::move(text)}; }

}  // namespace

MemoryFileSystem::MemoryFileSystem(std::initializer_list<std::pair<std::string_view, std::string_view>> files)
    : MemoryFileSystem() {
  for (const auto& [path, text] : files) file(path, text);
}

MemoryFileSystem::Content& MemoryFileSystem::make(std::string_view path, EntryKind kind) {
  const std::optional<std::size_t> node = tree_.make(path, kind);
  SIDELINT_CHECK(node.has_value(), "a test's path names something of another kind");
  contents_.resize(tree_.size());
  return contents_[*node];
}

MemoryFileSystem& MemoryFileSystem::file(std::string_view path, std::string_view text) {
  make(path, EntryKind::file).text = text;
  return *this;
}

MemoryFileSystem& MemoryFileSystem::folder(std::string_view path) {
  make(path, EntryKind::directory);
  return *this;
}

MemoryFileSystem& MemoryFileSystem::link(std::string_view path, std::string_view target) {
  make(path, EntryKind::symlink).text = target;
  return *this;
}

MemoryFileSystem& MemoryFileSystem::pipe(std::string_view path) {
  make(path, EntryKind::other);
  return *this;
}

MemoryFileSystem& MemoryFileSystem::fail(std::string_view path, std::string_view why) {
  const Result<std::size_t> node = find(path);
  SIDELINT_CHECK(node.ok(), "only what exists can be made to fail");
  contents_[*node].failure = why;
  return *this;
}

MemoryFileSystem& MemoryFileSystem::shuffle(std::uint64_t seed) {
  seed_ = seed;
  return *this;
}

Result<std::size_t> MemoryFileSystem::find(std::string_view path) const {
  return tree_.find(path, [this](std::size_t link) { return Result<std::string>(contents_[link].text); });
}

Result<std::vector<DirectoryEntry>> MemoryFileSystem::list(const std::string& directory) const {
  const Result<std::size_t> node = find(directory);
  if (!node) return node.failure();
  Result<std::vector<DirectoryEntry>> listed = tree_.list(*node);
  if (!listed) return listed;
  if (contents_[*node].failure) return failure(*contents_[*node].failure);
  std::vector<DirectoryEntry> entries = std::move(listed).value();
  if (seed_) std::shuffle(entries.begin(), entries.end(), std::mt19937_64(*seed_ + *node));
  return entries;
}

Result<EntryKind> MemoryFileSystem::kind(const std::string& path) const {
  const Result<std::size_t> node = find(path);
  if (!node) return node.failure();
  return tree_.kind(*node);
}

Result<std::string> MemoryFileSystem::read(const std::string& path, std::uint64_t limit) const {
  const Result<std::size_t> node = find(path);
  if (!node) return node.failure();
  const Content& found = contents_[*node];
  const EntryKind kind = tree_.kind(*node);
  if (found.failure) return failure(*found.failure);
  if (kind == EntryKind::directory) return failure("Is a directory");
  if (kind != EntryKind::file) return failure("not a regular file");
  if (found.text.size() > limit) return failure("larger than the limit of " + std::to_string(limit) + " bytes");
  return found.text;
}

Result<std::string> MemoryFileSystem::real_path(const std::string& path) const {
  const Result<std::size_t> node = find(path);
  if (!node) return node.failure();
  return tree_.path_of(*node);
}

}  // namespace sidelint::testing
