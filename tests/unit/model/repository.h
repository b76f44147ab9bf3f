// A repository read from files in memory, for the tests of this room.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/model/repository.h"
#include "engine/source/origin.h"
#include "engine/source/source_map.h"
#include "engine/units/scan/scan.h"
#include "engine/units/unit.h"
#include "tests/harness/memory_file_system.h"

namespace sidelint::model {

struct Read {
  explicit Read(std::initializer_list<std::pair<std::string_view, std::string_view>> files) {
    const testing::MemoryFileSystem file_system(files);
    std::vector<std::string> paths;
    for (const auto& [path, text] : files) paths.emplace_back(path);
    std::sort(paths.begin(), paths.end());
    scan = units::scan(file_system, paths, {.wanted = is_read, .worth = is_worth_reading}, sources, origins);
    units = units::discover(scan, sources, origins);
    repository = model::read(units, sources, origins);
  }
  // One file.
  explicit Read(std::string_view text) : Read({{"app/file.yaml", text}}) {}

  // The bytes that an origin stands for.
  std::string text(OriginId origin) const {
    const std::optional<Span> at = origins.where(origin);
    return at ? std::string(sources.text(*at)) : std::string("(nowhere)");
  }
  const Workload& workload() const { return repository.workloads.at(0); }

  SourceMap sources;
  Origins origins;
  units::Scan scan;
  std::vector<units::Unit> units;
  Repository repository;
};

}  // namespace sidelint::model
