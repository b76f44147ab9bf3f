// What an object itself says about injection, to hold two definitions of it against each other.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/model/namespace.h"
#include "engine/model/workload.h"

namespace sidelint::rules {

struct InjectionSetting {
  std::string_view place;  // "the pods' label istio.io/rev"
  std::string said;        // as one would type it; empty: nothing

  bool operator==(const InjectionSetting&) const = default;
};

// All that there are, in the same order for all objects of a kind.
std::vector<InjectionSetting> injection_settings(const model::Namespace& name_space);
std::vector<InjectionSetting> injection_settings(const model::Workload& workload);

}  // namespace sidelint::rules
