// From a pod and an injector to the pod with its sidecar.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/inject/data/deploy_meta.h"
#include "engine/inject/injector.h"
#include "engine/inject/outcome.h"
#include "engine/yaml/value.h"

namespace sidelint::inject {

using ProxyEnvs = std::map<std::string, std::string, std::less<>>;

enum class Caller : std::uint8_t { webhook, kube_inject };

// InjectionParameters of istio, pkg/kube/inject/webhook.go.
struct InjectionParameters {
  Caller caller = Caller::webhook;  // the same to releases from 1.8 on
  const Injector* injector = nullptr;
  yaml::Value pod;  // round-tripped
  DeployMeta deploy;
  const yaml::Value* deploy_metadata = nullptr;  // the whole metadata of the owner, if it is known
  std::vector<std::string> default_templates;
  bool expands_aliases = false;
  const yaml::Value* mesh_config = nullptr;  // decoded messages
  const yaml::Value* proxy_config = nullptr;
  ProxyEnvs proxy_envs = {};
  const std::map<std::string, std::string, std::less<>>* injected_annotations = nullptr;
  const yaml::Value* name_space = nullptr;  // the Namespace object, where the platform asks for it
};

// injectPod.
PodOutcome inject_pod(InjectionParameters parameters);

// The pod as it was before an earlier injection: without what that put in, with what it had overridden. Nothing if
// there was none.
struct Stripped {
  std::optional<yaml::Value> pod;
  std::string error;
};
Stripped strip_pod(const InjectionParameters& parameters);

// reapplyOverwrittenContainers: the user's containers of the injected names are laid over the result once more. Answers
// the error.
std::string reapply_overrides(const InjectionParameters& parameters, const yaml::Value& template_pod,
                              yaml::Value& merged_pod);

// The containers of `proxy.istio.io/overrides`.
struct Overrides {
  yaml::Value containers = yaml::Value::sequence();
  yaml::Value init_containers = yaml::Value::sequence();
  std::string error;
};
Overrides read_overrides(const yaml::Value& pod);

// The names that an injected pod's status lists; nothing if there is no status that can be read.
struct Status {
  std::vector<std::string> containers;
  std::vector<std::string> init_containers;
  std::vector<std::string> volumes;
  std::vector<std::string> image_pull_secrets;
};
std::optional<Status> read_status(const yaml::Value& pod);

// Laying a patch over a pod and reading the result into the type again.
struct Overlaid {
  yaml::Value pod;
  std::string error;
  OriginId at = {};
};
Overlaid apply_overlay(yaml::Value pod, yaml::Value patch, int minor);

}  // namespace sidelint::inject
