// The files of a repository as builds read them: each is read and parsed once, and none outside the repository.
//
// Mirrors kustomize's loader (api 0.21, internal/loader): folders with all links resolved, paths joined as text.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/source/file_system.h"
#include "engine/source/origin.h"
#include "engine/source/root_folder.h"
#include "engine/source/source_map.h"
#include "engine/yaml/node.h"

namespace sidelint::kustomize {

// What is wrong with a text, and where.
struct Flaw {
  Span at;
  std::string message;
};

struct ParsedDocument {
  std::unique_ptr<const yaml::Document> document;
  Span bytes;
};
// The documents of a text as kyaml cuts it, or why it cannot be read.
struct ParsedText {
  std::vector<ParsedDocument> documents;
  std::optional<Flaw> flaw;
};

// How far from its folder a kustomization may read: kustomize's --load-restrictor.
enum class Reach : std::uint8_t { repository, own_folder };
// What it means that a generator's file is not there: kustomize stops, as it does; or what it would add is unknown.
enum class MissingInput : std::uint8_t { refused, unknown };

class Files {
 public:
  struct Setting {
    std::string root;  // as the user types it; nothing outside is read
    Reach reach = Reach::repository;
    MissingInput missing_input = MissingInput::refused;
    std::uint64_t largest_file = 16U << 20U;
    // The source of a path if somebody has added it to the sources before.
    std::function<std::optional<SourceId>(std::string_view path)> known = {};
    // What the user calls a path inside the root; none: as it is seen from the root.
    std::function<std::string(std::string_view resolved)> name = {};
  };
  Files(const FileSystem& system, SourceMap& sources, Origins& origins, Setting setting);

  // The folder that `path`, seen from `folder`, names; all links are resolved. Flaw::at is empty.
  std::variant<std::string, Flaw> folder(std::string_view folder, std::string_view path);
  // The text of a file seen from a folder.
  std::variant<SourceId, Flaw> text(std::string_view folder, std::string_view path);
  // What lies in a resolved folder; nothing if it cannot be listed or lies outside.
  std::vector<DirectoryEntry> entries(const std::string& folder) const;
  bool holds(std::string_view resolved) const { return root_.holds(resolved); }
  // Its documents.
  const ParsedText& documents(SourceId source);
  // Its first document, as sigs.k8s.io/yaml reads it.
  const ParsedText& first_document(SourceId source);

  // Where paths that the user types begin.
  const std::string& working_folder() const { return root_.working_folder(); }
  // The path as the user would type it.
  std::string shown(std::string_view resolved) const;
  MissingInput missing_input() const { return setting_.missing_input; }
  SourceMap& sources() { return sources_; }
  Origins& origins() { return origins_; }

 private:
  struct Read {
    SourceId source{};
    std::optional<std::string> failed;
  };
  Read read(const std::string& path);

  const FileSystem& system_;
  SourceMap& sources_;
  Origins& origins_;
  Setting setting_;
  RootFolder root_;
  std::map<std::string, std::variant<std::string, Flaw>, std::less<>> folders_;
  std::map<std::string, Read, std::less<>> files_;
  std::map<SourceId, ParsedText> parsed_;
  std::map<SourceId, ParsedText> first_;
};

}  // namespace sidelint::kustomize
