// Probes of a pod's containers pass through the sidecar: istio, pkg/kube/inject/app_probe.go.
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "engine/gotmpl/go/strconv.h"
#include "engine/inject/features.h"
#include "engine/inject/json_text.h"
#include "engine/inject/pod.h"
#include "engine/inject/post/post_process.h"
#include "engine/inject/post/prometheus.h"
#include "engine/inject/proto/message.h"
#include "engine/inject/yaml_text.h"

namespace sidelint::inject {
namespace {

using yaml::Kind;
using yaml::Value;

constexpr std::string_view kProbersEnv = "ISTIO_KUBE_APP_PROBERS";
constexpr std::string_view kRewriteAnnotation = "sidecar.istio.io/rewriteAppHTTPProbers";
constexpr std::string_view kPortAnnotation = "status.sidecar.istio.io/port";

// A handler that can be rewritten: where it stands in the container and in the path under which the sidecar serves it.
struct Place {
  std::array<std::string_view, 2> path;  // in the container; the second may be empty
  std::string_view url_prefix;
  std::string_view url_suffix;
};
constexpr std::array<Place, 5> kPlaces = {{{{"readinessProbe", ""}, "/app-health/", "/readyz"},
                                           {{"livenessProbe", ""}, "/app-health/", "/livez"},
                                           {{"startupProbe", ""}, "/app-health/", "/startupz"},
                                           {{"lifecycle", "preStop"}, "/app-lifecycle/", "/prestopz"},
                                           {{"lifecycle", "postStart"}, "/app-lifecycle/", "/poststartz"}}};

std::int64_t whole(const Value& value) { return gotmpl::go::parse_int(value.text, 10).value; }

Value* handler_at(Value& container, const Place& place) {
  Value* found = container.find(place.path[0]);
  if (found && !place.path[1].empty()) found = found->find(place.path[1]);
  return found && found->is(Kind::mapping) ? found : nullptr;
}

std::string url_of(const Place& place, std::string_view container) {
  std::string out(place.url_prefix);
  out += container;
  return out += place.url_suffix;
}

class Probes {
 public:
  Probes(const InjectionParameters& parameters, Value& pod) : pod_(pod), minor_(parameters.injector->minor()) {
    const Value* proxy = parameters.mesh_config->find("default_config");
    mesh_port_ = proxy ? proto::int_field(*proxy, "status_port") : 0;
    if (kTcpProbesByFlag.in(minor_))
      tcp_ = parse_bool(parameters.injector->environment("REWRITE_TCP_PROBES")).value_or(true);
  }

  void run(Value& sidecar) {
    std::map<std::string, Value> probers = dump();
    if (!probers.empty()) record(sidecar, std::move(probers));
    std::int64_t port = mesh_port_;
    if (const std::string* asked = annotation(pod_, kPortAnnotation)) port = gotmpl::go::parse_int(*asked, 10).value;
    for_each([&](Value& container, const Place& place, Value& handler) {
      rewrite(handler, url_of(place, name_of(container)), port);
    });
  }

 private:
  template <class Visit>
  void for_each(const Visit& visit) {
    for (const List list : {List::init_containers, List::containers}) {
      Value* containers = container_list(pod_, list);
      if (!containers || (list == List::init_containers && !kInitContainerProbes.in(minor_))) continue;
      for (Value& container : containers->items) {
        if (name_of(container) == kProxyContainer) continue;
        for (const Place& place : kPlaces) {
          if (!place.path[1].empty() && !kLifecycleRewrite.in(minor_)) continue;
          if (Value* handler = handler_at(container, place)) visit(container, place, *handler);
        }
      }
    }
  }

  // The kind of handler that counts: the first of these.
  std::string_view kind_of(const Value& handler, bool lifecycle) const {
    if (handler.find("httpGet")) return "httpGet";
    if (handler.find("tcpSocket") && tcp_) return "tcpSocket";
    if (!lifecycle && handler.find("grpc") && kGrpcProbes.in(minor_)) return "grpc";
    return {};
  }

  // DumpAppProbers: what the sidecar is told about the probes. Names of ports become numbers in the pod as well.
  std::map<std::string, Value> dump() {
    std::map<std::string, Value> out;
    for_each([&](Value& container, const Place& place, Value& handler) {
      const std::string_view kind = kind_of(handler, !place.path[1].empty());
      if (kind.empty()) return;
      Value* action = handler.find(kind);
      if (kind != "grpc" && !resolve_port(*action, container)) return;
      Value prober = Value::mapping();
      prober.set(kind, *action);
      if (const Value* timeout = handler.find("timeoutSeconds")) prober.set("timeoutSeconds", *timeout);
      out[url_of(place, name_of(container))] = std::move(prober);
    });
    return out;
  }

  // False if there is nothing to tell the sidecar: an unknown name, or a probe of the sidecar itself.
  bool resolve_port(Value& action, const Value& container) const {
    Value* port = action.find("port");
    if (!port) return true;
    if (port->is(Kind::string)) {
      const Value* found = named_port(container, port->text);
      if (!found) return false;
      *port = *found;
      return true;
    }
    return whole(*port) != mesh_port_;
  }

  static const Value* named_port(const Value& container, std::string_view name) {
    const Value* ports = container.find("ports");
    if (!ports || name.empty()) return nullptr;
    const Value* found = nullptr;
    for (const Value& port : ports->items)
      if (name_of(port) == name) found = port.find("containerPort");
    return found;
  }

  void record(Value& sidecar, std::map<std::string, Value> probers) {
    Value* env = annotation(pod_, kStatusAnnotation) ? find_env(sidecar, kProbersEnv) : nullptr;
    if (env) {
      const Value* text = env->find("value");
      const YamlText before = read_json(text ? text->as_string() : std::string_view());
      if (!before.error.empty() || !before.value.is(Kind::mapping)) return;
      for (const yaml::Entry& entry : before.value.entries) probers[entry.key] = entry.value;
    }
    Value json = Value::mapping();
    for (auto& [url, prober] : probers) json.set(url, std::move(prober));
    if (env) {
      env->set("value", Value::string(json_in_order(json)));
    } else {
      append_env(sidecar, kProbersEnv, json_in_order(json));
    }
  }

  void rewrite(Value& handler, const std::string& url, std::int64_t port) const {
    const std::string_view kind = kind_of(handler, false);
    if (kind.empty()) return;
    Value action = kind == "httpGet" ? std::move(*handler.find(kind)) : Value::mapping();
    if (kind != "httpGet") handler.erase(kind);
    action.set("path", Value::string(url));
    action.set("port", Value::integer(port));
    if (const Value* scheme = action.find("scheme"); scheme && scheme->text == "HTTPS")
      action.set("scheme", Value::string("HTTP"));
    handler.set("httpGet", std::move(action));
  }

  Value& pod_;
  int minor_;
  std::int64_t mesh_port_ = 0;
  bool tcp_ = true;
};

}  // namespace

void rewrite_probes(const InjectionParameters& parameters, Value& pod) {
  Value* sidecar = find_sidecar(parameters, pod);
  if (!sidecar) return;
  bool rewrites = proto::wrapped_bool(
      value_at(parameters.injector->typed_values(), {"sidecarInjectorWebhook", "rewriteAppHTTPProbe"}));
  if (const std::string* asked = annotation(pod, kRewriteAnnotation)) rewrites = parse_bool(*asked).value_or(rewrites);
  if (rewrites) Probes(parameters, pod).run(*sidecar);
}

}  // namespace sidelint::inject
