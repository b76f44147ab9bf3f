#include "linter/diff/folder_in_place.h"

#include "engine/source/path.h"

namespace sidelint::linter::diff {
namespace {

std::string resolved(const FileSystem& files, const std::string& path) {
  const Result<std::string> real = files.real_path(path);
  return real ? *real : path;
}

std::string absolute(const std::string& here, const std::string& path) {
  return path.starts_with('/') ? join_path("/", path) : join_path(here, path);
}

}  // namespace

FolderInPlace::FolderInPlace(const FileSystem& files, const std::string& folder, const std::string& place)
    : files_(files),
      here_(resolved(files, ".")),
      folder_(resolved(files, folder)),
      place_(resolved(files, place)),
      typed_place_(absolute(here_, place)) {}

std::string FolderInPlace::moved(const std::string& path) const {
  if (path.empty()) return path;
  const std::string whole = absolute(here_, path);
  for (const std::string& place : {place_, typed_place_}) {
    if (is_within(whole, place)) return folder_ + whole.substr(place == "/" ? 0 : place.size());
  }
  return path;
}

Result<std::vector<DirectoryEntry>> FolderInPlace::list(const std::string& directory) const {
  return files_.list(moved(directory));
}

Result<EntryKind> FolderInPlace::kind(const std::string& path) const { return files_.kind(moved(path)); }

Result<std::string> FolderInPlace::read(const std::string& path, std::uint64_t limit) const {
  return files_.read(moved(path), limit);
}

Result<std::string> FolderInPlace::real_path(const std::string& path) const {
  Result<std::string> real = files_.real_path(moved(path));
  if (!real || !is_within(*real, folder_)) return real;
  return place_ + real->substr(folder_ == "/" ? 0 : folder_.size());
}

}  // namespace sidelint::linter::diff
