#include "engine/units/delivery/ground.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>
#include <variant>
#include <vector>

#include "engine/source/path.h"
#include "engine/units/argocd/path_patterns.h"
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

std::string folder_above(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return path.substr(0, std::max<std::size_t>(slash, 1));  // of "/a" it is "/"
}

// The source of a file with its text; empty if nobody can read it.
std::optional<SourceId> text_of(const Ground& ground, const std::string& name) {
  const SourceId source = ground.source_of(name);
  ground.origins.reserve_shards(ground.sources.size());
  if (!ground.sources.text(source).empty()) return source;
  Result<std::string> bytes =
      ground.site.files.read(ground.site.territory.real(name), ground.site.options.max_file_size);
  if (!bytes) return std::nullopt;
  yaml::Decoded decoded = yaml::decode(std::move(bytes).value());
  if (decoded.refused) return std::nullopt;
  ground.sources.keep(source, std::move(decoded.text));
  return source;
}

std::optional<yaml::Value> root_of(const yaml::Loaded& loaded) {
  const auto* document = std::get_if<std::unique_ptr<const yaml::Document>>(&loaded);
  if (document == nullptr) return std::nullopt;
  return (*document)->root() ? yaml::to_value((*document)->root()) : yaml::Value::null();
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

std::optional<std::string> entry_beside(const Ground& ground, const std::string& order, std::string_view path,
                                        EntryKind wanted) {
  const std::string root = ground.site.territory.repository(order);
  const std::string joined = join_path(folder_above(ground.site.territory.real(order)), path);
  const Result<std::string> real = ground.site.files.real_path(joined);
  if (root.empty() || !is_within(joined, root) || !real || !is_within(*real, root)) return std::nullopt;
  const Result<EntryKind> kind = ground.site.files.kind(*real);
  if (!kind || *kind != wanted) return std::nullopt;
  return ground.site.territory.name(joined);
}

std::vector<std::string> entries_beside(const Ground& ground, const std::string& order, std::string_view path,
                                        EntryKind wanted) {
  std::vector<std::string> found;
  const std::string_view pattern = path.substr(path.rfind('/') + 1);  // npos + 1 is 0
  const std::string before(path.substr(0, path.size() - pattern.size()));
  const std::optional<std::string> folder = entry_beside(ground, order, before, EntryKind::directory);
  if (!folder || pattern.find_first_of("*?[") == std::string_view::npos) return found;
  const Result<std::vector<DirectoryEntry>> entries =
      ground.site.files.list(join_path(folder_above(ground.site.territory.real(order)), before));
  if (!entries) return found;
  for (const DirectoryEntry& entry : *entries) {
    if (!is_path_match(pattern, entry.name)) continue;
    if (std::optional<std::string> each = entry_beside(ground, order, before + entry.name, wanted))
      found.push_back(*std::move(each));
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::optional<yaml::Value> read_file(const Ground& ground, const std::string& name) {
  const std::optional<SourceId> source = text_of(ground, name);
  if (!source) return std::nullopt;
  const std::string_view text = ground.sources.text(*source);
  return root_of(yaml::load(text, {*source, 0, static_cast<std::uint32_t>(text.size())}, ground.origins));
}

std::optional<std::vector<yaml::Value>> read_documents(const Ground& ground, const std::string& name) {
  const std::optional<SourceId> source = text_of(ground, name);
  if (!source) return std::nullopt;
  const std::string_view text = ground.sources.text(*source);
  std::vector<yaml::Value> documents;
  for (const yaml::Piece& piece : yaml::split(text, *source)) {
    if (piece.is_refused()) return std::nullopt;
    const yaml::Loaded loaded = yaml::load_piece(text, piece, ground.origins);
    if (std::holds_alternative<yaml::Problem>(loaded)) return std::nullopt;
    if (const yaml::Node root = std::get<0>(loaded)->root()) documents.push_back(yaml::to_value(root));
  }
  return documents;
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
