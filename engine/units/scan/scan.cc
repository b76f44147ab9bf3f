#include "engine/units/scan/scan.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "engine/base/parallel.h"
#include "engine/units/delivery/kinds.h"
#include "engine/units/scan/kustomization_file.h"
#include "engine/units/scan/named_files.h"
#include "engine/units/scan/named_objects.h"
#include "engine/units/scan/unrendered.h"
#include "engine/yaml/stream.h"

namespace sidelint::units {
namespace {

// What files that order charts go by for want of a kind.
constexpr std::string_view kChartFile = "Chart.yaml";

bool is_needed(const ScanOptions& options, std::string_view kind, std::string_view document) {
  const bool is_wanted = options.wanted(kind) && (options.worth == nullptr || options.worth(kind, document));
  return is_wanted || may_order_delivery(kind, document);
}

// Reads the documents of one text. Lives as long as its file is read.
class Reading {
 public:
  Reading(const ScanOptions& options, std::string_view path, std::string_view text, ScannedFile& file, Origins& origins)
      : options_(options), text_(text), file_(file), origins_(origins) {
    all_ = file.is_named || is_kustomization_file(path) || (orders_charts(path) && is_needed(kChartFile, text));
  }

  void run() {
    for (const yaml::Piece& piece : yaml::split(text_, file_.source)) read(piece);
  }

 private:
  std::string_view of(Span bytes) const { return text_.substr(bytes.begin, bytes.end - bytes.begin); }

  bool is_needed(std::string_view kind, std::string_view document) const {
    return units::is_needed(options_, kind, document);
  }
  bool may_be_needed(std::string_view document);
  bool is_needed(const yaml::Document& tree, std::string_view document) const;
  void read(const yaml::Piece& piece);
  void refuse(std::string_view document, std::uint32_t begin, yaml::Problem problem);

  const ScanOptions& options_;
  std::string_view text_;
  ScannedFile& file_;
  Origins& origins_;
  bool all_ = false;  // such a file is read whatever it holds
};

bool holds(std::string_view text, std::string_view word) { return text.find(word) != std::string_view::npos; }

// Nothing but blank lines and comments.
bool is_empty(std::string_view document) {
  for (std::size_t begin = 0; begin < document.size();) {
    const std::size_t end = std::min(document.find('\n', begin), document.size());
    const std::size_t first = document.find_first_not_of(" \t\r", begin);
    if (first < end && document[first] != '#') return false;
    begin = end + 1;
  }
  return true;
}

// Whether a parser could find this top-level key: JSON and YAML can spell it with escapes too.
bool may_spell(std::string_view document, std::string_view key) {
  return holds(document, key) || holds(document, "\\x") || holds(document, "\\u") || holds(document, "\\U");
}

// Where the first content stands behind comments; npos if there is none.
std::size_t find_content(std::string_view document) {
  constexpr std::string_view kSpace = " \t\r\n";
  std::size_t at = document.find_first_not_of(kSpace);
  while (at != std::string_view::npos && document[at] == '#')
    at = document.find_first_not_of(kSpace, document.find('\n', at));
  return at;
}

// Whether this may be a list of JSON patch operations (RFC 6902), which has no kind. Before a list may stand a marker
// of documents, an anchor, a tag or a directive.
bool may_be_json_patch(std::string_view document) {
  constexpr std::string_view kBeginnings = "-[&!%";
  const std::size_t first = find_content(document);
  if (first == std::string_view::npos || kBeginnings.find(document[first]) == std::string_view::npos) return false;
  return holds(document, "op") && holds(document, "path") && holds(document, "/") && !holds(document, "\nkind:");
}

bool is_json_patch(yaml::Node root) {
  return root.is(yaml::Kind::sequence) && root.size() > 0 && root.item(0).find("op") && root.item(0).find("path");
}

// Whether somebody meant this for a Kubernetes object.
bool is_plausible_object(std::string_view document) {
  const yaml::Sniffed versions = yaml::sniff(document, "apiVersion");
  if (versions.sure == yaml::Sniffed::Sure::yes && versions.values.empty()) return false;
  return holds(document, "apiVersion") && holds(document, "kind");
}

bool Reading::may_be_needed(std::string_view document) {
  const yaml::Sniffed kinds = yaml::sniff(document, "kind");
  if (may_be_settings(kinds)) file_.may_hold_settings = true;
  if (all_) return true;
  if (kinds.sure == yaml::Sniffed::Sure::no) return may_spell(document, "kind") || may_be_json_patch(document);
  if (kinds.values.empty()) return may_be_json_patch(document);
  return std::any_of(kinds.values.begin(), kinds.values.end(),
                     [&](std::string_view kind) { return is_needed(kind, document); });
}

bool Reading::is_needed(const yaml::Document& tree, std::string_view document) const {
  const yaml::Node root = tree.root();
  return all_ || is_needed(root.find("kind").text(), document) || is_json_patch(root);
}

void Reading::refuse(std::string_view document, std::uint32_t begin, yaml::Problem problem) {
  const std::string_view mark = breaking_mark(document, begin, problem);
  if (!mark.empty()) {
    file_.unrendered = "a template (`" + std::string(mark) + "`)";
  } else if (all_ || is_plausible_object(document)) {
    file_.problems.push_back(std::move(problem));
  }
}

void Reading::read(const yaml::Piece& piece) {
  const std::string_view document = of(piece.bytes);
  if (piece.is_refused()) {
    // The document before a bad separator is lost, so the whole text tells whether somebody needed it.
    if (is_plausible_object(text_) && may_be_needed(text_)) {
      const std::string why = yaml::why_refused(piece, text_);
      file_.problems.push_back({.at = piece.bytes, .message = why, .context_at = {}, .context = {}});
    }
    return;
  }
  if (is_empty(document)) return;
  ++file_.document_count;
  if (!may_be_needed(document)) return;
  if (is_ytt(document)) {
    file_.unrendered = "a ytt template (`#@`)";
    return;
  }
  yaml::Loaded loaded = yaml::load_piece(text_, piece, origins_);
  if (auto* problem = std::get_if<yaml::Problem>(&loaded)) {
    refuse(document, piece.bytes.begin, std::move(*problem));
    return;
  }
  auto& tree = std::get<std::unique_ptr<const yaml::Document>>(loaded);
  if (is_needed(*tree, document)) file_.documents.push_back({piece.bytes, std::move(tree)});
}

// Reads whole files. Thread-safe for different files.
class Scanner {
 public:
  Scanner(const ScanOptions& options, SourceMap& sources, Origins& origins)
      : options_(options), sources_(sources), origins_(origins) {}

