// The decision without its words: which steps are reached in a world, and what each answers.
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <optional>
#include <vector>

#include "engine/decide/steps/step.h"
#include "engine/decide/steps/world.h"

namespace sidelint::decide {

struct Walk {
  std::array<Answer, kStepCount> answers{};
  std::bitset<kStepCount> asked;
  std::size_t reached = 0;      // the last step asked is the one before; it settles
  const Hook* hook = nullptr;   // whose injector was asked; null if none was
  std::vector<HookCall> calls;  // Gate A: the entries called, in order

  Verdict verdict() const {
    return reached == 0 ? Verdict::unknown : answers[reached - 1].settles.value_or(Verdict::unknown);
  }
};

Walk walk(const World& world);

// The steps of the walk in words.
std::vector<Step> tell(const World& world, const Walk& path);

}  // namespace sidelint::decide
