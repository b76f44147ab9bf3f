// The parts of which conditions are made.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/decide/worlds/dimensions.h"
#include "engine/decide/worlds/facts.h"

namespace sidelint::decide {

// A part of a condition: what is said of an owner, or a sentence of its own (without owner).
struct Term {
  std::string owner;  // "`shop`", "its namespace", "its pods"
  std::string verb;   // "has", "is"
  std::string text;
  bool is_absence = false;   // of a label of a namespace
  bool is_presence = false;  // of a label of a namespace, with a value
};
using Terms = std::vector<Term>;

// What it means that the dimension has one of the values in the mask.
Term term(const Facts& facts, const std::vector<Dimension>& dimensions, std::size_t index, std::uint64_t mask);

}  // namespace sidelint::decide
