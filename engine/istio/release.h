// The number of an Istio release.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace sidelint::istio {

struct Release {
  int major = 1;
  int minor = 0;
  int patch = 0;

  auto operator<=>(const Release&) const = default;
  std::string text() const;  // "1.27.0"
};

// "1.27", "1.27.3", "v1.27.3-distroless", "1-27-3" (as revisions are named). Empty if it is no release.
std::optional<Release> parse_release(std::string_view text);

inline constexpr Release kNewestRelease{1, 30, 3};

}  // namespace sidelint::istio
