#include "engine/inject/legacy/probes.h"

#include <array>
#include <map>
#include <utility>

#include "engine/gotmpl/go/strconv.h"
#include "engine/inject/features.h"
#include "engine/inject/json_text.h"
#include "engine/inject/pod.h"
#include "engine/inject/proto/message.h"

namespace sidelint::inject::legacy {
namespace {

using yaml::Kind;
using yaml::Value;

struct Place {
  std::string_view probe;
  std::string_view url_end;
};
constexpr std::array<Place, 3> kPlaces = {
    {{"readinessProbe", "/readyz"}, {"livenessProbe", "/livez"}, {"startupProbe", "/startupz"}}};

std::string url_of(const Value& container, const Place& place) {
  return "/app-health/" + std::string(name_of(container)) + std::string(place.url_end);
}

// Visits the HTTP handlers of all containers but the proxy.
template <class Visit>
void for_each_handler(const Value& pod, int minor, const Visit& visit) {
  const Value* containers = container_list(pod, List::containers);
  if (!containers) return;
  for (std::size_t i = 0; i < containers->items.size(); ++i) {
    const Value& container = containers->items[i];
    if (name_of(container) == kProxyContainer) continue;
    for (const Place& place : kPlaces) {
      if (place.probe == "startupProbe" && !kStartupProbes.in(minor)) continue;
      const Value* probe = container.find(place.probe);
      const Value* handler = probe ? probe->find("httpGet") : nullptr;
      if (handler && handler->is(Kind::mapping)) visit(i, container, place, *probe, *handler);
    }
  }
}

// The port that the name stands for; the last of several.
const Value* named_port(const Value& container, std::string_view name) {
  const Value* ports = container.find("ports");
  if (!ports || name.empty()) return nullptr;
  const Value* found = nullptr;
  for (const Value& port : ports->items)
    if (name_of(port) == name) found = port.find("containerPort");
  return found;
}

std::optional<std::int64_t> sidecar_port(const InjectionParameters& parameters, const Value& pod,
                                         const Value& sidecar) {
  if (kStatusPortInArgs.in(parameters.injector->minor())) return argument(sidecar, "statusPort");
  if (const std::string* asked = annotation(pod, "status.sidecar.istio.io/port"))
    return gotmpl::go::parse_int(*asked, 10).value;
  const Value* proxy = parameters.mesh_config->find("default_config");
  return proxy ? proto::int_field(*proxy, "status_port") : 0;
}

}  // namespace

bool rewrites_probes(const InjectionParameters& parameters, const Spec& spec) {
  const int minor = parameters.injector->minor();
  if (!kRewritesProbes.in(minor)) return false;
  const std::string* asked = annotation(parameters.pod, "sidecar.istio.io/rewriteAppHTTPProbers");
  if (asked && kRewriteByAnnotation.in(minor)) return parse_bool(*asked).value_or(spec.rewrites_probes);
  return spec.rewrites_probes;
}

void record_probers(const InjectionParameters& parameters, const Value& pod, Value& sidecar) {
  const int minor = parameters.injector->minor();
  std::map<std::string, Value> probers;
  for_each_handler(
      pod, minor,
      [&](std::size_t, const Value& container, const Place& place, const Value& probe, const Value& handler) {
        Value action = handler;
        Value* port = action.find("port");
        if (port && port->is(Kind::string)) {
          const Value* number = named_port(container, port->text);
          if (!number) return;
          *port = *number;
        }
        Value prober = Value::mapping();
        if (kProbeTimeouts.in(minor)) {
          prober.set("httpGet", std::move(action));
          if (const Value* timeout = probe.find("timeoutSeconds")) prober.set("timeoutSeconds", *timeout);
        } else {
          prober = std::move(action);
        }
        probers[url_of(container, place)] = std::move(prober);
      });
  Value json = Value::mapping();
  for (auto& [url, prober] : probers) json.set(url, std::move(prober));
  if (kProbersInArgs.in(minor)) return append_arguments(sidecar, "kubeAppProberConfig", json_in_order(json));
  append_env(sidecar, "ISTIO_KUBE_APP_PROBERS", json_in_order(json));
}

std::vector<Rewrite> probe_rewrites(const InjectionParameters& parameters, const Value& pod, const Value& sidecar) {
  const int minor = parameters.injector->minor();
  std::vector<Rewrite> out;
  const std::optional<std::int64_t> port = sidecar_port(parameters, pod, sidecar);
  if (!port) return out;
  for_each_handler(
      pod, minor,
      [&](std::size_t i, const Value& container, const Place& place, const Value& /*probe*/, const Value& handler) {
        Value action = handler;
        action.set("path", Value::string(url_of(container, place)));
        action.set("port", Value::integer(*port));
        const Value* scheme = action.find("scheme");
        if (scheme && scheme->text == "HTTPS" && kPlainProbeScheme.in(minor))
          action.set("scheme", Value::string("HTTP"));
        out.push_back({i, place.probe, std::move(action)});
      });
  return out;
}

bool apply_rewrites(std::vector<Rewrite> rewrites, Value& pod) {
  Value* containers = container_list(pod, List::containers);
  for (Rewrite& rewrite : rewrites) {
    if (!containers || rewrite.container >= containers->items.size()) return false;
    Value* probe = containers->items[rewrite.container].find(rewrite.probe);
    if (!probe || !probe->find("httpGet")) return false;
    probe->set("httpGet", std::move(rewrite.action));
  }
  return true;
}

}  // namespace sidelint::inject::legacy
