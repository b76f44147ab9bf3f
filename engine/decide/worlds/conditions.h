// Conditions in words: when an open question has which answer.
#pragma once

#include <string>
#include <vector>

#include "engine/decide/worlds/dimensions.h"
#include "engine/decide/worlds/facts.h"
#include "engine/decide/worlds/fold.h"

namespace sidelint::decide {

// Beyond this length a condition helps nobody; the keys it is about are named instead.
inline constexpr std::size_t kMaxCondition = 200;

// The worlds of the cubes, as what has to be true: "its namespace is not reserved and has istio-injection=enabled or
// istio.io/rev=default". Labels of a namespace that are not mentioned beside one that it has are absent.
std::string condition(const Facts& facts, const std::vector<Dimension>& dimensions, const Grid& grid,
                      const std::vector<Cube>& cubes);

// What it depends on, without saying how: "that follows from the labels istio-injection and istio.io/rev of `shop`, and
// the release of Istio".
std::string keys_condition(const Facts& facts, const std::vector<Dimension>& dimensions);

}  // namespace sidelint::decide
