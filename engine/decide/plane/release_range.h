// Which releases a version constraint of a chart allows.
#pragma once

#include <optional>
#include <string_view>

#include "engine/decide/release.h"

namespace sidelint::decide {

struct ReleaseRange {
  Release oldest;
  Release newest;

  // Whether all of them read a pod alike, and are after the same charts.
  bool is_uniform() const;
  friend bool operator==(const ReleaseRange&, const ReleaseRange&) = default;
};

// "1.26.1", "1.26.x", "~1.26", "^1.24.0", ">=1.20 <1.28", "1.24 - 1.26", "*", "1-26-1"; of alternatives joined by `||`
// the least range that holds them all. Empty if it is neither a release nor a constraint. Mirrors Masterminds/semver 3
// (constraints.go), which Helm, Argo CD and Flux use.
std::optional<ReleaseRange> parse_release_range(std::string_view text);

}  // namespace sidelint::decide
