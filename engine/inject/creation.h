// The creation of a pod from what a repository shows of it, and what it does not show.
#pragma once

#include <span>
#include <string>

#include "engine/inject/admitted.h"
#include "engine/inject/injector.h"
#include "engine/model/pod_creation.h"
#include "engine/model/workload.h"

namespace sidelint::inject {

// Something of the workload's pods that the repository does not show; empty if they are as they are written.
std::string unseen(const model::Workload& workload);
// Something in the pods' spec that is filled in before it is applied; empty if there is nothing. Commands and values of
// variables may well hold what looks so.
std::string placeholder_in(const model::Workload& workload);

// The workload's pod on its way into the cluster, past the injectors of the creation's calls; as it is written, if
// there are none. Priority and runtime classes that it names are taken to exist.
Admitted create_pod(const model::PodCreation& creation, std::span<const Injector* const> injectors);

// Whether a template did more than is done here (gotmpl/limits.h), which says nothing of the injector.
bool went_too_far(const PodOutcome& outcome);
// Whether it does so with any pod, even the plainest.
bool goes_too_far(const Injector& injector);

// What the injector alone makes of it, without an API server around it. `call` is one of the creation's.
PodOutcome admit_alone(const model::PodCreation& creation, const model::InjectorCall& call, const Injector& injector);

}  // namespace sidelint::inject
