// What a template of releases before 1.9 renders: lists of what is to be added to the pod.
//
// Mirrors SidecarInjectionSpec of istio, pkg/kube/inject/inject.go.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/inject/outcome.h"
#include "engine/inject/run_template.h"
#include "engine/source/origin.h"
#include "engine/yaml/value.h"

namespace sidelint::inject::legacy {

struct Spec {
  std::vector<yaml::Value> init_containers;
  std::vector<yaml::Value> containers;
  std::vector<yaml::Value> volumes;
  std::vector<yaml::Value> image_pull_secrets;
  yaml::Value dns_config = yaml::Value::null();               // null: none
  yaml::Value redirect_annotations = yaml::Value::mapping();  // podRedirectAnnot
  bool rewrites_probes = false;
  bool holds_application = false;

  // The proxy among the containers; null if it is not there.
  yaml::Value* sidecar();
};

struct ReadSpec {
  Spec spec;
  std::string error;  // in the words of github.com/ghodss/yaml
  OriginId at = {};
};
ReadSpec read_spec(const Rendering& rendering);

// SidecarInjectionStatus: the annotation sidecar.istio.io/status.
std::string status_text(const Spec& spec, std::string_view version);
// What an earlier injection added, as the pod says it; else the names that the first releases used.
Status previous_status(const yaml::Value& pod);

// The number behind `--NAME` among the container's arguments, also as `--NAME=5`; nothing if it is not there or none.
std::optional<std::int64_t> argument(const yaml::Value& container, std::string_view name);
void append_arguments(yaml::Value& container, std::string_view name, std::string_view value);

}  // namespace sidelint::inject::legacy
