// What an Application orders on top of a kustomization.
#pragma once

#include "engine/units/argocd/variables.h"
#include "engine/yaml/node.h"
#include "engine/yaml/value.h"

namespace sidelint::units {

// The `kustomize:` of a source as fields of a kustomization. Mirrors argo-cd 3.6, util/kustomize/kustomize.go, which
// runs `kustomize edit` for most of them. What it forces (`forceCommonLabels`) is laid over what is there, as is what
// it does not force, where kustomize would refuse. Left out: `version`, and what charts of the kustomization are told
// of the cluster (`kubeVersion`, `apiVersions`).
yaml::Value kustomize_amendment(yaml::Node kustomize, const BuildVariables& variables);

}  // namespace sidelint::units
