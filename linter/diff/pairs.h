// Which workload of one state is which of the other.
#pragma once

#include <vector>

#include "engine/model/repository.h"

namespace sidelint::linter::diff {

// Null on one side: it is not there.
struct Pair {
  const model::Workload* before;
  const model::Workload* after;
};

// A workload is known by its unit, kind, namespace, name and part; of several of one name those of one file belong
// together, then those that stand in one order. One that is left over is matched without its unit: it moved. What is
// there afterwards comes first, ordered by namespace, kind, name and place; then what is gone.
std::vector<Pair> pair_up(const model::Repository& before, const model::Repository& after);

}  // namespace sidelint::linter::diff
