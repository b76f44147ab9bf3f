// What the clusters are called that orders deliver to (Unit::cluster): by the name or the address that an order gives;
// the one that Argo CD runs in `in-cluster`; that of a Flux which nobody names by the folder of its orders.
#pragma once

#include <string>
#include <string_view>

#include "engine/yaml/node.h"

namespace sidelint::units {

// Argo CD's name for its own.
inline constexpr std::string_view kOwnCluster = "in-cluster";
// What a folder begins with, so that it is no name: "./clusters/east".
inline constexpr std::string_view kClusterFolder = "./";

// The cluster that an Application or an order of Flux names; empty if nobody can see it, of Flux if it is its own.
std::string cluster_of_application(yaml::Node spec);
std::string cluster_of_flux(yaml::Node spec);

}  // namespace sidelint::units
