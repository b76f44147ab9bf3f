#include "engine/inject/mesh/mesh_config.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>
#include <vector>

#include "engine/base/check.h"
#include "engine/inject/features.h"
#include "engine/inject/mesh/validate_mesh.h"
#include "engine/inject/proto/message.h"
#include "engine/inject/yaml_text.h"

namespace sidelint::inject {
namespace {

using yaml::Value;

struct DefaultSetting {
  std::string_view text;
  int first = 0;
  int past = 1000;
};

// Up to 1.5 from DefaultProxyConfig of pilot/pkg/model/context.go and pkg/config/mesh.
constexpr DefaultSetting kProxyDefaults[] = {
    {"configPath: /etc/istio/proxy", 0, 6},
    {"configPath: ./etc/istio/proxy", 6},
    {"binaryPath: /usr/local/bin/envoy"},
    {"serviceCluster: istio-proxy"},
    {"{drainDuration: 2s, parentShutdownDuration: 3s, discoveryRefreshDelay: 1s}", 0, 1},
    {"drainDuration: 45s", 1},
    {"parentShutdownDuration: 60s", 1, 18},
    {"terminationDrainDuration: 5s", 7},
    {"connectTimeout: 1s", 0, 6},
    {"proxyAdminPort: 15000"},
    {"concurrency: 2", 6, 18},
    {"controlPlaneAuthPolicy: MUTUAL_TLS", 7},
    {"discoveryAddress: istio-pilot:15007", 0, 6},
    {"discoveryAddress: istiod.istio-system.svc:15012", 6},
    {"{envoyMetricsService: {}, envoyAccessLogService: {}}", 3, 6},
    {"tracing: {zipkin: {address: zipkin.istio-system:9411}}", 6, 22},
    {"statNameLength: 189", 1},
    {"statusPort: 15020", 6},
    {"interceptionMode: REDIRECT"},
};

constexpr DefaultSetting kMeshDefaults[] = {
    {"enableTracing: true"},
    {"accessLogFile: /dev/stdout", 0, 6},
    {"protocolDetectionTimeout: 100ms", 4, 7},
    {"protocolDetectionTimeout: 5s", 7, 8},
    {"protocolDetectionTimeout: 0s", 8},
    {"ingressService: istio-ingressgateway"},
    {"ingressControllerMode: STRICT"},
    {"ingressClass: istio"},
    {"trustDomain: cluster.local", 6},
    {"enableAutoMtls: true", 5},
    {"sdsUdsPath: 'unix:./etc/istio/proxy/SDS'", 6, 8},
    {"outboundTrafficPolicy: {mode: ALLOW_ANY}", 1},
    {"inboundTrafficPolicy: {}", 22},
    {"localityLbSetting: {enabled: true}", 6},
    {"rootNamespace: istio-system", 1},
    {"proxyListenPort: 15001"},
    {"proxyInboundListenPort: 15006", 20},
    {"connectTimeout: 1s", 0, 6},
    {"connectTimeout: 10s", 6},
    {"{defaultServiceExportTo: ['*'], defaultVirtualServiceExportTo: ['*']}", 2},
    {"defaultDestinationRuleExportTo: ['*']", 2},
    {"dnsRefreshRate: 5s", 1, 9},
    {"dnsRefreshRate: 60s", 9},
    {"enablePrometheusMerge: true", 19},
    {"{defaultProviders: {}, extensionProviders: [{name: prometheus, prometheus: {}},"
     " {name: stackdriver, stackdriver: {}}, {name: envoy, envoyFileAccessLog: {path: /dev/stdout}}]}",
     9},
};

Value defaults(const proto::Message& type, std::span<const DefaultSetting> settings, int minor) {
  Value out = Value::mapping();
  for (const DefaultSetting& setting : settings) {
    if (minor < setting.first || minor >= setting.past) continue;
    const std::string error = proto::decode(type, read_yaml(setting.text).value, out);
    SIDELINT_CHECK(error.empty(), "a default is a value of its field");
  }
  return out;
}

// A field that names messages by `name`: those given replace what has the same name, others are added.
void upsert_providers(const Value* before, Value& mesh) {
  Value merged = before ? *before : Value::sequence();
  if (const Value* given = mesh.find("extension_providers")) {
    for (const Value& provider : given->items) {
      const std::string_view name = proto::text_field(provider, "name");
      const auto same = std::find_if(merged.items.begin(), merged.items.end(),
                                     [&](const Value& other) { return proto::text_field(other, "name") == name; });
      if (same == merged.items.end()) {
        merged.items.push_back(provider);
      } else {
        *same = provider;
      }
    }
  }
  mesh.set("extension_providers", std::move(merged));
}

void sort_aliases(Value& mesh) {
  Value* aliases = mesh.find("trust_domain_aliases");
  if (!aliases) return;
  std::sort(aliases->items.begin(), aliases->items.end(),
            [](const Value& a, const Value& b) { return a.text < b.text; });
  const auto past = std::unique(aliases->items.begin(), aliases->items.end(),
                                [](const Value& a, const Value& b) { return a.text == b.text; });
  aliases->items.erase(past, aliases->items.end());
}

// Sub-messages of proxyHeaders that are not mentioned keep what they had.
void keep_headers(const Value* before, Value& proxy) {
  Value* headers = proxy.find("proxy_headers");
  if (!headers || !before) return;
  for (const yaml::Entry& entry : before->entries)
    if (!headers->find(entry.key)) headers->set(entry.key, entry.value, entry.key_origin);
}

std::string merge_proxy(const MeshTypes& types, const Value& json, Value& proxy) {
  const Value* metadata = kMergesProxyMetadata.in(types.minor()) ? proxy.find("proxy_metadata") : nullptr;
  Value merged = metadata ? *metadata : Value::mapping();
  const Value* headers_now = proxy.find("proxy_headers");
  const Value headers = headers_now ? *headers_now : Value::null();
  if (metadata) proxy.erase("proxy_metadata");
  if (std::string error = proto::decode(types.proxy(), json, proxy); !error.empty())
    return "could not parse proxy config: " + error;
  if (const Value* given = proxy.find("proxy_metadata"))
    for (const yaml::Entry& entry : given->entries) merged.set(entry.key, entry.value, entry.key_origin);
  if (!merged.entries.empty()) proxy.set("proxy_metadata", std::move(merged));
  keep_headers(headers.is(yaml::Kind::mapping) ? &headers : nullptr, proxy);
  return {};
}

}  // namespace

MeshTypes::MeshTypes(int minor)
    : minor_(minor), schema_({proto::proxy_schema(), proto::mesh_schema()}, "istio.mesh.v1alpha1", minor) {
  default_proxy_ = defaults(proxy(), kProxyDefaults, minor);
}

MeshConfig apply_mesh_config(const MeshTypes& types, std::string_view text) {
  const Value base = defaults(types.mesh(), kMeshDefaults, types.minor());
  YamlText given = read_yaml(text);
  if (!given.error.empty()) return {{}, "failed to convert to proto. " + given.error};
  MeshConfig out{base, {}};
  if (std::string error = proto::decode(types.mesh(), given.value, out.value); !error.empty())
    return {{}, "failed to convert to proto. " + error};

  Value proxy = types.default_proxy();
  if (const Value* settings = given.value.find("defaultConfig"); settings && !settings->is(yaml::Kind::null))
    if (std::string error = merge_proxy(types, *settings, proxy); !error.empty()) return {{}, std::move(error)};
  out.value.set("default_config", std::move(proxy));

  Value providers = Value::mapping();
  if (const Value* settings = given.value.find("defaultProviders"); settings && !settings->is(yaml::Kind::null))
    if (std::string error = proto::decode(types.schema().at("MeshConfig.DefaultProviders"), *settings, providers);
        !error.empty())
      return {{}, "could not parse default providers: " + error};
  out.value.set("default_providers", std::move(providers));
  upsert_providers(base.find("extension_providers"), out.value);
  sort_aliases(out.value);
  out.error = validate_mesh_config(out.value);
  return out;
}

std::string merge_proxy_config(const MeshTypes& types, std::string_view text, Value& proxy) {
  const YamlText given = read_yaml(text);
  if (!given.error.empty()) return "could not parse proxy config: " + given.error;
  return merge_proxy(types, given.value, proxy);
}

Value clean_proxy_config(const MeshTypes& types, Value proxy) {
  constexpr std::array<std::string_view, 16> kCleaned = {"config_path",
                                                         "binary_path",
                                                         "control_plane_auth_policy",
                                                         "service_cluster",
                                                         "drain_duration",
                                                         "termination_drain_duration",
                                                         "parent_shutdown_duration",
                                                         "discovery_address",
                                                         "envoy_metrics_service",
                                                         "envoy_access_log_service",
                                                         "tracing",
                                                         "proxy_admin_port",
                                                         "stat_name_length",
                                                         "status_port",
                                                         "concurrency",
                                                         "interception_mode"};
  if (!kCleansProxyConfig.in(types.minor())) return proxy;
  const Value& plain = types.default_proxy();
  for (const std::string_view name : kCleaned) {
    const Value* given = proxy.find(name);
    const Value* usual = plain.find(name);
    if (given && usual && yaml::same_json(*given, *usual)) proxy.erase(name);
  }
  return proxy;
}

}  // namespace sidelint::inject
