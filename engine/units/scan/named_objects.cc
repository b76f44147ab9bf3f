#include "engine/units/scan/named_objects.h"

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

// The word behind a key and its colon, without quotes, anchors and tags.
std::string_view word_behind(std::string_view rest) {
  constexpr std::string_view kSpace = " \t\r\n";
  const auto skip = [&rest](std::string_view what) {
    rest.remove_prefix(std::min(rest.find_first_not_of(what), rest.size()));
  };
  if (rest.starts_with('"') || rest.starts_with('\'')) rest.remove_prefix(1);
  skip(" \t");
  if (!rest.starts_with(':')) return {};
  rest.remove_prefix(1);
  skip(kSpace);
  while (rest.starts_with('&') || rest.starts_with('!')) {
    rest.remove_prefix(std::min(rest.find_first_of(kSpace), rest.size()));
    skip(kSpace);
  }
  const bool is_quoted = rest.starts_with('"') || rest.starts_with('\'');
  if (is_quoted) return rest.substr(1, rest.find(rest.front(), 1) - 1);
  return rest.substr(0, rest.find_first_of(" \t\r\n,"));
}

// Whether an object of one of the names may be written there: each `name:` is looked at once, however many there are.
bool holds_any(std::string_view text, const Names& names) {
  constexpr std::string_view kName = "name";
  for (std::size_t at = text.find(kName); at != std::string_view::npos; at = text.find(kName, at)) {
    at += kName.size();
    const std::string_view word = word_behind(text.substr(at));
    const std::size_t bare = word.find_last_not_of("}]");  // in a flow collection those close it
    if (names.contains(word) || (bare != std::string_view::npos && names.contains(word.substr(0, bare + 1))))
      return true;
  }
  return false;
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
