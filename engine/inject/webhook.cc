#include "engine/inject/webhook.h"

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/gotmpl/go/unicode.h"
#include "engine/inject/features.h"
#include "engine/inject/inject_required.h"
#include "engine/inject/legacy/legacy.h"
#include "engine/inject/mesh/merge_message.h"
#include "engine/inject/newer_fields.h"
#include "engine/inject/pod.h"
#include "engine/inject/run_template.h"
#include "engine/kube/round_trip.h"
#include "engine/kube/schema.h"
#include "engine/yaml/emit.h"

namespace sidelint::inject {
namespace {

using yaml::Value;

std::vector<std::string> split(std::string_view text, std::string_view separator) {
  std::vector<std::string> out;
  for (;;) {
    const std::size_t at = text.find(separator);
    out.emplace_back(text.substr(0, at));
    if (at == std::string_view::npos) return out;
    text.remove_prefix(at + separator.size());
  }
}

void replace_all(std::string& text, std::string_view what, std::string_view by) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += by.size())
    text.replace(at, what.size(), by);
}

// Names and values in turn, behind `/inject/`.
std::vector<std::string> path_parts(std::string_view path) {
  constexpr std::string_view kMarker = ":ENV:";
  if (path.ends_with('/')) path.remove_suffix(1);
  const std::size_t first = path.find('/');
  const std::size_t second = first == std::string_view::npos ? first : path.find('/', first + 1);
  if (second == std::string_view::npos) return {};
  const std::string_view rest = path.substr(second + 1);
  if (!rest.starts_with(kMarker)) {
    std::vector<std::string> parts = split(rest, "/");
    for (std::size_t i = 1; i < parts.size(); i += 2) replace_all(parts[i], "--slash--", "/");
    return parts;
  }
  std::vector<std::string> parts;
  for (const std::string& pair : split(rest.substr(kMarker.size()), kMarker)) {
    const std::size_t equals = pair.find('=');
    if (equals == 0 || equals == std::string::npos) continue;
    parts.push_back(pair.substr(0, equals));
    parts.push_back(pair.substr(equals + 1));
  }
  return parts;
}

// parseInjectEnvs.
ProxyEnvs envs_of_path(std::string_view path) {
  ProxyEnvs out;
  const std::vector<std::string> parts = path_parts(path);
  for (std::size_t i = 0; i + 1 < parts.size(); i += 2) {
    std::string name = gotmpl::go::to_upper(parts[i]);
    if (parts[i] == "cluster") name = "ISTIO_META_CLUSTER_ID";
    if (parts[i] == "net") name = "ISTIO_META_NETWORK";
    if (!name.empty()) out[std::move(name)] = parts[i + 1];
  }
  return out;
}

// Settings as text over those that are there; what cannot be read does not count.
void merge_settings(const MeshTypes& types, std::string_view settings, Value& into) {
  Value own = Value::mapping();
  if (merge_proxy_config(types, settings, own).empty()) merge_proxy_message(types.proxy(), types.minor(), into, own);
}

// EffectiveProxyConfig: the mesh's default, then resources of the mesh and of the namespace, then the annotation, then
// a resource of the pods. Nothing if it is the mesh's default.
std::optional<Value> effective_proxy_config(const Injector& injector, const Value& pod,
                                            const ProxySettings* resources) {
  const MeshTypes& types = injector.mesh_types();
  const std::string* settings = annotation(pod, kProxyConfigAnnotation);
  if (!resources && !settings) return std::nullopt;
  Value effective = injector.effective_proxy_config();
  const auto merge = [&](const Value& resource) {
    if (!resource.is(yaml::Kind::null)) merge_settings(types, yaml::to_yaml(resource), effective);
  };
  if (resources) merge(resources->mesh);
  if (resources) merge(resources->name_space);
  if (settings) merge_settings(types, *settings, effective);
  if (resources) merge(resources->pods);
  return effective;
}

// Before there were resources, ApplyProxyConfig: the annotation takes the place of the mesh's settings field by field,
// as in kube-inject. An annotation that cannot be read refuses the pod later; up to 1.8 the template's run sees to it.
std::optional<Value> applied_proxy_config(const Injector& injector, const Value& pod) {
  const std::string* settings = annotation(pod, kProxyConfigAnnotation);
  if (!settings || kAddsSpec.in(injector.minor())) return std::nullopt;
  Value own = injector.proxy_config();
  if (!merge_proxy_config(injector.mesh_types(), *settings, own).empty()) return std::nullopt;
  return own;
}

