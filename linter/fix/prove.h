// Whether fixes do what they say and nothing else, told from a run before and a run after them.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/diag/report.h"

namespace sidelint::linter {

// A finding, and the fix of it that is made.
struct Choice {
  const Diagnostic* finding;
  const Fix* fix;
};

// What speaks against the fixes, half a sentence: a finding stays or comes up, a verdict changes that must not. Empty
// if nothing does.
//
// A safe fix changes no verdict, revision or condition of any workload, but for the one that its finding is about if
// that was refused. An unsafe one changes those of that workload, or of the workloads in the namespace that it is
// about, and only to the verdict that it intends. A note may come up where something graver goes.
std::optional<std::string> objection(const Report& before, const Report& after, std::span<const Choice> made);

// What each of the fixes did to pods: "1 workload loses its sidecar", several joined by commas; empty if nothing, or if
// a fix before it meant the same.
std::vector<std::string> effects(const Report& before, const Report& after, std::span<const Choice> made);

}  // namespace sidelint::linter
