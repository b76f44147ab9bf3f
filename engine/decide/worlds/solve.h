// The answer to a question: all its worlds, run and folded.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "engine/decide/steps/step.h"
#include "engine/decide/trace.h"
#include "engine/decide/worlds/dimensions.h"
#include "engine/decide/worlds/facts.h"

namespace sidelint::decide {

// More worlds than these are not run; the verdict is then unknown.
inline constexpr std::size_t kMaxWorlds = 4096;
// More worlds than these that matter are not folded: their condition would be too long to tell.
inline constexpr std::size_t kMaxFolded = 512;

struct Solution {
  Verdict verdict = Verdict::unknown;
  std::vector<Dimension> dimensions;  // those that do not matter have the size 1
  Choice shown;                       // the world whose trace is shown
  // Of each step the dimensions that it turns on, by index; empty if it is the same in all worlds that reach it.
  std::array<std::vector<std::size_t>, kStepCount> depends;
  std::vector<Possibility> possibilities;
  const Hook* hook = nullptr;          // of the revision that serves the pod in all worlds; null if they differ
  std::vector<const Hook*> injecting;  // those that inject in some world, in the order of the worlds
  bool rests_on_profile = false;
};

Solution solve(const Facts& facts, const ControlPlane& plane);

// The decision in words, with the places of this workload's facts.
Decision tell_decision(const Facts& facts, const ControlPlane& plane, const Solution& solution);

}  // namespace sidelint::decide
