// A field in `proxy.istio.io/config` that ProxyConfig does not have: the injector passes it over and says nothing.
//
// Mirrors istio, pkg/config/mesh (ApplyProxyConfig): what a strict reading refuses for an unknown field is read again
// without minding it. A field that the newest release has is none, and neither is one of the control plane's release.
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/base/nearest.h"
#include "engine/istio/proto/schema.h"
#include "engine/yaml/load.h"
#include "rules/rule.h"

namespace sidelint::rules {
namespace {

namespace proto = istio::proto;

constexpr std::string_view kProxyConfig = "proxy.istio.io/config";

struct Unknown {
  std::string path;  // "proxyHeaders.serverr"
  std::optional<std::string> meant;
};

// Gathers the fields of a mapping that its message does not have, and those of the messages in it.
void gather(yaml::Node config, const proto::Message& message, const std::string& before, std::vector<Unknown>& all) {
  if (!config.is(yaml::Kind::mapping) || message.known != proto::WellKnown::no) return;
  for (std::size_t i = 0; i < config.size(); ++i) {
    const std::string path = before + std::string(config.key(i).text());
    const proto::Field* field = nullptr;
    std::vector<std::string_view> names;
    for (const proto::Field& each : message.fields) {
      names.push_back(each.json_name);
      if (config.key(i).text() == each.name || config.key(i).text() == each.json_name) field = &each;
    }
    if (field == nullptr) {
      const std::optional<std::string_view> best = nearest(config.key(i).text(), names);
      all.push_back({path, best ? std::optional(before + std::string(*best)) : std::nullopt});
    } else if (field->message != nullptr && field->shape == proto::Shape::single) {
      gather(config.value(i), *field->message, path + '.', all);
    }
  }
}

std::vector<Unknown> unknown_fields(std::string_view text, int minor) {
  Origins origins;
  origins.reserve_shards(1);
  const yaml::Loaded loaded = yaml::load(text, {SourceId{0}, 0, static_cast<std::uint32_t>(text.size())}, origins);
  const auto* document = std::get_if<std::unique_ptr<const yaml::Document>>(&loaded);
  if (document == nullptr) return {};
  const proto::Schema schema({proto::proxy_schema()}, "istio.mesh.v1alpha1", minor);
  std::vector<Unknown> all;
  gather((*document)->root(), schema.at("ProxyConfig"), "", all);
  return all;
}

void check(const Input& input, Report& report) {
  for (const model::Workload& workload : input.repository.workloads) {
    const model::Field* entry = workload.pod.metadata.annotations.find(kProxyConfig);
    const Verdict verdict = input.decisions.of(workload).verdict();
    if (entry == nullptr || entry->placeholder || (verdict != Verdict::injected && verdict != Verdict::unknown))
      continue;
    const std::vector<Unknown> newest = unknown_fields(entry->value, istio::kNewestRelease.minor);
    if (newest.empty() ||
        unknown_fields(entry->value, input.decisions.control_plane(workload.object).release.minor).empty())
      continue;
    for (const Unknown& field : newest) {
      Finding finding = report
                            .at(entry->value_at, "`", field.path, "` does nothing for ", workload.title(),
                                ": no such field in ProxyConfig")
                            .label("the injector passes it over")
                            .about(workload);
      if (verdict == Verdict::unknown) finding.severity(Severity::note);
      if (field.meant) {
        finding.help("Write `", *field.meant, "`");
      } else {
        finding.help("Delete it, or write a field of ProxyConfig");
      }
    }
  }
}

constexpr Example kBad[] = {{"a letter is missing", R"(-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: Pod
metadata:
  name: cart
  namespace: shop
  annotations:
    proxy.istio.io/config: '{holdApplicationUntilProxyStart: true}'
#                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
spec: {containers: [{name: app, image: "app:1"}]}
)"}};

constexpr Example kGood[] = {{"both spellings of protobuf, and names that anybody may choose", R"(-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: Pod
metadata:
  name: cart
  namespace: shop
  annotations:
    proxy.istio.io/config: |
      hold_application_until_proxy_starts: true
      proxyMetadata: {ANYTHING: goes}
      tracing: {zipkin: {address: "zipkin:9411"}, customTags: {mine: {literal: {value: a}}}}
spec: {containers: [{name: app, image: "app:1"}]}
)"}};

}  // namespace

extern constinit const Rule placement_unknown_proxy_config_field{
    .name = "placement/unknown-proxy-config-field",
    .since = "0.1.0",
    .summary = "A pod's own ProxyConfig has a field that Istio does not know.",
    .why = "The proxy starts as if the field were not there, and nobody says a word.",
    .help = "Correct the field's name.",
    .severity = Severity::warning,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
