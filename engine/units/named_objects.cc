#include "engine/units/named_objects.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <memory>
#include <string_view>
#include <utility>
#include <variant>

#include "engine/base/parallel.h"

namespace sidelint::units {
namespace {

using Names = std::set<std::string, std::less<>>;

// Where an order of that kind lists the objects that it takes values from.
yaml::Node references_in(yaml::Node root) {
  const std::string_view kind = root.find("kind").text();
  const yaml::Node spec = root.find("spec");
  if (kind == "HelmRelease") return spec.find("valuesFrom");
  if (kind == "Kustomization") return spec.find("postBuild").find("substituteFrom");
  return {};
}

bool holds_any(std::string_view text, const Names& names) {
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& name) { return text.find(name) != std::string_view::npos; });
}

bool is_named(yaml::Node root, const Names& names) {
  const std::string_view kind = root.find("kind").text();
  return (kind == "ConfigMap" || kind == "Secret") && names.contains(root.find("metadata").find("name").text());
}

// Reads from one file what is named and was not read before.
void read(std::string text, const Names& names, ScannedFile& file, SourceMap& sources, Origins& origins) {
  std::vector<ScannedDocument> found;
  for (const yaml::Piece& piece : yaml::split(text, file.source)) {
    const std::string_view document =
        std::string_view(text).substr(piece.bytes.begin, piece.bytes.end - piece.bytes.begin);
    const auto is_read = [&](const ScannedDocument& each) { return each.bytes.begin == piece.bytes.begin; };
    if (piece.is_refused() || !holds_any(document, names) || !may_be_settings(yaml::sniff(document, "kind"))) continue;
    if (std::any_of(file.documents.begin(), file.documents.end(), is_read)) continue;
    yaml::Loaded loaded = yaml::load_piece(text, piece, origins);
    auto* tree = std::get_if<std::unique_ptr<const yaml::Document>>(&loaded);
    if (tree != nullptr && is_named((*tree)->root(), names)) found.push_back({piece.bytes, std::move(*tree)});
  }
  if (found.empty()) return;
  std::move(found.begin(), found.end(), std::back_inserter(file.documents));
  std::sort(file.documents.begin(), file.documents.end(),
            [](const ScannedDocument& a, const ScannedDocument& b) { return a.bytes < b.bytes; });
  sources.keep(file.source, std::move(text));
}

}  // namespace

std::set<std::string, std::less<>> names_in(const Scan& scan) {
  Names names;
  for (const ScannedFile& file : scan.files) {
    for (const ScannedDocument& document : file.documents) {
      const yaml::Node list = references_in(document.tree->root());
      for (std::size_t i = 0; list.is(yaml::Kind::sequence) && i < list.size(); ++i) {
        const std::string_view name = list.item(i).find("name").text();
        if (!name.empty()) names.emplace(name);
      }
    }
  }
  return names;
}

bool may_be_settings(const yaml::Sniffed& kinds) {
  if (kinds.sure == yaml::Sniffed::Sure::no) return true;
  return std::any_of(kinds.values.begin(), kinds.values.end(),
                     [](std::string_view kind) { return kind == "ConfigMap" || kind == "Secret"; });
}

void scan_named_objects(const FileSystem& files, const ScanOptions& options, Scan& scan, SourceMap& sources,
                        Origins& origins) {
  const Names names = names_in(scan);
  if (names.empty()) return;
  for_each_index(scan.files.size(), options.threads, [&](std::size_t i) {
    ScannedFile& file = scan.files[i];
    if (!file.may_hold_settings || file.unreadable || file.unrendered || file.is_named) return;
    Result<std::string> bytes = files.read(sources.path(file.source), options.max_file_size);
    if (!bytes || !holds_any(*bytes, names)) return;
    yaml::Decoded decoded = yaml::decode(std::move(bytes).value());
    if (!decoded.refused) read(std::move(decoded.text), names, file, sources, origins);
  });
}

}  // namespace sidelint::units
