#include "linter/diff/without_submodules.h"

#include "engine/source/path.h"

namespace sidelint::linter::diff {
namespace {

Failure absent() { return {Failure::Code::environment, "No such file or directory"}; }

}  // namespace

WithoutSubmodules::Place WithoutSubmodules::place_of(const std::string& path) const {
  if (folders_.empty()) return Place::outside;
  const Result<std::string> real = files_.real_path(path);
  if (!real) return Place::outside;
  for (const std::string& folder : folders_) {
    if (is_within(*real, folder)) return *real == folder ? Place::submodule : Place::inside;
  }
  return Place::outside;
}

Result<std::vector<DirectoryEntry>> WithoutSubmodules::list(const std::string& directory) const {
  const Place place = place_of(directory);
  if (place == Place::inside) return absent();
  return place == Place::submodule ? std::vector<DirectoryEntry>() : files_.list(directory);
}

Result<EntryKind> WithoutSubmodules::kind(const std::string& path) const {
  return place_of(path) == Place::inside ? absent() : files_.kind(path);
}

Result<std::string> WithoutSubmodules::read(const std::string& path, std::uint64_t limit) const {
  return place_of(path) == Place::inside ? absent() : files_.read(path, limit);
}

Result<std::string> WithoutSubmodules::real_path(const std::string& path) const {
  return place_of(path) == Place::inside ? absent() : files_.real_path(path);
}

}  // namespace sidelint::linter::diff
