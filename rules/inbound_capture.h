// Which of a pod's inbound ports its sidecar captures, as far as the pod's annotations say.
#pragma once

#include <string_view>

#include "engine/decide/decide.h"
#include "engine/model/workload.h"

namespace sidelint::rules {

inline constexpr std::string_view kIncludeInbound = "traffic.sidecar.istio.io/includeInboundPorts";
inline constexpr std::string_view kExcludeInbound = "traffic.sidecar.istio.io/excludeInboundPorts";

// The annotation for which traffic on this port passes the proxy by; null if none says so.
const model::Field* passes_by(const model::PodTemplate& pod, std::string_view port, const decide::ControlPlane& plane);

}  // namespace sidelint::rules
