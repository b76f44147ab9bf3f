#include "engine/units/hands/site.h"

#include <string_view>

namespace sidelint::units {

Result<std::vector<DirectoryEntry>> SiteFiles::list(const std::string& directory) const {
  return site_.files.list(directory);
}

Result<EntryKind> SiteFiles::kind(const std::string& path) const { return site_.files.kind(path); }

// What the walk has read lies inside: it follows links to no other place.
Result<std::string> SiteFiles::real_path(const std::string& path) const {
  if (site_.index.find(site_.territory.name(path)) != nullptr) return path;
  return site_.files.real_path(path);
}

Result<std::string> SiteFiles::read(const std::string& path, std::uint64_t limit) const {
  const ScannedFile* file = site_.index.find(site_.territory.name(path));
  const std::string_view known = file == nullptr ? std::string_view() : site_.sources.text(file->source);
  if (!known.empty()) return std::string(known);
  return site_.files.read(path, limit);
}

}  // namespace sidelint::units
