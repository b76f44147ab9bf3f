#include "engine/model/webhook.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

#include "engine/model/admission.h"
#include "engine/model/reader.h"
#include "engine/yaml/resolve.h"

namespace sidelint::model {
namespace {

constexpr std::string_view kV1Beta1 = "admissionregistration.k8s.io/v1beta1";

std::vector<std::string> read_strings(yaml::Node list) {
  std::vector<std::string> strings;
  for (std::size_t i = 0; list.is(yaml::Kind::sequence) && i < list.size(); ++i)
    strings.emplace_back(list.item(i).text());
  return strings;
}

WebhookRule read_rule(yaml::Node node) {
  WebhookRule rule;
  rule.operations = read_strings(node.find("operations"));
  rule.api_groups = read_strings(node.find("apiGroups"));
  rule.api_versions = read_strings(node.find("apiVersions"));
  rule.resources = read_strings(node.find("resources"));
  rule.scope = node.find("scope").text().empty() ? std::string("*") : std::string(node.find("scope").text());
  return rule;
}

// Reads the entries of one configuration.
class EntryReader {
 public:
  EntryReader(const Object& object, const Reading& reading) : object_(object), reading_(reading) {}

  WebhookEntry read(yaml::Node node) const {
    WebhookEntry entry;
    entry.at = node.origin();
    entry.name = text(node, "name", "", "the entry has no name");
    const yaml::Node rules = node.find("rules");
    for (std::size_t i = 0; rules.is(yaml::Kind::sequence) && i < rules.size(); ++i) {
      entry.rules.push_back(read_rule(rules.item(i)));
    }
    entry.namespace_selector = read_selector(node.find("namespaceSelector"));
    entry.object_selector = read_selector(node.find("objectSelector"));
    // k8s.io/api v0.36, admissionregistration/v1 and v1beta1 defaults.go.
    entry.failure_policy = object_.api_version == kV1Beta1
                               ? text(node, "failurePolicy", "Ignore", "the default of admissionregistration v1beta1")
                               : text(node, "failurePolicy", "Fail", "the default of admissionregistration v1");
    entry.reinvocation_policy = text(node, "reinvocationPolicy", "Never", "the default of admissionregistration");
    const yaml::Node conditions = node.find("matchConditions");
    for (std::size_t i = 0; conditions.is(yaml::Kind::sequence) && i < conditions.size(); ++i) {
      entry.match_conditions.push_back(text(conditions.item(i), "expression", "", "the condition has no expression"));
    }
    entry.client = client_config(node);
    const yaml::Node service = node.find("clientConfig").find("service");
    entry.service_namespace = service.find("namespace").text();
    entry.service_name = service.find("name").text();
    entry.service_path = service.find("path").text();
    return entry;
  }

 private:
  // The field's text, or the default, which no file holds. `why` is a string literal.
  Traced<std::string> text(yaml::Node node, std::string_view field, std::string_view otherwise,
                           std::string_view why) const {
    const yaml::Node value = node.find(field);
    if (!value.text().empty()) return {std::string(value.text()), value.origin()};
    const std::uint32_t shard =
        object_.at.is_written() ? static_cast<std::uint32_t>(object_.at.span().source) : object_.at.shard();
    return {std::string(otherwise), reading_.origins.add(shard, Assumed{why})};
  }

  ClientConfig client_config(yaml::Node entry) const {
    constexpr std::int64_t kDefaultPort = 443;
    const yaml::Node config = entry.find("clientConfig");
    const yaml::Node service = config.find("service");
    const yaml::Node port = service.find("port");
    const yaml::Node bundle = config.find("caBundle");
    ClientConfig client;
    client.at = config ? config.origin() : entry.origin();
    client.service_at = service ? service.origin() : client.at;
    client.service_port = {port.integer().value_or(kDefaultPort), port ? port.origin() : client.service_at};
    client.url = config.find("url").text();
    client.ca_bundle = {std::string(bundle.is(yaml::Kind::null) ? std::string_view() : bundle.text()),
                        bundle ? config.find_key("caBundle").origin() : client.at};
    return client;
  }

  const Object& object_;
  const Reading& reading_;
};

}  // namespace

std::optional<std::string> ClientConfig::ca_pem() const { return yaml::decode_base64(ca_bundle.value); }

bool ClientConfig::ca_is_placeholder() const { return holds_placeholder(ca_bundle.value); }

bool WebhookEntry::covers_pod_creation() const {
  return std::any_of(rules.begin(), rules.end(), [](const WebhookRule& rule) { return covers(rule, Request{}); });
}

bool WebhookEntry::is_istio_injector() const {
  constexpr std::string_view kDomain = "istio.io";
  constexpr std::string_view kPath = "/inject";
  constexpr std::string_view kPathBefore = "/inject/";  // `/inject/cluster/X/net/Y`; not Kuma's `/inject-sidecar`
  const std::string_view text = name.value;
  const bool is_istios = text.size() >= kDomain.size() && text.substr(text.size() - kDomain.size()) == kDomain;
  return is_istios || service_path == kPath || service_path.starts_with(kPathBefore);
}

std::string WebhookConfiguration::revision() const {
  const Field* label = object.metadata.labels.find("istio.io/rev");
  return label == nullptr ? std::string() : label->value;
}

WebhookConfiguration read_webhook_configuration(Object object, const std::vector<units::Change>& changes,
                                                const Reading& reading) {
  object.alterations =
      alterations(changes, {.name_space = {}, .metadata = "metadata", .pod_spec = {}, .content = "webhooks"});
  WebhookConfiguration configuration;
  configuration.object = std::move(object);
  const EntryReader reader(configuration.object, reading);
  const yaml::Node webhooks = configuration.object.node.find("webhooks");
  for (std::size_t i = 0; webhooks.is(yaml::Kind::sequence) && i < webhooks.size(); ++i) {
    configuration.entries.push_back(reader.read(webhooks.item(i)));
  }
  return configuration;
}

}  // namespace sidelint::model
