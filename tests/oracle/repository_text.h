// A stream of manifests as the model of a repository, by the way that files go.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "engine/model/repository.h"
#include "engine/source/origin.h"
#include "engine/source/source_map.h"
#include "engine/units/scan/scan.h"
#include "engine/units/unit.h"

namespace sidelint::testing {

struct RepositoryText {
  SourceMap sources;
  Origins origins;
  units::Scan scan;
  std::vector<units::Unit> units;
  model::Repository repository;
};

inline std::unique_ptr<const RepositoryText> read_repository(std::string stream) {
  auto text = std::make_unique<RepositoryText>();
  const units::ScanOptions options{.wanted = model::is_read, .worth = model::is_worth_reading};
  units::scan_text("manifests.yaml", std::move(stream), options, text->scan, text->sources, text->origins);
  text->units = units::discover(text->scan, text->sources, text->origins);
  text->repository = model::read(text->units, text->sources, text->origins);
  return text;
}

}  // namespace sidelint::testing
