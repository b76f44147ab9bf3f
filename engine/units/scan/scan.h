// Reads the files of a run: bytes to documents, on all cores. Only documents that somebody needs are parsed, and only
// their files' texts are kept. Files named as kustomizations and the JSON patches they use are always parsed; files of
// Helm values if a document of a needed kind names them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/source/file_system.h"
#include "engine/source/origin.h"
#include "engine/source/source_map.h"
#include "engine/yaml/load.h"
#include "engine/yaml/node.h"

namespace sidelint::units {

struct ScanOptions {
  // Whether documents of that `kind:` may be needed; asked of the name Chart.yaml too.
  bool (*wanted)(std::string_view kind) = nullptr;
  // Whether this one is, told from its bytes: most ConfigMaps are not. Null: all are.
  bool (*worth)(std::string_view kind, std::string_view document) = nullptr;
  std::uint64_t max_file_size = 64U << 20U;  // bytes
  std::size_t threads = 1;
};

// A document that was parsed.
struct ScannedDocument {
  Span bytes;
  std::unique_ptr<const yaml::Document> tree;
};

struct ScannedFile {
  SourceId source{};
  std::size_t document_count = 0;          // with those nobody needs, without empty ones
  std::vector<ScannedDocument> documents;  // those parsed, in order
  std::vector<yaml::Problem> problems;     // Kubernetes objects that cannot be read
  std::optional<std::string> unreadable;   // the file as a whole: why
  std::optional<std::string> unrendered;   // the file is a template of some kind, and no unit renders it: which
  bool is_rendered = false;                // it is a template that a unit renders
  bool may_hold_settings = false;          // a ConfigMap or a Secret may be among its documents
  bool is_named = false;                   // read because a document names it: it holds values and no objects
};

struct Scan {
  std::vector<ScannedFile> files;  // by SourceId
};

// Reads `paths` (each gets the SourceId of its position), keeps the texts that are needed in `sources`.
Scan scan(const FileSystem& files, const std::vector<std::string>& paths, const ScanOptions& options,
          SourceMap& sources, Origins& origins);

// Reads one text that is no file (standard input) under the name `path`; as the last file of the scan.
void scan_text(std::string path, std::string bytes, const ScanOptions& options, Scan& scan, SourceMap& sources,
               Origins& origins);

}  // namespace sidelint::units