  // `paths` are all the files of the run, sorted.
  void read_file(const FileSystem& files, const std::vector<std::string>& paths, ScannedFile& file) const;
  void read_bytes(std::string bytes, ScannedFile& file) const;
  // Reads what the documents of the scan name.
  void read_named(const FileSystem& files, const std::vector<std::string>& paths, Scan& scan) const;

 private:
  const ScanOptions& options_;
  SourceMap& sources_;
  Origins& origins_;
};

void Scanner::read_file(const FileSystem& files, const std::vector<std::string>& paths, ScannedFile& file) const {
  const std::string& path = sources_.path(file.source);
  Result<std::string> bytes = files.read(path, options_.max_file_size);
  if (!bytes) {
    file.unreadable = bytes.failure().text;
    return;
  }
  if (holds(*bytes, "{{")) {
    const auto is_file = [&](const std::string& candidate) {
      if (std::binary_search(paths.begin(), paths.end(), candidate)) return true;
      const Result<EntryKind> kind = files.kind(candidate);
      return kind && *kind == EntryKind::file;
    };
    if (const std::optional<std::string> chart = chart_of_template(path, is_file)) {
      file.unrendered = "a template of the Helm chart `" + *chart + "`";
      return;
    }
  }
  read_bytes(std::move(*bytes), file);
}

void Scanner::read_bytes(std::string bytes, ScannedFile& file) const {
  yaml::Decoded decoded = yaml::decode(std::move(bytes));
  if (decoded.refused) {
    file.unreadable = std::move(decoded.refused);
    return;
  }
  Reading(options_, sources_.path(file.source), decoded.text, file, origins_).run();
  if (!file.documents.empty() || !file.problems.empty()) sources_.keep(file.source, std::move(decoded.text));
}

void Scanner::read_named(const FileSystem& files, const std::vector<std::string>& paths, Scan& scan) const {
  const auto index_of = [&](const std::string& path) {
    return static_cast<std::size_t>(std::lower_bound(paths.begin(), paths.end(), path) - paths.begin());
  };
  const auto is_file = [&](const std::string& path) { return std::binary_search(paths.begin(), paths.end(), path); };
  std::vector<std::size_t> named;
  for (const ScannedFile& file : scan.files) {
    for (const ScannedDocument& document : file.documents) {
      const std::string& path = sources_.path(file.source);
      if (is_kustomization_file(path) && !is_needed(options_, "kustomization.yaml", sources_.text(file.source)))
        continue;
      for (const NamedFile& each : named_files(document.tree->root(), path)) {
        if (const auto found = find_named(each, is_file)) named.push_back(index_of(*found));
      }
    }
  }
  for (const std::size_t i : named) {
    ScannedFile& file = scan.files[i];
    if (file.is_named || !file.documents.empty() || file.unreadable) continue;
    file.is_named = true;
    file.document_count = 0;
    read_file(files, paths, file);
  }
}

}  // namespace

Scan scan(const FileSystem& files, const std::vector<std::string>& paths, const ScanOptions& options,
          SourceMap& sources, Origins& origins) {
  Scan scan;
  scan.files.resize(paths.size());
  for (std::size_t i = 0; i < paths.size(); ++i) scan.files[i].source = sources.add(paths[i]);
  origins.reserve_shards(sources.size());
  const Scanner scanner(options, sources, origins);
  for_each_index(paths.size(), options.threads, [&](std::size_t i) { scanner.read_file(files, paths, scan.files[i]); });
  scanner.read_named(files, paths, scan);
  scan_named_objects(files, options, scan, sources, origins);
  return scan;
}

void scan_text(std::string path, std::string bytes, const ScanOptions& options, Scan& scan, SourceMap& sources,
               Origins& origins) {
  ScannedFile& file = scan.files.emplace_back();
  file.source = sources.add(std::move(path));
  origins.reserve_shards(sources.size());
  Scanner(options, sources, origins).read_bytes(std::move(bytes), file);
}

}  // namespace sidelint::units
