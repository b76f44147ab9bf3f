// What comes after an injector agreed to inject: its templates are run, the API server checks what they made of the
// pod, the namespace's Pod Security admits it or not. Nothing of that is known here; somebody who can render is asked,
// and the answer becomes a further step of the trace.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "engine/decide/control_plane.h"
#include "engine/decide/trace.h"
#include "engine/model/pod_creation.h"
#include "engine/model/repository.h"

namespace sidelint::decide {

// The steps that only an answer can bring: those behind the walk's.
inline constexpr std::size_t kAfterwardsCount = 3;

// A step that settles on `rejected`; one with Outcome::unknown if it cannot be told; nothing if the pod is created.
// Called from several threads.
using AskInjector = std::function<std::optional<Step>(const model::PodCreation&)>;

// The workloads of control planes: those whose pods run `discovery`, as the charts of all releases call it.
std::vector<const model::Workload*> control_planes(const model::Repository& repository);

// The creations of the workload's pods by every injector that may inject them. None if the repository does not hold
// the configuration of one of these, or something changes it before it is applied.
struct CreationFacts {
  const model::Repository& repository;
  const std::vector<const model::Workload*>& control_planes;
  const ControlPlane& plane;
};
std::vector<model::PodCreation> creations(const CreationFacts& facts, const Decision& decision,
                                          const model::Workload& workload, const model::Namespace* name_space);

// Asks about each, and says in the decision what holds of all of them.
void add_afterwards(const std::vector<model::PodCreation>& creations, const AskInjector& ask, Decision& decision);

}  // namespace sidelint::decide
