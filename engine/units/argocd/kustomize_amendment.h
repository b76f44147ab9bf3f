// What an Application orders on top of a kustomization.
#pragma once

#include "engine/source/origin.h"
#include "engine/yaml/node.h"
#include "engine/yaml/value.h"

namespace sidelint::units {

// The `kustomize:` of a source as fields of a kustomization. Mirrors argo-cd 3.1, util/kustomize/kustomize.go, which
// runs `kustomize edit` for most of them.
yaml::Value kustomize_amendment(yaml::Node kustomize);

}  // namespace sidelint::units
