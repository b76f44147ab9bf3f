// Injectors before 1.9 for tests, and what they make of pods and files.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "engine/inject/injector.h"
#include "engine/inject/json_text.h"
#include "engine/inject/kube_inject.h"
#include "engine/inject/webhook.h"
#include "engine/inject/yaml_text.h"
#include "engine/yaml/emit.h"
#include "engine/yaml/value.h"

namespace sidelint::inject {

inline constexpr std::string_view kPod = "metadata: {name: p}\nspec: {containers: [{name: app, image: x}]}";

struct Setting {
  int minor = 8;
  std::string_view text;  // the template
  std::string_view values = "{}";
  std::string_view mesh;
  std::string_view more;  // of the configuration
};

inline InjectorSource source_of(const Setting& setting) {
  yaml::Value config = yaml::Value::mapping();
  config.set("policy", yaml::Value::string("enabled"));
  config.set("template", yaml::Value::string(setting.text));
  InjectorSource source;
  source.config = yaml::to_yaml(config) + std::string(setting.more);
  source.values = setting.values;
  source.mesh = setting.mesh;
  source.release = {1, setting.minor, 2};
  return source;
}

inline PodOutcome admitted(const Setting& setting, std::string_view pod, std::string path = "/inject") {
  const Injector injector(source_of(setting));
  return admit(injector, {read_yaml(pod).value, "shop", nullptr, std::move(path)});
}

inline std::string refusal(const PodOutcome& outcome) { return outcome.refused ? outcome.refused->message : ""; }

// A part of the pod as JSON.
inline std::string part(const PodOutcome& outcome, std::initializer_list<std::string_view> path) {
  const yaml::Value* found = outcome.pod.find_path(path);
  return found ? json_in_order(*found) : "";
}

inline std::string file(const Setting& setting, std::string_view text, std::string* warnings = nullptr) {
  const Injector injector(source_of(setting));
  Origins origins;
  origins.reserve_shards(1);
  const FileOutcome outcome = inject_file(injector, text, SourceId{0}, origins);
  if (warnings)
    for (const std::string& warning : outcome.warnings) *warnings += warning;
  return outcome.refused ? outcome.refused->message : outcome.text;
}

}  // namespace sidelint::inject
