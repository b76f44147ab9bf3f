// How kustomizations build on each other. They are named by their index; a circle, which kustomize refuses, does no
// harm.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/units/kustomizations/kustomization.h"

namespace sidelint::units {

class Graph {
 public:
  explicit Graph(const std::vector<Kustomization>& kustomizations);

  // Every kustomization once, after those that it builds on.
  std::vector<std::size_t> bases_first() const;
  // What the kustomization itself names.
  const std::vector<std::size_t>& includes(std::size_t self) const { return bases_[self]; }
  // The kustomization and all that it builds on.
  std::vector<std::size_t> reach(std::size_t from) { return follow(from, bases_); }
  // The kustomization's components and theirs, whose orders are for its resources too; itself at last.
  std::vector<std::size_t> ordering(std::size_t from);

 private:
  using Links = std::vector<std::vector<std::size_t>>;
  std::vector<std::size_t> follow(std::size_t from, const Links& links);

  Links bases_;                      // folders among resources, and components
  Links components_;                 // components alone
  std::vector<std::size_t> met_in_;  // of a kustomization: the walk (counted from 1) that met it last
  std::size_t walks_ = 0;
};

}  // namespace sidelint::units
