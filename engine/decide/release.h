// Istio releases, and the ways in which their injectors read a pod.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace sidelint::decide {

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

// The three forms of Istio's injectRequired that differ (decision table of pkg/kube/inject/inject.go by release).
enum class Family : std::uint8_t {
  annotation_loose,  // 0.5 to 1.11: the annotation only; y, yes, true and on are yes, anything else but "" is no
  label_loose,       // 1.12 to 1.26: the pod label before the annotation; same values
  label_strict,  // 1.27 and newer: the label first; only true and false count, anything else leaves it to the policy
};
Family family(Release release);
std::string_view releases_of(Family family);  // "1.12 to 1.26"

// The namespaces that the injector never injects into: two until 1.8, four since 1.9.
std::span<const std::string_view> reserved_namespaces(Release release);

}  // namespace sidelint::decide
