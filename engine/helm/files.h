// The files of a repository as charts read them: each once, none outside the repository.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/helm/result.h"
#include "engine/source/file_system.h"
#include "engine/source/origin.h"
#include "engine/source/root_folder.h"
#include "engine/source/source_map.h"

namespace sidelint::helm {

class Files {
 public:
  struct Setting {
    std::string root;  // as the user types it; nothing outside is read
    std::uint64_t largest_file = 16U << 20U;
    // The source of a path if somebody has added it to the sources before.
    std::function<std::optional<SourceId>(std::string_view path)> known = {};
    // What a path in the repository, all links resolved, is called; none: as the user would type it.
    std::function<std::string(std::string_view resolved)> name = {};
  };
  Files(const FileSystem& system, SourceMap& sources, Origins& origins, Setting setting);

  // The path with all links resolved, if it lies in the repository; else why not.
  std::variant<std::string, Refusal> resolve(std::string_view folder, std::string_view path) const;
  bool is_folder(const std::string& resolved) const;
  // What a folder holds, by name.
  std::vector<DirectoryEntry> list(const std::string& resolved) const;
  // The source of a file; else why it cannot be read.
  std::variant<SourceId, Refusal> read(const std::string& resolved);
  // A file that stands in an archive.
  SourceId add(std::string shown, std::string text);

  const std::string& working_folder() const { return root_.working_folder(); }
  // The path as the user would type it.
  std::string shown(std::string_view resolved) const;
  SourceMap& sources() { return sources_; }
  Origins& origins() { return origins_; }
  std::string_view text(SourceId source) const { return sources_.text(source); }

 private:
  const FileSystem& system_;
  SourceMap& sources_;
  Origins& origins_;
  Setting setting_;
  RootFolder root_;
  std::map<std::string, std::variant<SourceId, Refusal>, std::less<>> read_;
};

// A text as a chart sees it: a byte order mark is no part of it.
std::string_view without_mark(std::string_view text);
// The last part of a path: path.Base.
std::string_view base_name(std::string_view path);

}  // namespace sidelint::helm
