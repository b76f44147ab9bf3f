// Renderings of which nobody can see some of the values: what those may set is unknown, wherever nobody sets it later.
#pragma once

#include <string>

#include "engine/gotmpl/heap.h"
#include "engine/gotmpl/node.h"
#include "engine/gotmpl/value.h"
#include "engine/helm/chart/instance.h"

namespace sidelint::helm {

// Why hidden values may set anything; empty: there are none.
struct OpenValues {
  std::string over_defaults;    // among those that the chart is packed with
  std::string over_own_values;  // among those that its user gives

  // All sub-charts count as switched on, since nobody can tell.
  void before_dependencies(Instance& instance) const;
  // Defaults that may be overridden are none.
  void before_coalescing(Instance& root) const;
  // Tables hold more than they list.
  void after_coalescing(gotmpl::Heap& heap, const gotmpl::Value& values) const;

 private:
  bool is_any() const { return !over_defaults.empty() || !over_own_values.empty(); }
};

// Whether whole objects are printed in the branch. Of such a one it is worth saying what they would be like.
bool holds_documents(const gotmpl::Statement& branch);

}  // namespace sidelint::helm
