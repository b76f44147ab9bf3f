// What `kustomize build` (5.8) makes of a folder, without network, programs and functions.
//
// Each value of the result keeps the origin of the hand that wrote it last. Mirrors kustomize api 0.21 and kyaml 0.21,
// their slips too: what they would print is what the cluster gets.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/kustomize/amend.h"
#include "engine/kustomize/config.h"
#include "engine/kustomize/read/files.h"
#include "engine/kustomize/result.h"
#include "engine/kustomize/run.h"
#include "engine/source/file_system.h"
#include "engine/source/origin.h"
#include "engine/source/source_map.h"
#include "engine/yaml/value.h"

namespace sidelint::kustomize {

// An entry of `helmCharts:` whose chart lies in the repository.
struct ChartOrder {
  const yaml::Value& chart;  // the entry
  std::string chart_folder;  // resolved
  std::string folder;        // of the kustomization
  std::string ns;
};
// The objects that a chart gives; empty if nobody can tell.
using RenderChart = std::function<std::optional<std::vector<yaml::Value>>(const ChartOrder& order)>;

// Builds folders over one set of files, each of which is read and parsed once. For one thread.
class Builder {
 public:
  struct Setting {
    Files::Setting files;
    Limits limits = {};
    RenderChart render_chart = {};  // none: charts stay unknown
  };
  Builder(const FileSystem& system, SourceMap& sources, Origins& origins, Setting setting);

  // `folder` as the user types it.
  Built build(std::string_view folder, const Amendment& amendment = {});
  // What a kustomization that says just this makes of the objects, as a post-renderer of Helm runs it.
  Built change(std::vector<BuiltObject> objects, const Amendment& amendment);

 private:
  Setting setting_;
  Files files_;
  Configs configs_;
};

}  // namespace sidelint::kustomize
