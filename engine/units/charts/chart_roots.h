// Which charts somebody installs, and with which values, as far as the repository tells: those that are no part of
// another, once for each environment whose values lie beside them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/units/hands/site.h"

namespace sidelint::units {

struct ChartRoot {
  std::string folder;               // as the run calls it
  std::string file;                 // its Chart.yaml
  std::vector<std::string> values;  // files of values of one environment each, by their paths; none: its own alone
};

// In order of their paths. Libraries are none, nor are charts that lie in another's `charts/`, or that another takes in
// from a folder of the repository (`file://`).
std::vector<ChartRoot> find_chart_roots(const Site& site);

// Whether a file of values, by its path seen from the chart, is plainly that of an environment: `values-prod.yaml`,
// `prod.values.yaml`, `values/prod.yaml`.
bool is_of_environment(std::string_view path);

}  // namespace sidelint::units
