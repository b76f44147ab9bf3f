// `list --istio-version FIRST..LAST`: whose verdict changes between releases.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "engine/decide/mesh_facts.h"
#include "linter/analysis.h"
#include "linter/options.h"

namespace sidelint::linter {

// Neighbouring releases under which a workload is decided alike.
struct Stretch {
  std::string releases;  // "1.26", "1.27 to 1.28"
  Verdict verdict;
  std::string because;
};

struct Change {
  const model::Workload* workload;
  std::vector<Stretch> stretches;  // at least two
};

std::vector<Change> changes_between(const Analysis& analysis, const std::vector<decide::Release>& releases,
                                    const decide::MeshFacts& facts, std::size_t threads);

// Each workload whose verdict changes, with the verdict and its reason under each release, and a total.
void write_changes(const std::vector<Change>& changes, const Analysis& analysis, std::ostream& out);

}  // namespace sidelint::linter
