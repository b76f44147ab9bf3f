// An injector made ready: its settings decoded, its templates parsed. Done once, then asked about any number of pods;
// asking changes nothing, so threads may share one.
//
// Mirrors istio, pkg/kube/inject (UnmarshalConfig, NewValuesConfig) and pkg/config/mesh.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/gotmpl/template_set.h"
#include "engine/inject/data/template_data.h"
#include "engine/inject/functions/istio_functions.h"
#include "engine/inject/mesh/mesh_config.h"
#include "engine/istio/release.h"
#include "engine/model/selector.h"
#include "engine/yaml/value.h"

namespace sidelint::inject {

// Before 1.9 there is one template, which has no name: it stands under this key of `config`.
inline constexpr std::string_view kOnlyTemplate = "template";

// The texts of an installation, and what is known of the process that reads them.
struct InjectorSource {
  std::string config;  // key `config` of ConfigMap istio-sidecar-injector
  std::string values;  // its key `values`
  std::string mesh;    // key `mesh` of ConfigMap istio
  std::string revision;
  istio::Release release = istio::kNewestRelease;
  std::map<std::string, std::string, std::less<>> environment;
  // Whether the cluster's nodes run native sidecars, where ENABLE_NATIVE_SIDECARS leaves it to them (from 1.27 on).
  bool nodes_run_native = false;
};

// Why an injector does not come up with its settings.
struct SettingsError {
  enum class Stage : std::uint8_t { config, values, mesh } stage = Stage::config;
  std::string message;             // in Istio's words
  std::string template_name = {};  // if a template is to blame
  std::optional<gotmpl::TemplateError> at = {};
};

class Injector {
 public:
  // Whatever is wrong with the source stands in error(); then nothing may be asked.
  explicit Injector(InjectorSource source);
  Injector(const Injector&) = delete;
  Injector& operator=(const Injector&) = delete;

  const std::optional<SettingsError>& error() const { return error_; }
  // Before 1.9 the values and the template are read anew for each pod: what is wrong with them refuses every one.
  const std::optional<SettingsError>& error_of_every_pod() const { return error_of_every_pod_; }

  const InjectorSource& source() const { return source_; }
  int minor() const { return source_.release.minor; }
  std::string_view environment(std::string_view key) const;

  // Of key `config`.
  struct Config {
    std::string policy;
    std::vector<model::Selector> never_inject;
    std::vector<model::Selector> always_inject;
    std::vector<std::string> default_templates;
    std::map<std::string, std::vector<std::string>, std::less<>> aliases;
    std::map<std::string, std::string, std::less<>> injected_annotations;
  };
  const Config& config() const { return config_; }
  // Null if there is no template of that name.
  const gotmpl::TemplateSet* find_template(std::string_view name) const;
  std::vector<std::string> template_names() const;
  const std::string& only_template() const { return only_template_; }  // its text, before 1.9

  const yaml::Value& mesh_config() const { return mesh_config_; }
  const yaml::Value& proxy_config() const;  // the mesh's defaultConfig
  // What a webhook goes by for pods without settings of their own.
  const yaml::Value& effective_proxy_config() const { return effective_proxy_config_; }
  const yaml::Value& values() const { return values_; }              // as JSON
  const yaml::Value& typed_values() const { return typed_values_; }  // a decoded message
  const MeshTypes& mesh_types() const { return mesh_types_; }
  const DataTypes& data_types() const { return data_types_; }
  const CommonData* common_data() const { return shares_data_ ? &common_data_ : nullptr; }

  // The process' flag; annotations may overrule it.
  bool native_sidecars() const;
  bool native_by_flag() const;  // whatever the cluster's nodes are

 private:
  void read_config();
  void read_values();
  void read_mesh();
  void fail(SettingsError error);
  bool parse_template(const std::string& name, std::string text);

  InjectorSource source_;
  MeshTypes mesh_types_;
  DataTypes data_types_;
  FunctionHost host_;
  gotmpl::Library library_;
  std::map<std::string, gotmpl::TemplateSet, std::less<>> templates_;
  std::string only_template_;
  Config config_;
  yaml::Value mesh_config_;
  yaml::Value effective_proxy_config_;
  yaml::Value values_;
  yaml::Value typed_values_;
  CommonData common_data_;
  bool shares_data_ = true;
  std::optional<SettingsError> error_;
  std::optional<SettingsError> error_of_every_pod_;
};

// A field of the typed values by a path of field names; null as soon as one is not set.
const yaml::Value* value_at(const yaml::Value& typed_values, std::initializer_list<std::string_view> path);

}  // namespace sidelint::inject
