// A tree of files in memory, scanned and found; for the tests of this room.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/source/origin.h"
#include "engine/source/source_map.h"
#include "engine/units/scan/scan.h"
#include "engine/units/unit.h"
#include "tests/harness/memory_file_system.h"

namespace sidelint::units {

inline bool is_pod_or_deployment(std::string_view kind) {
  constexpr std::string_view kList = "List";
  if (kind.size() >= kList.size() && kind.substr(kind.size() - kList.size()) == kList) return true;
  return kind == "Pod" || kind == "Deployment" || kind == "StatefulSet" || kind == "CronJob" || kind == "Namespace";
}

struct Tree {
  explicit Tree(std::initializer_list<std::pair<std::string_view, std::string_view>> files) : file_system(files) {
    for (const auto& [path, text] : files) paths.emplace_back(path);
    std::sort(paths.begin(), paths.end());
    scan = units::scan(file_system, paths, options, sources, origins);
  }

  const ScannedFile& file(std::string_view path) const {
    const auto at = std::find(paths.begin(), paths.end(), path);
    return scan.files.at(static_cast<std::size_t>(at - paths.begin()));
  }
  Unit unit() {
    std::vector<Unit> units = discover(scan, sources, origins);
    return std::move(units.at(0));
  }
  // The bytes that an origin stands for.
  std::string text(OriginId origin) const {
    const std::optional<Span> at = origins.where(origin);
    return at ? std::string(sources.text(*at)) : std::string("(nowhere)");
  }

  testing::MemoryFileSystem file_system;
  std::vector<std::string> paths;
  ScanOptions options{.wanted = is_pod_or_deployment};
  SourceMap sources;
  Origins origins;
  Scan scan;
};

// "metadata.labels.app=web by labels", "anything by patches": for tests to name changes in a line.
inline std::string in_words(const Change& change) {
  std::string words;
  for (const std::string& part : change.path) words += (words.empty() ? "" : ".") + part;
  if (change.path.empty()) words = "anything";
  if (change.value) words += "=" + *change.value;
  return words + " by " + std::string(change.by);
}

inline std::vector<std::string> in_words(const std::vector<Change>& changes) {
  std::vector<std::string> words;
  for (const Change& change : changes) words.push_back(in_words(change));
  return words;
}

inline std::vector<std::string> names(const Unit& unit) {
  std::vector<std::string> found;
  for (const AppliedObject& object : unit.objects) {
    found.push_back(object.kind + "/" + std::string(object.node.find("metadata").find("name").text()));
  }
  return found;
}

}  // namespace sidelint::units
