// Which kustomizations somebody builds, as far as the repository tells: those that no other includes.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/units/kustomizations/graph.h"
#include "engine/units/kustomizations/kustomization.h"
#include "engine/units/scan/scan.h"

namespace sidelint::units {

struct Root {
  std::size_t self;                  // its kustomization
  std::vector<std::size_t> reached;  // and all that it builds on
};

// Components are no roots. Of a circle, which kustomize refuses, the first is one.
std::vector<Root> find_roots(const std::vector<Kustomization>& kustomizations, Graph& graph);

// Whether building it can give an object that somebody needs, or tell what is missing.
bool may_matter(const Root& root, const std::vector<Kustomization>& kustomizations, const Surroundings& around);

// The roots in parts of moderate size, by their indexes: roots that build on the same stay together, so that most files
// are parsed once.
std::vector<std::vector<std::size_t>> parted(const std::vector<Root>& roots);

}  // namespace sidelint::units
