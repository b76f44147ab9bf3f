#include "engine/units/argocd/path_patterns.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "engine/source/glob.h"
#include "engine/source/path.h"

namespace sidelint::units {
namespace {

// Entries that are looked at for one pattern: more than the largest repositories have.
constexpr std::size_t kMostEntries = 500'000;

std::vector<std::string_view> parts_of(std::string_view path) {
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    parts.push_back(path.substr(0, end));
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return parts;
}

std::vector<DirectoryEntry> entries_of(const FileSystem& files, const std::string& folder) {
  Result<std::vector<DirectoryEntry>> listed = files.list(folder);
  if (!listed) return {};
  std::vector<DirectoryEntry> entries = std::move(listed).value();
  std::sort(entries.begin(), entries.end(),
            [](const DirectoryEntry& a, const DirectoryEntry& b) { return a.name < b.name; });
  return entries;
}

struct CharacterClass {
  bool holds = false;
  std::size_t end = 0;  // behind it
};

// `[a-z]`, `[!a]`; `at` is behind the bracket.
CharacterClass read_class(std::string_view pattern, std::size_t at, char letter) {
  const bool is_negated = at < pattern.size() && (pattern[at] == '!' || pattern[at] == '^');
  if (is_negated) ++at;
  bool holds = false;
  for (bool first = true; at < pattern.size() && (first || pattern[at] != ']'); first = false) {
    const bool is_range = at + 2 < pattern.size() && pattern[at + 1] == '-' && pattern[at + 2] != ']';
    const char high = is_range ? pattern[at + 2] : pattern[at];
    if (pattern[at] <= letter && letter <= high) holds = true;
    at += is_range ? 3 : 1;
  }
  return {holds != is_negated && at < pattern.size(), std::min(at + 1, pattern.size())};
}

}  // namespace

bool is_path_match(std::string_view pattern, std::string_view path) {
  const std::vector<std::string_view> wanted = parts_of(pattern);
  const std::vector<std::string_view> parts = parts_of(path);
  return wanted.size() == parts.size() &&
         std::equal(wanted.begin(), wanted.end(), parts.begin(),
                    [](std::string_view one, std::string_view part) { return glob_match(one, part); });
}

bool is_wildcard_match(std::string_view pattern, std::string_view text) {
  std::size_t at = 0;
  std::size_t here = 0;
  std::size_t star = std::string_view::npos;  // where the pattern goes on behind the last `*`
  std::size_t taken = 0;                      // the text as far as that `*` has taken it
  while (here < text.size()) {
    if (at < pattern.size() && pattern[at] == '*') {
      star = ++at;
      taken = here;
      continue;
    }
    bool fits = false;
    std::size_t next = at + 1;
    if (at < pattern.size() && pattern[at] == '[') {
      const CharacterClass found = read_class(pattern, at + 1, text[here]);
      fits = found.holds;
      next = found.end;
    } else if (at < pattern.size()) {
      fits = pattern[at] == '?' || pattern[at] == text[here];
    }
    if (fits) {
      at = next;
      ++here;
    } else if (star != std::string_view::npos) {
      at = star;
      here = ++taken;
    } else {
      return false;
    }
  }
  while (at < pattern.size() && pattern[at] == '*') ++at;
  return at == pattern.size();
}

std::vector<std::string> folders_matching(const FileSystem& files, const std::string& root, std::string_view pattern) {
  std::vector<std::string> found{""};
  std::size_t looked_at = 0;
  const std::string tidy = tidy_path(pattern);
  for (const std::string_view part : parts_of(tidy)) {
    std::vector<std::string> next;
    for (const std::string& folder : found) {
      for (const DirectoryEntry& entry : entries_of(files, join_path(root, folder))) {
        if (++looked_at > kMostEntries) return {};
        const bool is_seen = entry.kind == EntryKind::directory && !entry.name.starts_with('.');
        if (is_seen && glob_match(part, entry.name)) next.push_back(as_prefix(folder) + entry.name);
      }
    }
    found = std::move(next);
  }
  std::erase(found, "");
  return found;
}

std::vector<std::string> files_matching(const FileSystem& files, const std::string& root, std::string_view pattern) {
  const std::string tidy = tidy_path(pattern);
  const std::size_t literal = std::min(tidy.find_first_of("*?[\\"), tidy.size());
  const std::size_t slash = tidy.rfind('/', literal);
  std::vector<std::string> pending{slash == std::string::npos ? std::string() : tidy.substr(0, slash)};
  std::vector<std::string> found;
  for (std::size_t looked_at = 0; !pending.empty() && looked_at < kMostEntries;) {
    const std::string folder = std::move(pending.back());
    pending.pop_back();
    for (const DirectoryEntry& entry : entries_of(files, join_path(root, folder))) {
      ++looked_at;
      std::string path = as_prefix(folder) + entry.name;
      if (entry.kind == EntryKind::directory && entry.name != ".git") {
        pending.push_back(std::move(path));
      } else if (entry.kind == EntryKind::file && is_wildcard_match(tidy, path)) {
        found.push_back(std::move(path));
      }
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace sidelint::units