const Value* user_of(const Value& container) { return container.find_path({"securityContext", "runAsUser"}); }

// OpenShift gives all containers of a pod the same user, the user's istio-proxy as well; that is no wish of the user.
void forget_platform_user(Value& pod) {
  Value* proxy = find_anywhere(pod, kProxyContainer);
  const Value* containers = container_list(pod, List::containers);
  const Value* proxy_user = proxy ? user_of(*proxy) : nullptr;
  if (!proxy_user || !containers) return;
  const Value* app_user = nullptr;
  for (const Value& container : containers->items)
    if (name_of(container) != kProxyContainer) app_user = user_of(container);
  if (!app_user || app_user->text != proxy_user->text) return;
  Value* context = proxy->find("securityContext");
  context->erase("runAsUser");
  context->erase("runAsGroup");
}

// What the request's pod did not say and the injector filled in for itself is no part of its patch.
void take_back(Value& pod, bool has_namespace) {
  Value* metadata = pod.find("metadata");
  if (metadata && !has_namespace) metadata->erase("namespace");
}

// `owner_metadata` is where the metadata stays.
void settle_owner(InjectionParameters& parameters, Value& owner_metadata) {
  const int minor = parameters.injector->minor();
  if (!kAddsSpec.in(minor)) {
    parameters.deploy = owner_of_pod(parameters.pod, minor);
    return;
  }
  parameters.deploy = legacy::owner_of_pod(parameters.pod, minor);
  owner_metadata = legacy::metadata_of_owner(parameters.pod, parameters.deploy);
  parameters.deploy_metadata = &owner_metadata;
}

PodOutcome refused(std::string message, OriginId at) {
  PodOutcome out;
  out.kind = PodOutcome::Kind::refused;
  out.refused = Refused{std::move(message), {}, {}, at};
  return out;
}

}  // namespace

PodOutcome admit(const Injector& injector, const AdmissionRequest& request) {
  kube::RoundTripOptions options;
  options.zero_time = kWritesCreationTime.in(injector.minor()) ? kube::ZeroTime::written : kube::ZeroTime::omitted;
  kube::RoundTrip read = kube::round_trip(request.pod, kube::pod_type(), options);
  if (read.refusal) return refused(read.refusal->message, read.refusal->at);
  InjectionParameters parameters;
  parameters.injector = &injector;
  parameters.pod = std::move(read.value);
  drop_newer_fields(parameters.pod, injector.minor());
  const bool has_namespace = !metadata_text(parameters.pod, "namespace").empty();
  if (Value* metadata = parameters.pod.find("metadata")) {
    metadata->erase("managedFields");
    if (!has_namespace && !request.name_space.empty() && kNamespaceOfRequest.in(injector.minor()))
      metadata->set("namespace", Value::string(request.name_space));
  }
  if (!is_injection_required(injector, parameters.pod)) return {};

  Value owner_metadata;
  settle_owner(parameters, owner_metadata);
  parameters.default_templates = injector.config().default_templates;
  parameters.expands_aliases = true;
  const bool resources = kProxyResources.in(injector.minor());
  const std::optional<Value> own_proxy = resources ? effective_proxy_config(injector, parameters.pod, request.proxy)
                                                   : applied_proxy_config(injector, parameters.pod);
  const Value& mesh_proxy = resources ? injector.effective_proxy_config() : injector.proxy_config();
  parameters.mesh_config = &injector.mesh_config();
  parameters.proxy_config = own_proxy ? &*own_proxy : &mesh_proxy;
  parameters.proxy_envs = envs_of_path(request.path);
  parameters.injected_annotations = &injector.config().injected_annotations;
  if (injector.environment("PLATFORM") == "openshift" && kOpenShiftIds.in(injector.minor())) {
    parameters.name_space = request.namespace_object;
    forget_platform_user(parameters.pod);
  }
  PodOutcome outcome = inject_pod(std::move(parameters));
  take_back(outcome.pod, has_namespace);
  restore_newer_fields(outcome.pod, request.pod, injector.minor());
  return outcome;
}

}  // namespace sidelint::inject
