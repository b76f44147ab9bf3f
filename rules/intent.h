// What the people who wrote the manifests want, told from what they wrote, whatever Istio makes of it. A finding is the
// distance between the two.
#pragma once

#include <cstdint>
#include <string_view>

#include "engine/decide/trace.h"
#include "engine/model/object.h"

namespace sidelint::rules {

enum class Wish : std::uint8_t { sidecar, no_sidecar, unclear };

// What a value asks for in plain English, in any case: `yes`, `on` and `enabled` for a sidecar; `no`, `off` and `0`
// against.
Wish wish(std::string_view value);
// What the pod's own metadata asks for with `true` or `false`: its label if it has the key, or else its annotation.
Wish wish_of_pod(const model::Metadata& pod);
// The entry that says so; null if there is none.
const model::Field* injection_entry(const model::Metadata& pod);

// Whether the decision is definite and gives, or denies, what is asked for. Neither, if the wish is unclear.
bool grants(const decide::Decision& decision, Wish wish);
bool denies(const decide::Decision& decision, Wish wish);

}  // namespace sidelint::rules
