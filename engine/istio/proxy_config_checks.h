// What makes a ProxyConfig invalid that can be read.
//
// Mirrors istio, pkg/config/validation/agent/validation.go (ValidateMeshConfigProxyConfig), 1.30.3; before 1.20 the
// same stood in pkg/config/validation/validation.go.
#pragma once

#include "engine/istio/multierror.h"
#include "engine/istio/release.h"
#include "engine/yaml/node.h"

namespace sidelint::istio {

// `config` is laid over Istio's built-in defaults: a field that is not set has the default's value.
Errors proxy_config_errors(yaml::Node config, Release release);

}  // namespace sidelint::istio
