#include "engine/units/hands/territory.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "engine/source/path.h"

namespace sidelint::units {
namespace {

std::string_view parent(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == 0 ? path.substr(0, 1) : path.substr(0, slash == std::string_view::npos ? 0 : slash);
}

// What stands behind the folder, without the slash.
std::string_view below(std::string_view path, std::string_view folder) {
  path.remove_prefix(folder.size());
  if (path.starts_with('/')) path.remove_prefix(1);
  return path;
}

std::string repository_around(const FileSystem& files, const std::string& real) {
  for (std::string_view folder = real; !folder.empty(); folder = parent(folder)) {
    if (files.kind(as_prefix(folder) + ".git")) return std::string(folder);
    if (folder == "/") break;
  }
  return real;
}

}  // namespace

Territory::Territory(const FileSystem& files, const std::vector<std::string>& typed) {
  const Result<std::string> here = files.real_path(".");
  if (here) working_folder_ = *here;
  for (const std::string& path : typed) {
    std::string folder = tidy_path(path);
    const Result<EntryKind> kind = files.kind(path);
    if (!kind) continue;
    if (*kind != EntryKind::directory) folder = parent(folder);
    const Result<std::string> real = files.real_path(folder.empty() ? "." : folder);
    if (real) lands_.push_back({as_prefix(folder), *real, repository_around(files, *real)});
  }
  std::stable_sort(lands_.begin(), lands_.end(),
                   [](const Land& a, const Land& b) { return a.prefix.size() > b.prefix.size(); });
}

const Territory::Land* Territory::land_of(std::string_view name) const {
  const auto found = std::find_if(lands_.begin(), lands_.end(), [&](const Land& land) {
    const bool is_it =
        name == std::string_view(land.prefix).substr(0, land.prefix.size() - (land.prefix.empty() ? 0 : 1));
    return is_it || (name.starts_with(land.prefix) && (!land.prefix.empty() || !name.starts_with('/')));
  });
  return found == lands_.end() ? nullptr : &*found;
}

std::string Territory::real(std::string_view name) const {
  const Land* land = land_of(name);
  if (land == nullptr) return {};
  name.remove_prefix(std::min(land->prefix.size(), name.size()));
  if (name.empty() || name == ".") return land->real;
  return as_prefix(land->real) + std::string(name);
}

std::string Territory::name(std::string_view real) const {
  if (!real.starts_with('/')) return std::string(real);
  for (const Land& land : lands_) {
    if (is_within(real, land.real)) return land.prefix + std::string(below(real, land.real));
  }
  std::string up;
  for (std::string_view folder = working_folder_; !folder.empty(); folder = parent(folder)) {
    if (is_within(real, folder)) return up + std::string(below(real, folder));
    up += "../";
  }
  return std::string(real);
}

std::string Territory::repository(std::string_view name) const {
  const Land* land = land_of(name);
  return land == nullptr ? std::string() : land->repository;
}

}  // namespace sidelint::units
