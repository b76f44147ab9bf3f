// What an injector leaves in a pod, found in a manifest.
#pragma once

#include "engine/model/workload.h"
#include "engine/source/origin.h"

namespace sidelint::rules {

// Where the manifest shows it: the status annotation, or the proxy beside its init container. Empty if it does not; a
// proxy alone may be a gateway, and `image: auto` is for the injector to complete.
OriginId injection_output(const model::Workload& workload);

// Whether the pods may have a proxy without any webhook: the manifest holds one, or what is done to it before it is
// applied leaves the status of one, or may do anything.
bool may_bring_proxy(const model::Workload& workload);

}  // namespace sidelint::rules
