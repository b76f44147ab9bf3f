// What templates see as their data: `.Values`, `.Chart`, `.Release` and the rest.
//
// Mirrors recAllTpls of helm 4.3, pkg/engine/engine.go. All templates of one chart share one map.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/gotmpl/heap.h"
#include "engine/gotmpl/value.h"
#include "engine/helm/capabilities.h"
#include "engine/helm/chart/instance.h"
#include "engine/helm/data.h"
#include "engine/helm/files.h"

namespace sidelint::helm {

struct Release {
  std::optional<std::string> name = "release-name";  // nobody says: the chart's own, whose origin says so
  std::optional<std::string> ns = "default";         // nobody says: it is unknown
  std::int64_t revision = 1;
  enum class Action : std::uint8_t { install, upgrade } action = Action::install;
};

// A template of one of the charts, under the name that it goes by in this rendering.
struct ChartTemplate {
  std::string name;  // "chart/charts/redis/templates/service.yaml"
  const ChartFile* file = nullptr;
  gotmpl::Value data;
  std::string base_path;
  bool renders = true;  // a partial only defines
};

struct RootRequest {
  const Instance& root;
  gotmpl::Value values;  // coalesced
  const Release& release;
  gotmpl::Value capabilities;
  HelmMajor helm;
};

// In the order in which helm parses and renders them: those that lie deeper first, then by name from the last on.
std::vector<ChartTemplate> all_templates(gotmpl::Heap& heap, OriginNumbers& numbers, Files& files,
                                         const RootRequest& request);

// `.Chart`: of helm 4 a map of the fields, of helm 3 the structure itself.
gotmpl::Value chart_value(gotmpl::Heap& heap, const Instance& chart, bool is_root, HelmMajor helm);

}  // namespace sidelint::helm
