// The template run: from a pod to what is to be added to it.
//
// Mirrors InjectionData of istio, pkg/kube/inject/inject.go.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "engine/inject/legacy/spec.h"
#include "engine/inject/outcome.h"
#include "engine/inject/run_template.h"

namespace sidelint::inject::legacy {

struct Run {
  std::optional<Spec> spec;  // nothing: `outcome` says why
  PodOutcome outcome;
  std::string status;  // the annotation
  std::unique_ptr<Provenance> provenance;
};
// Settles parameters.proxy_envs on the way.
Run run_template(InjectionParameters& parameters);

}  // namespace sidelint::inject::legacy
