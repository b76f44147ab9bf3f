#include "engine/units/delivery/ground.h"

#include <cstdint>
#include <memory>
#include <utility>
#include <variant>
#include <vector>

#include "engine/source/path.h"
#include "engine/yaml/load.h"
#include "engine/yaml/stream.h"

namespace sidelint::units {
namespace {

// The folders in which the path may begin, as real paths, the likeliest first.
std::vector<std::string> beginnings(const Ground& ground, const std::string& order) {
  const std::string root = ground.site.territory.repository(order);
  std::vector<std::string> folders;
  if (root.empty()) return folders;
  folders.push_back(root);
  if (!ground.remotes.addresses.empty()) return folders;
  const std::string real = ground.site.territory.real(order);
  for (std::size_t slash = root.size(); is_within(real, root);) {
    slash = real.find('/', slash + 1);
    if (slash == std::string::npos) break;
    folders.push_back(real.substr(0, slash));
  }
  return folders;
}

struct Place {
  std::string beginning;
  std::string path;  // joined to it
};

// Nothing is found outside the repository, wherever `..` and links lead.
std::optional<Place> find_place(const Ground& ground, const std::string& order, std::string_view path,
                                std::optional<EntryKind> wanted) {
  const std::string root = ground.site.territory.repository(order);
  for (std::string& folder : beginnings(ground, order)) {
    std::string joined = join_path(folder, path);
    const Result<std::string> real = ground.site.files.real_path(joined);
    if (!is_within(joined, root) || !real || !is_within(*real, root)) continue;
    const Result<EntryKind> kind = ground.site.files.kind(*real);
    if (kind && (!wanted || *kind == *wanted)) return Place{std::move(folder), std::move(joined)};
  }
  return std::nullopt;
}

std::optional<std::string> in_repository(const Ground& ground, const std::string& order, std::string_view path,
                                         EntryKind wanted) {
  const std::optional<Place> place = find_place(ground, order, path, wanted);
  if (!place) return std::nullopt;
  std::string name = ground.site.territory.name(place->path);
  if (name.ends_with('/')) name.pop_back();
  return name.empty() ? "." : name;
}

}  // namespace

std::optional<std::string> folder_in_repository(const Ground& ground, const std::string& order, std::string_view path) {
  return in_repository(ground, order, path, EntryKind::directory);
}

std::optional<std::string> file_in_repository(const Ground& ground, const std::string& order, std::string_view path) {
  return in_repository(ground, order, path, EntryKind::file);
}

std::optional<std::string> root_of_path(const Ground& ground, const std::string& order, std::string_view path) {
  std::optional<Place> place = find_place(ground, order, path, std::nullopt);
  if (!place) return std::nullopt;
  return std::move(place->beginning);
}

std::optional<yaml::Value> read_file(const Ground& ground, const std::string& name) {
  const SourceId source = ground.source_of(name);
  ground.origins.reserve_shards(ground.sources.size());
  if (ground.sources.text(source).empty()) {
    Result<std::string> bytes =
        ground.site.files.read(ground.site.territory.real(name), ground.site.options.max_file_size);
    if (!bytes) return std::nullopt;
    yaml::Decoded decoded = yaml::decode(std::move(bytes).value());
    if (decoded.refused) return std::nullopt;
    ground.sources.keep(source, std::move(decoded.text));
  }
  const std::string_view text = ground.sources.text(source);
  const yaml::Loaded loaded = yaml::load(text, {source, 0, static_cast<std::uint32_t>(text.size())}, ground.origins);
  const auto* document = std::get_if<std::unique_ptr<const yaml::Document>>(&loaded);
  if (document == nullptr || !(*document)->root()) return std::nullopt;
  return yaml::to_value((*document)->root());
}

bool is_here(const Ground& ground, const std::string& order, std::string_view address, std::string_view path) {
  const std::string tidy = tidy_path(path);
  PathEvidence evidence = PathEvidence::trivial;
  if (!tidy.empty() && tidy != "/") {
    const bool is_there =
        folder_in_repository(ground, order, tidy).has_value() || file_in_repository(ground, order, tidy).has_value();
    evidence = is_there ? PathEvidence::present : PathEvidence::absent;
  }
  return is_this_repository(ground.remotes, address, evidence);
}

}  // namespace sidelint::units
