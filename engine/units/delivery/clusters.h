// Which clusters the orders of a repository's folders go to, where they do not say.
//
// In a cluster no two orders have one namespace and name. Kustomizations of Flux that share them, and that nobody
// delivers, are those of several clusters: `flux-system/flux-system` of `clusters/east` and of `clusters/west`.
#pragma once

#include <vector>

#include "engine/source/source_map.h"
#include "engine/units/delivery/tell.h"
#include "engine/units/unit.h"

namespace sidelint::units {

// Of orders that are told from units that nobody delivers: names the clusters of those that have a namesake elsewhere.
// A cluster goes by the folder that tells it from the one most alike.
void tell_clusters_apart(std::vector<Told>& told, const std::vector<Unit>& units, const SourceMap& sources);

// An order that names no other cluster than its own is carried out in that to which its holder was delivered; what
// several clusters are given, in each of them.
void take_cluster(Told& told, const Unit& holder);

// Clusters that go by several names and addresses, as Secrets tell, go by one.
void name_clusters(std::vector<Unit>& units);

}  // namespace sidelint::units
