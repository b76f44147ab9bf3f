// The injector's own configuration: key `config` of ConfigMap istio-sidecar-injector[-REVISION].
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/model/object.h"
#include "engine/model/selector.h"
#include "engine/yaml/node.h"

namespace sidelint::model {

// The decision part of the configuration. Mirrors pkg/kube/inject/webhook.go of Istio 1.30.3 (UnmarshalConfig): keys
// match in any case, scalars are turned to strings, unknown keys are dropped.
struct InjectorSettings {
  Traced<std::string> policy;          // "" if absent
  std::vector<Selector> never_inject;  // an entry with an error, or an empty one, is skipped by the injector
  std::vector<Selector> always_inject;
  std::vector<std::string> template_names;  // sorted
  std::vector<std::string> default_templates;
  std::vector<std::pair<std::string, std::vector<std::string>>> aliases;  // names that stand for several templates
  std::string error;  // the configuration is refused as a whole: why, in the injector's words; empty if it is not
};
InjectorSettings read_injector_settings(yaml::Node config);

struct InjectorConfig {
  Object object;
  std::string revision;  // "default", or the suffix of the ConfigMap's name
  InjectorSettings settings;
  std::unique_ptr<const yaml::Document> document;  // of key `config`
};

inline constexpr std::string_view kInjectorConfigMap = "istio-sidecar-injector";

}  // namespace sidelint::model
