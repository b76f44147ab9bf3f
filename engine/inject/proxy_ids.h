// The user and group that the proxy runs as.
#pragma once

#include <cstdint>

#include "engine/yaml/value.h"

namespace sidelint::inject {

struct ProxyIds {
  std::int64_t user = 1337;
  std::int64_t group = 1337;
};

// GetProxyIDs: on OpenShift the last of the ranges that the Namespace's annotations give. Istio asks for the namespace
// on that platform only; elsewhere it is null.
ProxyIds proxy_ids(const yaml::Value* name_space);

}  // namespace sidelint::inject
