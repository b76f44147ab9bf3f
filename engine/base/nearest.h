// "Did you mean": the nearest of a list of known words.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace sidelint {

// Optimal string alignment distance in bytes: insertions, deletions, substitutions and swaps of neighbours cost one
// each.
std::size_t edit_distance(std::string_view a, std::string_view b);

// The word of `known` nearest to `word`, if it is near enough to be a slip of the hand (a distance of at most a third
// of the longer word's length, and at most 3) and no other word is as near. Ties give nothing: a wrong suggestion is
// worse.
std::optional<std::string_view> nearest(std::string_view word, std::span<const std::string_view> known);

}  // namespace sidelint
