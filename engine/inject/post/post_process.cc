#include "engine/inject/post/post_process.h"

#include <algorithm>
#include <utility>

#include "engine/inject/features.h"
#include "engine/inject/json_text.h"
#include "engine/inject/pod.h"
#include "engine/inject/post/prometheus.h"

namespace sidelint::inject {
namespace {

using yaml::Value;

// overwriteClusterInfo.
void overwrite_cluster(const InjectionParameters& parameters, Value& pod) {
  Value* sidecar = find_sidecar(parameters, pod);
  if (!sidecar || parameters.proxy_envs.empty()) return;
  if (Value* env = sidecar->find("env"))
    std::erase_if(env->items, [&](const Value& entry) {
      return parameters.proxy_envs.find(name_of(entry)) != parameters.proxy_envs.end();
    });
  for (const auto& [name, value] : parameters.proxy_envs) append_env(*sidecar, name, value);
}

// applySecurePrometheusAnnotation.
void announce_secure_port(const InjectionParameters& parameters, Value& pod) {
  constexpr std::string_view kAnnotation = "prometheus.istio.io/secure-port";
  if (!kSecureMetricsPort.in(parameters.injector->minor()) || annotation(pod, kAnnotation)) return;
  Value* sidecar = find_sidecar(parameters, pod);
  const Value* env = sidecar ? find_env(*sidecar, "ENVOY_SECURE_MERGED_METRICS_PORT") : nullptr;
  const Value* port = env ? env->find("value") : nullptr;
  if (!port || port->text.empty() || port->text == "0") return;
  made_map(pod, "annotations").set(kAnnotation, *port);
}

Value names_in(const Value& pod, std::string_view key) {
  const Value* list = pod.find_path({"spec", key});
  if (!list || list->items.empty()) return Value::null();
  Value out = Value::sequence();
  for (const Value& item : list->items) out.items.push_back(Value::string(name_of(item)));
  return out;
}

// getInjectionStatus: what the templates brought.
std::string status_of(const Value& template_pod, const std::string& revision, int minor) {
  Value status = Value::mapping();
  for (const std::string_view key : {"initContainers", "containers", "volumes", "imagePullSecrets"})
    status.set(key, names_in(template_pod, key));
  if (kRevisionInStatus.in(minor)) status.set("revision", Value::string(revision.empty() ? "default" : revision));
  return json_in_order(status);
}

void apply_metadata(const InjectionParameters& parameters, const Value& template_pod, Value& pod) {
  const auto network = parameters.proxy_envs.find("ISTIO_META_NETWORK");
  if (network != parameters.proxy_envs.end())
    made_map(pod, "labels").set(kNetworkLabel, Value::string(network->second));
  const Injector& injector = *parameters.injector;
  Value& annotations = made_map(pod, "annotations");
  annotations.set(kStatusAnnotation,
                  Value::string(status_of(template_pod, injector.source().revision, injector.minor())));
  if (!parameters.injected_annotations) return;
  for (const auto& [key, value] : *parameters.injected_annotations) annotations.set(key, Value::string(value));
}

// Maps that were made for a key that did not come are not written.
void drop_empty_maps(Value& pod) {
  Value* metadata = pod.find("metadata");
  if (!metadata) return;
  std::erase_if(metadata->entries, [](const yaml::Entry& entry) {
    return (entry.key == "labels" || entry.key == "annotations") && entry.value.entries.empty();
  });
}

}  // namespace

Value* find_sidecar(const InjectionParameters& parameters, Value& pod) {
  if (kSidecarAmongInit.in(parameters.injector->minor())) return find_anywhere(pod, kProxyContainer);
  return find_container(container_list(pod, List::containers), kProxyContainer);
}

std::string post_process(const InjectionParameters& parameters, const Value& template_pod, Value& pod) {
  overwrite_cluster(parameters, pod);
  if (std::string error = merge_prometheus(parameters, pod); !error.empty()) return error;
  announce_secure_port(parameters, pod);
  rewrite_probes(parameters, pod);
  apply_metadata(parameters, template_pod, pod);
  if (std::string error = reorder_containers(parameters, pod); !error.empty()) return error;
  drop_empty_maps(pod);
  return {};
}

}  // namespace sidelint::inject
