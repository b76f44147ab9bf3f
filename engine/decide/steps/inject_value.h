// What the pod itself asks for: the label or annotation sidecar.istio.io/inject.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/decide/steps/step.h"
#include "engine/model/injector.h"

namespace sidelint::decide {

enum class Wish : std::uint8_t { none, sidecar, no_sidecar };
Wish wish(const Inquiry& inquiry);

// How the injector of a release family reads a value that it consults.
Wish read_inject_value(std::string_view value, Family family);

// Only these two policies are known; any other text, and no text, means that nothing is ever injected.
inline bool is_known_policy(const model::InjectorSettings& settings) {
  return settings.policy.value == "enabled" || settings.policy.value == "disabled";
}

}  // namespace sidelint::decide
