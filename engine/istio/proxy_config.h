// The annotation proxy.istio.io/config: a ProxyConfig in YAML, laid over the mesh's defaults.
//
// Mirrors istio, pkg/kube/inject/validate.go (validateProxyConfig), 1.30.3: what cannot be read is refused, and so is
// what does not make a valid ProxyConfig together with Istio's built-in defaults.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/istio/release.h"

namespace sidelint::istio {

std::optional<std::string> refuse_proxy_config(std::string_view value, Release release);

}  // namespace sidelint::istio
