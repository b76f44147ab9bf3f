// HTTP probes pass through the sidecar: istio, pkg/kube/inject/app_probe.go before 1.9.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/inject/legacy/spec.h"
#include "engine/inject/run_template.h"
#include "engine/yaml/value.h"

namespace sidelint::inject::legacy {

// Whether the pod's probes are to be rewritten: the annotation's word, else the template's.
bool rewrites_probes(const InjectionParameters& parameters, const Spec& spec);

// Tells the sidecar what the probes of the pod's containers are.
void record_probers(const InjectionParameters& parameters, const yaml::Value& pod, yaml::Value& sidecar);

// A probe's handler as it becomes. Places are counted among the containers of the pod that was given.
struct Rewrite {
  std::size_t container = 0;
  std::string_view probe;  // "readinessProbe" and the like
  yaml::Value action;      // for httpGet
};
// Nothing if the sidecar's port cannot be told.
std::vector<Rewrite> probe_rewrites(const InjectionParameters& parameters, const yaml::Value& pod,
                                    const yaml::Value& sidecar);
// False if a place is not there.
bool apply_rewrites(std::vector<Rewrite> rewrites, yaml::Value& pod);

}  // namespace sidelint::inject::legacy
