// What the settings and the pod say of the proxy itself: its image and how many threads it may have.
#pragma once

#include <cstdint>
#include <string>

#include "engine/inject/run_template.h"
#include "engine/yaml/value.h"

namespace sidelint::inject {

enum class WhichImage : std::uint8_t { proxy, init };
// HUB/NAME:TAG, the tag ending in the image's type.
std::string proxy_image(const InjectionParameters& parameters, const yaml::Value& pod, WhichImage which);

// estimateConcurrency (1.11 to 1.17): what is set, else as much as the CPU limit or request allows.
std::int64_t estimated_concurrency(const InjectionParameters& parameters);

}  // namespace sidelint::inject
