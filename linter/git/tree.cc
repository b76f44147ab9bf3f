#include "linter/git/tree.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "linter/git/command.h"

namespace sidelint::linter {
namespace {

constexpr std::size_t kMostFiles = 2'000'000;
constexpr std::uint64_t kLongestTarget = 4096;

constexpr std::string_view kLink = "120000";
constexpr std::string_view kSubmodule = "160000";

Failure failure(std::string text) { return {Failure::Code::environment, std::move(text)}; }

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

GitTree::GitTree(const GitObjects& objects, const GitPlace& place) : objects_(&objects), place_(place) {
  tree_.make(place.top + "/.git", EntryKind::directory);  // where searches upward end
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

void GitTree::add(std::string_view mode, std::string_view id, std::string_view path) {
  const std::string whole = place_.top + "/" + std::string(path);
  const EntryKind kind = mode == kSubmodule ? EntryKind::directory
                         : mode == kLink    ? EntryKind::symlink
                                            : EntryKind::file;
  const std::optional<std::size_t> node = tree_.make(whole, kind);
  if (!node) return;
  if (mode == kSubmodule) submodules_.push_back(whole);
  blobs_.resize(tree_.size());
  blobs_[*node] = id;
}

Result<std::size_t> GitTree::find(const std::string& path) const {
  return tree_.find(path.starts_with('/') || path.empty() ? path : place_.here + "/" + path,
                    [this](std::size_t link) { return objects_->read(blobs_[link], kLongestTarget); });
}

Result<std::vector<DirectoryEntry>> GitTree::list(const std::string& directory) const {
  const Result<std::size_t> node = find(directory);
  if (!node) return node.failure();
  return tree_.list(*node);
}

Result<EntryKind> GitTree::kind(const std::string& path) const {
  const Result<std::size_t> node = find(path);
  if (!node) return node.failure();
  return tree_.kind(*node);
}

Result<std::string> GitTree::read(const std::string& path, std::uint64_t limit) const {
  const Result<std::size_t> node = find(path);
  if (!node) return node.failure();
  if (tree_.kind(*node) == EntryKind::directory) return failure("Is a directory");
  return objects_->read(blobs_[*node], limit);
}

Result<std::string> GitTree::real_path(const std::string& path) const {
  const Result<std::size_t> node = find(path);
  if (!node) return node.failure();
  return tree_.path_of(*node);
}

}  // namespace sidelint::linter
