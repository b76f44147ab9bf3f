#include "engine/units/flux/source_ignore.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "engine/source/path.h"

namespace sidelint::units {
namespace {

constexpr std::string_view kFile = ".sourceignore";
constexpr std::uint64_t kLargestFile = 1U << 20U;  // bytes

}  // namespace

ArtifactFiles::ArtifactFiles(const FileSystem& files, std::string root, std::string_view more)
    : files_(files), root_(std::move(root)), more_(patterns_of(more)) {}

ArtifactFiles::Patterns ArtifactFiles::patterns_of(std::string_view text) {
  Patterns patterns;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    Gitignore line(text.substr(0, end));
    if (!line.empty()) patterns.push_back(std::move(line));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  std::reverse(patterns.begin(), patterns.end());
  return patterns;
}

const ArtifactFiles::Patterns& ArtifactFiles::patterns_in(const std::string& folder) const {
  const auto known = known_.find(folder);
  if (known != known_.end()) return known->second;
  const Result<std::string> text = files_.read(join_path(folder, kFile), kLargestFile);
  return known_.emplace(folder, text ? patterns_of(*text) : Patterns()).first->second;
}

// A pattern that takes a folder takes all in it; the last pattern that takes the path or a folder around it decides.
Gitignore::Answer ArtifactFiles::ask(const Patterns& patterns, std::string_view path, Gitignore::Entry kind) {
  for (const Gitignore& pattern : patterns) {
    for (std::size_t end = path.find('/'); end != std::string_view::npos; end = path.find('/', end + 1)) {
      const Gitignore::Answer answer = pattern.ask(path.substr(0, end), Gitignore::Entry::directory);
      if (answer != Gitignore::Answer::silent) return answer;
    }
    const Gitignore::Answer answer = pattern.ask(path, kind);
    if (answer != Gitignore::Answer::silent) return answer;
  }
  return Gitignore::Answer::silent;
}

bool ArtifactFiles::is_left_out(const std::string& path, Gitignore::Entry kind) const {
  const std::string prefix = as_prefix(root_);
  if (!path.starts_with(prefix) || path.size() == prefix.size()) return false;
  const std::string_view inside = std::string_view(path).substr(prefix.size());
  Gitignore::Answer answer = ask(more_, inside, kind);
  for (std::size_t slash = inside.rfind('/'); answer == Gitignore::Answer::silent;
       slash = inside.rfind('/', slash - 1)) {
    const std::string_view folder = inside.substr(0, slash == std::string_view::npos ? 0 : slash);
    const std::string_view rest = folder.empty() ? inside : inside.substr(folder.size() + 1);
    answer = ask(patterns_in(folder.empty() ? root_ : join_path(root_, folder)), rest, kind);
    if (folder.empty()) break;
  }
  return answer == Gitignore::Answer::ignored;
}

Result<std::vector<DirectoryEntry>> ArtifactFiles::list(const std::string& directory) const {
  Result<std::vector<DirectoryEntry>> entries = files_.list(directory);
  if (!entries) return entries;
  std::vector<DirectoryEntry> kept = std::move(entries).value();
  // What lies in a folder that is left out may be taken in again.
  std::erase_if(kept, [&](const DirectoryEntry& entry) {
    return entry.kind != EntryKind::directory && is_left_out(join_path(directory, entry.name), Gitignore::Entry::file);
  });
  return kept;
}

Result<EntryKind> ArtifactFiles::kind(const std::string& path) const {
  Result<EntryKind> kind = files_.kind(path);
  if (kind && *kind == EntryKind::file && is_left_out(path, Gitignore::Entry::file))
    return Failure{Failure::Code::environment, "no such file"};
  return kind;
}

Result<std::string> ArtifactFiles::real_path(const std::string& path) const {
  if (const Result<EntryKind> found = kind(path); !found) return found.failure();
  return files_.real_path(path);
}

Result<std::string> ArtifactFiles::read(const std::string& path, std::uint64_t limit) const {
  if (is_left_out(path, Gitignore::Entry::file)) return Failure{Failure::Code::environment, "no such file"};
  return files_.read(path, limit);
}

}  // namespace sidelint::units
