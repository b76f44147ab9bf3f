// What helmfile is told to install: releases of charts.
//
// Mirrors helmfile 1.8. A helmfile is followed where it is plain; what a template would say there is open. Left out:
// what the command line gives. `needs:` says in which order releases are installed, and so nothing here. A release is
// told if one environment installs it.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "engine/units/delivery/delivery.h"
#include "engine/units/delivery/ground.h"
#include "engine/units/hands/site.h"
#include "engine/units/unit.h"

namespace sidelint::units {

struct Helmfiles {
  std::vector<Delivery> deliveries;
  std::vector<UnknownPart> unknown;  // files that are more template than text
};

// Those that helmfile finds by itself (`helmfile.yaml`, `helmfile.d/`) in the folders of the run, and those that these
// name: one that another names counts as it is named, once for each way.
Helmfiles read_helmfiles(const Site& site, const std::function<Ground(const std::string& file)>& ground_of);

}  // namespace sidelint::units
