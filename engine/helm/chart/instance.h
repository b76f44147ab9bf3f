// A chart as one rendering uses it: under the name it goes by there, with the sub-charts that are switched on.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/gotmpl/heap.h"
#include "engine/gotmpl/value.h"
#include "engine/helm/chart/chart.h"

namespace sidelint::helm {

// Which major release of helm is mirrored; they differ in a few places, each named where it stands.
enum class HelmMajor : std::uint8_t { three, four };

struct Instance {
  const Chart* chart = nullptr;
  std::string name;
  std::vector<Dependency> dependencies;
  gotmpl::Value values;  // a map, or invalid
  std::vector<Instance> children;
};

Instance instantiate(const Chart& chart);

// Settles which sub-charts there are, and what they lend to their parents: aliases, conditions, tags, import-values.
// Mirrors ProcessDependencies of helm, pkg/chart/v2/util/dependencies.go. Answers the error.
std::string process_dependencies(gotmpl::Heap& heap, Instance& root, const gotmpl::Value& given, HelmMajor helm);
std::string import_values(gotmpl::Heap& heap, Instance& instance, HelmMajor helm);

// The dependencies that Chart.yaml names and charts/ lacks, before any of them is switched off.
std::vector<const Dependency*> missing_dependencies(const Chart& chart);
std::string missing_text(const std::vector<const Dependency*>& missing);
// Of a chart of kApiV3, whose dependencies helm 4.3 counts by those that are vendored.
std::string why_no_v3(const Chart& chart);

}  // namespace sidelint::helm
