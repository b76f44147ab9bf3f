// The values that a helmfile gives to a release; private to the room.
#pragma once

#include <optional>
#include <vector>

#include "engine/helm/user_values.h"
#include "engine/units/delivery/ground.h"
#include "engine/units/helmfile/state.h"
#include "engine/units/unit.h"
#include "engine/yaml/value.h"

namespace sidelint::units {

struct ReleaseValues {
  helm::UserValues given;
  std::vector<UnknownPart> unknown;  // values that nobody can see
  std::vector<SourceId> files = {};  // that are read here
  std::optional<Refusal> refusal;    // helmfile stops there
};
ReleaseValues read_release_values(const yaml::Value& release, const HelmfileState& state, const Ground& ground);

// The release with files of values written out in its `values:`, as far as they can be seen: whoever knows the chart
// that lies elsewhere reads them there.
yaml::Value with_values_written_out(yaml::Value release, const ReleaseValues& values, const Ground& ground);

}  // namespace sidelint::units
