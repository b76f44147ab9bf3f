// MutatingWebhookConfigurations, v1 and v1beta1.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/model/object.h"
#include "engine/model/selector.h"

namespace sidelint::model {

// Which requests an entry is called for. Mirrors admissionregistration RuleWithOperations.
struct WebhookRule {
  std::vector<std::string> operations;
  std::vector<std::string> api_groups;
  std::vector<std::string> api_versions;
  std::vector<std::string> resources;
  std::string scope;  // "*" if not given
};

// Whom the API server calls, and which certificates it trusts there.
struct ClientConfig {
  OriginId at;                        // the mapping; of the entry if there is none
  OriginId service_at;                // `service`; as `at` if there is none
  Traced<std::int64_t> service_port;  // with the default 443
  std::string url;                    // instead of a service
  Traced<std::string> ca_bundle;      // base64, as written, at its key; "" at `at` if there is none

  // The bundle's PEM text; empty if it is no base64.
  std::optional<std::string> ca_pem() const;
  // Whether it is filled in before it is applied.
  bool ca_is_placeholder() const;
};

struct WebhookEntry {
  Traced<std::string> name;
  std::vector<WebhookRule> rules;
  Selector namespace_selector;
  Selector object_selector;
  Traced<std::string> failure_policy;                         // with the version's default
  Traced<std::string> reinvocation_policy;                    // with the default Never
  std::vector<Traced<std::string>> match_conditions;          // the CEL expressions
  std::string service_namespace, service_name, service_path;  // of clientConfig.service; empty for a url
  ClientConfig client;
  OriginId at;

  // Whether the rules cover the creation of a core/v1 pod.
  bool covers_pod_creation() const;
  // Whether this is Istio's injector: the entry's name ends in `istio.io`, or its path is `/inject` or below it.
  bool is_istio_injector() const;
};

struct WebhookConfiguration {
  Object object;
  std::vector<WebhookEntry> entries;

  const std::string& name() const { return object.metadata.name.value; }
  // The label `istio.io/rev`: whose injector answers. Empty if there is none.
  std::string revision() const;
};

}  // namespace sidelint::model
