// An entry of a HelmRelease's `valuesFrom`; private to the room.
#pragma once

#include <optional>

#include "engine/units/flux/order.h"
#include "engine/units/unit.h"
#include "engine/yaml/node.h"
#include "engine/yaml/value.h"

namespace sidelint::units {

struct ValuesFrom {
  std::optional<yaml::Value> values;
  std::optional<UnknownPart> unknown;
};
ValuesFrom read_values_from(const FluxOrder& order, yaml::Node reference);

}  // namespace sidelint::units
