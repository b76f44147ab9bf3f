#include "engine/source/folder_memory.h"

#include <algorithm>
#include <cerrno>
#include <mutex>
#include <system_error>
#include <utility>

namespace sidelint {
namespace {

bool is_plain_component(std::string_view name) { return !name.empty() && name != "." && name != ".."; }

// The folder of a key, and its name there. The root has neither.
std::pair<std::string_view, std::string_view> split(std::string_view key) {
  const std::size_t slash = key.rfind('/');
  if (slash == std::string_view::npos) return {};
  return {slash == 0 ? "/" : key.substr(0, slash), key.substr(slash + 1)};
}

Failure no_such_file() { return {Failure::Code::environment, std::generic_category().message(ENOENT)}; }

}  // namespace

FolderMemory::FolderMemory(const FileSystem& files) : files_(files) {
  const Result<std::string> here = files.real_path(".");
  if (here && here->starts_with('/')) working_folder_ = *here;
}

std::string FolderMemory::key_of(std::string_view path) const {
  while (path.size() > 1 && path.ends_with('/')) path.remove_suffix(1);
  if (path.empty() || working_folder_.empty()) return {};
  if (path == ".") return working_folder_;
  if (path == "/") return "/";
  const bool is_absolute = path.starts_with('/');
  for (std::size_t at = is_absolute ? 1 : 0; at <= path.size();) {
    const std::size_t end = std::min(path.find('/', at), path.size());
    if (!is_plain_component(path.substr(at, end - at))) return {};
    at = end + 1;
  }
  if (is_absolute) return std::string(path);
  std::string key = working_folder_;
  if (key != "/") key += '/';
  return key += path;
}

std::optional<FolderMemory::Known> FolderMemory::look_up(std::string_view key) const {
  const std::shared_lock lock(mutex_);
  return look_up_locked(key);
}

// What would lie below a file, or below nothing, is not there.
std::optional<FolderMemory::Known> FolderMemory::look_up_locked(std::string_view key) const {
  const auto [folder, name] = split(key);
  if (name.empty()) return std::nullopt;
  const auto listed = folders_.find(std::string(folder));
  if (listed == folders_.end()) {
    const std::optional<Known> around = look_up_locked(folder);
    return around == Known::absent || around == Known::file ? std::optional(Known::absent) : std::nullopt;
  }
  const std::vector<DirectoryEntry>& entries = listed->second;
  const auto found = std::lower_bound(entries.begin(), entries.end(), name,
                                      [](const DirectoryEntry& entry, std::string_view to) { return entry.name < to; });
  if (found == entries.end() || found->name != name) return Known::absent;
  if (found->kind == EntryKind::file) return Known::file;
  return found->kind == EntryKind::directory ? Known::directory : Known::link_or_other;
}

Result<std::vector<DirectoryEntry>> FolderMemory::list(const std::string& directory) const {
  const std::string key = key_of(directory);
  if (key.empty()) return files_.list(directory);
  {
    const std::shared_lock lock(mutex_);
    const auto known = folders_.find(key);
    if (known != folders_.end()) return known->second;
  }
  Result<std::vector<DirectoryEntry>> entries = files_.list(directory);
  if (!entries) return entries;
  std::sort(entries->begin(), entries->end(),
            [](const DirectoryEntry& a, const DirectoryEntry& b) { return a.name < b.name; });
  const std::unique_lock lock(mutex_);
  folders_.emplace(key, *entries);
  return entries;
}

Result<EntryKind> FolderMemory::kind(const std::string& path) const {
  const std::optional<Known> known = look_up(key_of(path));
  if (known == Known::absent) return no_such_file();
  if (known == Known::directory) return EntryKind::directory;
  if (known == Known::file && !path.ends_with('/')) return EntryKind::file;
  return files_.kind(path);
}

Result<std::string> FolderMemory::real_path(const std::string& path) const {
  const std::string key = path.ends_with('/') ? std::string() : key_of(path);
  return key.empty() ? files_.real_path(path) : real_path_of(key);
}

// The name of a file or a folder that is no link stands below the real path of its folder.
Result<std::string> FolderMemory::real_path_of(const std::string& key) const {
  {
    const std::shared_lock lock(mutex_);
    const auto known = real_folders_.find(key);
    if (known != real_folders_.end()) return known->second;
  }
  const std::optional<Known> known = look_up(key);
  if (known == Known::absent) return no_such_file();
  if (!known || *known == Known::link_or_other) {
    Result<std::string> real = files_.real_path(key);
    if (!real) return real;
    const std::unique_lock lock(mutex_);
    real_folders_.emplace(key, *real);
    return real;
  }
  const auto [folder, name] = split(key);
  Result<std::string> real = real_path_of(std::string(folder));
  if (!real) return real;
  if (*real != "/") *real += '/';
  *real += name;
  if (*known == Known::directory) {
    const std::unique_lock lock(mutex_);
    real_folders_.emplace(key, *real);
  }
  return real;
}

Result<std::string> FolderMemory::read(const std::string& path, std::uint64_t limit) const {
  return files_.read(path, limit);
}

}  // namespace sidelint
