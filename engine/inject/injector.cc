#include "engine/inject/injector.h"

#include <utility>
#include <variant>

#include "engine/base/check.h"
#include "engine/inject/features.h"
#include "engine/inject/functions/render.h"
#include "engine/inject/mesh/merge_message.h"
#include "engine/inject/pod.h"
#include "engine/inject/proto/go_json.h"
#include "engine/inject/proto/message.h"
#include "engine/inject/yaml_text.h"
#include "engine/model/go_json.h"
#include "engine/model/injector.h"
#include "engine/yaml/go_error.h"
#include "engine/yaml/load.h"

namespace sidelint::inject {
namespace {

using yaml::Node;

constexpr std::string_view kUnmarshal = "failed to unmarshal injection template: ";
constexpr std::string_view kValues = "could not parse configuration values: ";

Node field(Node config, std::string_view name) { return model::struct_field(config, name, model::Decoding::injector); }

std::string text_of(Node node) { return model::string_value(node, model::Decoding::injector).value_or(std::string()); }

}  // namespace

Injector::Injector(InjectorSource source)
    : source_(std::move(source)), mesh_types_(source_.release.minor), data_types_(mesh_types_) {
  host_ = {&mesh_types_, source_.environment};
  read_config();
  if (!error_) read_values();
  if (!error_) read_mesh();
  if (error_) return;
  effective_proxy_config_ = mesh_types_.default_proxy();
  merge_proxy_message(mesh_types_.proxy(), minor(), effective_proxy_config_, proxy_config());
  if (shares_data_)
    data_types_.make_common({values_, mesh_config_, proxy_config(), effective_proxy_config_}, common_data_);
}

void Injector::read_mesh() {
  MeshConfig mesh = apply_mesh_config(mesh_types_, source_.mesh);
  if (!mesh.error.empty()) error_ = {SettingsError::Stage::mesh, std::move(mesh.error)};
  mesh_config_ = std::move(mesh.value);
}

void Injector::read_config() {
  Origins origins;
  origins.reserve_shards(1);
  const Span whole{SourceId{0}, 0, static_cast<std::uint32_t>(source_.config.size())};
  yaml::Loaded loaded = yaml::load(source_.config, whole, origins);
  if (const auto* problem = std::get_if<yaml::Problem>(&loaded)) {
    error_ = {SettingsError::Stage::config,
              std::string(kUnmarshal) + "error converting YAML to JSON: " + yaml::go_error(source_.config, *problem)};
    return;
  }
  const Node root = std::get<0>(loaded)->root();
  model::InjectorSettings settings = model::read_injector_settings(root);
  if (!settings.error.empty()) {
    error_ = {SettingsError::Stage::config, std::move(settings.error)};
    return;
  }
  config_.policy = settings.policy.value;
  config_.never_inject = std::move(settings.never_inject);
  config_.always_inject = std::move(settings.always_inject);
  config_.default_templates = std::move(settings.default_templates);
  if (config_.default_templates.empty()) config_.default_templates = {"sidecar"};

  const Node aliases = field(root, "aliases");
  for (std::size_t i = 0; i < aliases.size() && aliases.is(yaml::Kind::mapping); ++i)
    for (std::size_t j = 0; j < aliases.value(i).size(); ++j)
      config_.aliases[std::string(aliases.key(i).text())].push_back(text_of(aliases.value(i).item(j)));
  const Node annotations = field(root, "injectedAnnotations");
  for (std::size_t i = 0; i < annotations.size() && annotations.is(yaml::Kind::mapping); ++i)
    config_.injected_annotations[std::string(annotations.key(i).text())] = text_of(annotations.value(i));

  if (kAddsSpec.in(minor())) {
    only_template_ = text_of(field(root, kOnlyTemplate));
    parse_template(std::string(kOnlyTemplate), only_template_);
    return;
  }
  const Node templates = field(root, "templates");
  for (const std::string& name : settings.template_names)
    if (!parse_template(name, text_of(templates.find(name)))) return;
}

// What an injector before 1.9 finds wrong with the values, it finds before it looks at the template.
void Injector::fail(SettingsError error) { (kAddsSpec.in(minor()) ? error_of_every_pod_ : error_) = std::move(error); }

bool Injector::parse_template(const std::string& name, std::string text) {
  shares_data_ = shares_data_ && !kRendersTexts.in(minor()) && !kAddsSpec.in(minor()) && !may_change_maps(text);
  gotmpl::TemplateSet& set = templates_.try_emplace(name, library_, "inject").first->second;
  add_functions(set.functions, minor(), host_);
  if (kRendersTexts.in(minor())) declare_render(set.functions);
  const gotmpl::Delimiters delimiters =
      kSquareDelimiters.in(minor()) ? gotmpl::Delimiters{"[[", "]]"} : gotmpl::Delimiters();
  std::optional<gotmpl::TemplateError> refused = set.parse("inject", std::move(text), delimiters);
  if (!refused) return true;
  std::string message = refused->text;
  fail({SettingsError::Stage::config, std::move(message), name, std::move(refused)});
  return false;
}

void Injector::read_values() {
  if (!kReadsValues.in(minor())) return;
  YamlText read = read_yaml(source_.values);
  std::string error = std::move(read.error);
  if (error.empty() && kTypedValues.in(minor())) {
    const proto::Schema schema({proto::values_schema()}, "istio.operator.v1alpha1", minor());
    error = proto::decode(schema.at("Values"), read.value, typed_values_);
  } else if (error.empty() && !read.value.is(yaml::Kind::mapping) && !read.value.is(yaml::Kind::null)) {
    error = "error unmarshaling JSON: " + proto::mismatch(read.value, "map[string]interface {}");
  }
  if (!error.empty() && kWrapsValueErrors.in(minor())) error.insert(0, kValues);
  if (!error.empty()) fail({SettingsError::Stage::values, std::move(error)});
  values_ = read.value.is(yaml::Kind::mapping) ? std::move(read.value) : yaml::Value::mapping();
}

std::string_view Injector::environment(std::string_view key) const {
  const auto found = source_.environment.find(key);
  return found == source_.environment.end() ? std::string_view() : found->second;
}

const gotmpl::TemplateSet* Injector::find_template(std::string_view name) const {
  const auto found = templates_.find(name);
  return found == templates_.end() ? nullptr : &found->second;
}

std::vector<std::string> Injector::template_names() const {
  std::vector<std::string> out;
  for (const auto& [name, set] : templates_) out.push_back(name);
  return out;
}

const yaml::Value& Injector::proxy_config() const {
  const yaml::Value* found = mesh_config_.find("default_config");
  SIDELINT_CHECK(found, "a mesh configuration holds a proxy configuration");
  return *found;
}

bool Injector::native_by_flag() const {
  const std::string_view flag = environment("ENABLE_NATIVE_SIDECARS");
  return !kNativeAuto.in(minor()) || !(flag.empty() || flag == "auto");
}

bool Injector::native_sidecars() const {
  if (!kNativeSidecars.in(minor())) return false;
  const std::string_view flag = environment("ENABLE_NATIVE_SIDECARS");
  if (!native_by_flag()) return source_.nodes_run_native;
  return kNativeAuto.in(minor()) ? flag == "true" : parse_bool(flag).value_or(false);
}

const yaml::Value* value_at(const yaml::Value& typed_values, std::initializer_list<std::string_view> path) {
  return typed_values.find_path(path);
}

}  // namespace sidelint::inject
