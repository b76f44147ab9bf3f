// The charts that nobody orders, as units: each as it would be installed with the values that lie beside it.
//
// Nobody says there what the release is called or where it goes, so `.Release.Namespace` is unknown.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/units/charts/chart_roots.h"
#include "engine/units/discover.h"
#include "engine/units/hands/intake.h"
#include "engine/units/hands/made.h"
#include "engine/units/hands/site.h"
#include "engine/units/unit.h"

namespace sidelint::units {

class ChartUnits {
 public:
  ChartUnits(const Site& site, Intake& intake) : site_(site), intake_(intake) {}

  // On all cores; without charts whose files took part in what was made before, as `plain` says.
  void render(const Selection& plain);
  // What took part in a rendering is applied through it.
  void leave_out(Selection& plain) const;
  void take(std::vector<Unit>& units);

 private:
  // One chart with one set of values.
  struct Order {
    std::size_t chart;
    std::string values;  // a file; empty: the chart's own alone
  };
  Unit unit_of(const Order& order) const;

  const Site& site_;
  Intake& intake_;
  std::vector<ChartRoot> charts_;
  std::vector<Order> orders_;
  std::vector<std::vector<std::size_t>> parts_;  // of the orders
  std::vector<Workplace> places_;                // by part
};

}  // namespace sidelint::units
