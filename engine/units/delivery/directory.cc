#include "engine/units/delivery/directory.h"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "engine/source/path.h"
#include "engine/units/argocd/path_patterns.h"
#include "engine/yaml/load.h"
#include "engine/yaml/stream.h"

namespace sidelint::units {
namespace {

// A file that says this anywhere is no manifest (argo-cd 3.1, reposerver/repository, findManifests).
constexpr std::string_view kSkipMark = "+argocd:skip-file-rendering";

bool matches_any(const std::vector<std::string>& globs, std::string_view path) {
  return std::any_of(globs.begin(), globs.end(),
                     [&](const std::string& glob) { return is_wildcard_match(glob, path); });
}

// The path seen from the folder; empty if it lies elsewhere.
std::string_view below(std::string_view path, std::string_view folder) {
  if (folder == ".") return path.starts_with("../") || path.starts_with('/') ? std::string_view() : path;
  if (path.size() <= folder.size() + 1 || !path.starts_with(folder) || path[folder.size()] != '/') return {};
  return path.substr(folder.size() + 1);
}

class DirectoryReader {
 public:
  DirectoryReader(const DirectorySource& source, const Ground& ground, const Standing& standing)
      : source_(source), ground_(ground), standing_(standing) {}

  Made read() {
    bool was_walked = false;
    std::vector<const ScannedFile*> files;
    for (const ScannedFile& file : ground_.site.scan.files) {
      const std::string& path = ground_.sources.path(file.source);
      was_walked = was_walked || !below(path, source_.folder).empty();
      if (holds(source_, path) && !is_skipped(ground_.sources.text(file.source))) files.push_back(&file);
    }
    for (const AppliedObject& object : standing_.take_files(files)) add(object);
    if (!was_walked) read_from_disk();
    return std::move(made_);
  }

 private:
  static bool is_skipped(std::string_view text) { return text.find(kSkipMark) != std::string_view::npos; }

  void add(const AppliedObject& object) {
    if (made_.sources.empty() || made_.sources.back() != object.source) made_.sources.push_back(object.source);
    yaml::Value value = yaml::to_value(object.node);
    // An item of a typed list may leave them out.
    if (!object.node.find("apiVersion")) value.set("apiVersion", yaml::Value::string(object.api_version));
    if (!object.node.find("kind")) value.set("kind", yaml::Value::string(object.kind));
    made_.objects.push_back({std::move(value), object.bytes, {}});
  }

  void read_from_disk() {
    const FileSystem& files = ground_.site.files;
    const std::string root = ground_.site.territory.real(source_.folder);
    for (const std::string& path : files_matching(files, root, "*")) {
      const std::string name = as_prefix(source_.folder == "." ? "" : source_.folder) + path;
      if (holds(source_, name)) add_from_disk(name, join_path(root, path));
    }
  }

  void add_from_disk(const std::string& name, const std::string& real) {
    Result<std::string> bytes = ground_.site.files.read(real, ground_.site.options.max_file_size);
    if (!bytes || is_skipped(*bytes)) return;
    yaml::Decoded decoded = yaml::decode(std::move(bytes).value());
    if (decoded.refused) return;
    const SourceId source = ground_.source_of(name);
    ground_.origins.reserve_shards(ground_.sources.size());
    ground_.sources.keep(source, std::move(decoded.text));
    const std::string_view text = ground_.sources.text(source);
    for (const yaml::Piece& piece : yaml::split(text, source)) {
      if (piece.is_refused()) continue;
      const yaml::Loaded loaded = yaml::load_piece(text, piece, ground_.origins);
      const auto* document = std::get_if<std::unique_ptr<const yaml::Document>>(&loaded);
      if (document == nullptr || (*document)->root().find("kind").text().empty()) continue;
      made_.objects.push_back({yaml::to_value((*document)->root()), piece.bytes, {}});
    }
    made_.sources.push_back(source);
  }

  const DirectorySource& source_;
  const Ground& ground_;
  const Standing& standing_;
  Made made_;
};

}  // namespace

bool holds(const DirectorySource& source, std::string_view path) {
  const std::string_view seen = below(path, source.folder);
  if (seen.empty() || !is_manifest_name(seen) || seen.ends_with("Kustomization")) return false;
  if (source.depth == DirectorySource::Depth::this_folder && seen.find('/') != std::string_view::npos) return false;
  if (matches_any(source.exclude, seen)) return false;
  return source.include.empty() || matches_any(source.include, seen);
}

Made take_directory(const DirectorySource& source, const Ground& ground, const Standing& standing) {
  return DirectoryReader(source, ground, standing).read();
}

}  // namespace sidelint::units
