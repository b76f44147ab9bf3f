// Charts that a kustomization takes in (`helmCharts:`), rendered with what its entry says.
//
// Mirrors kustomize api 0.21, builtins/HelmChartInflationGenerator.go.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "engine/helm/render.h"
#include "engine/kustomize/build.h"
#include "engine/source/file_system.h"
#include "engine/source/origin.h"
#include "engine/source/source_map.h"
#include "engine/units/hands/made.h"

namespace sidelint::units {

class KustomizeCharts {
 public:
  // Over the sources and origins of the build.
  KustomizeCharts(const FileSystem& files, SourceMap& sources, Origins& origins, helm::Renderer::Setting setting)
      : origins_(origins), renderer_(files, sources, origins, std::move(setting)) {}

  // For kustomize::Builder::Setting::render_chart.
  std::optional<std::vector<yaml::Value>> render(const kustomize::ChartOrder& order);
  // Adds to what a build gave what the charts of this build left open, and the files they are made of; for the next
  // build there are none.
  void finish(Made& made);

 private:
  const Origins& origins_;
  helm::Renderer renderer_;
  std::vector<UnknownPart> unknown_;
  std::set<SourceId> sources_;
  std::map<Span, std::vector<Change>> changes_;  // of objects, by where their `kind` is written
};

// The order that an entry of `helmCharts:` gives.
helm::ChartOrder order_of(const kustomize::ChartOrder& chart);

}  // namespace sidelint::units
