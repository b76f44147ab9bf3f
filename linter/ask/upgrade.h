// `list --istio-version FIRST..LAST`: whose verdict changes between releases.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "engine/decide/mesh_facts.h"
#include "linter/analysis.h"
#include "linter/ask/filter.h"

namespace sidelint::linter {

// Neighbouring releases under which a workload is decided alike, as indexes into Comparison::releases.
struct Stretch {
  std::size_t first;
  std::size_t last;
  Verdict verdict;
  std::string because;  // under the first of them
};

struct Change {
  const model::Workload* workload;
  std::vector<Stretch> stretches;  // at least two

  Verdict at(std::size_t release) const;
};

struct Comparison {
  std::vector<decide::Release> releases;
  std::vector<Change> changes;  // ordered by namespace, kind, name, place
  std::size_t workloads = 0;    // that were asked about
};

// Under which releases to decide, with which facts besides, and about which workloads: those of which the filter holds
// under one of the releases; of all without a filter.
struct Upgrade {
  std::vector<decide::Release> releases;
  decide::MeshFacts facts;
  const Filter* filter = nullptr;
};
Comparison compare_releases(const Analysis& analysis, const Upgrade& upgrade, std::size_t threads);

// How a comparison is written; null if there is no such format of it.
using WriteComparison = void (*)(const Comparison&, const Analysis&, std::ostream&);
WriteComparison find_comparison_format(std::string_view format);

}  // namespace sidelint::linter
