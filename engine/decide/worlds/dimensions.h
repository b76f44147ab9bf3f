// What is open about a decision, as dimensions: each has a few values, and a world is a choice of one of each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/decide/control_plane.h"
#include "engine/decide/steps/world.h"
#include "engine/decide/trace.h"
#include "engine/decide/worlds/facts.h"
#include "engine/decide/worlds/release_spans.h"

namespace sidelint::decide {

struct Dimension {
  enum class Kind : std::uint8_t {
    name_space,    // which of Facts::cases
    key,           // which value of Facts::open[index]
    host_network,  // not used, used
    pod_metadata,  // arrives on the pods, does not
    plane,         // which answer to ControlPlane::questions[index]
    settings,      // what the injector of revision `subject` is told
    release,       // which of `releases`
  };
  Kind kind;
  std::size_t size;
  std::size_t index = 0;
  std::string subject;
  std::vector<const model::InjectorSettings*> settings;
  std::vector<std::string> conditions;  // of each value, in words; empty where they are made of the facts
  std::vector<ReleaseSpan> releases;
  std::vector<Missing> missing;  // what would tell
};

using Choice = std::vector<std::uint8_t>;  // of each dimension a value

// Whether the hook is called in some world.
bool is_live(const Hook& hook, const Facts& facts);

// What is open and can matter. Not what is merely assumed: the policy of injectors that no ConfigMap shows is as the
// charts write it.
std::vector<Dimension> open_dimensions(const Facts& facts, const ControlPlane& plane);

// The world of a choice.
World make_world(const Facts& facts, const ControlPlane& plane, const std::vector<Dimension>& dimensions,
                 const Choice& choice);

}  // namespace sidelint::decide
