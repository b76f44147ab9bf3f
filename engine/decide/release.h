// The ways in which the injectors of Istio's releases read a pod.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "engine/istio/release.h"

namespace sidelint::decide {

using istio::kNewestRelease;
using istio::parse_release;
using istio::Release;

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
