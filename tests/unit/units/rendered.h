// Repositories as text, and the units that are found in them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/units/render.h"
#include "tests/harness/memory_file_system.h"
#include "tests/harness/txtar.h"
#include "tests/unit/units/tree.h"

namespace sidelint::units {

// The units of the repository in a txtar; run over `paths`, or over the files alone that are named.
struct Rendered {
  explicit Rendered(std::string_view files, std::vector<std::string> paths = {"."}, std::size_t threads = 1,
                    const RenderLimits& limits = {}) {
    for (const testing::TxtarFile& file : testing::parse_txtar(files).files) disk.file(file.path, file.text);
    std::vector<std::string> names;
    for (const testing::TxtarFile& file : testing::parse_txtar(files).files) {
      const bool is_under = paths.front() == "." || file.path.starts_with(paths.front() + "/");
      if (is_under && file.path.ends_with(".yaml")) names.push_back(file.path);
    }
    std::sort(names.begin(), names.end());
    const ScanOptions options{.wanted = is_pod_or_deployment, .threads = threads};
    scan = units::scan(disk, names, options, sources, origins);
    units = render(disk, paths, scan, options, sources, origins, limits);
  }

  // "overlays/prod: Deployment/web, Namespace/shop"
  std::vector<std::string> summary() const {
    std::vector<std::string> lines;
    for (const Unit& unit : units) {
      std::string line = unit.folder + ":";
      for (const std::string& name : names(unit)) line += " " + name;
      lines.push_back(std::move(line));
    }
    return lines;
  }
  std::string place(Span at) const {
    return sources.path(at.source) + ":" + std::to_string(sources.position(at.source, at.begin).line);
  }
  // The hands behind a value of an object, newest first: "file:line".
  std::string chain(std::size_t unit, std::initializer_list<std::string_view> path, std::size_t object = 0) const {
    yaml::Node node = units.at(unit).objects.at(object).node;
    for (const std::string_view key : path) node = node.find(key);
    std::string text;
    for (const Span& at : origins.chain(node.origin())) text += (text.empty() ? "" : " <- ") + place(at);
    return text;
  }

  testing::MemoryFileSystem disk;
  SourceMap sources;
  Origins origins;
  Scan scan;
  std::vector<Unit> units;
};

}  // namespace sidelint::units
