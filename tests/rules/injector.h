// Control planes of one webhook configuration, for tables over what is wrong with them.
#pragma once

#include <string>
#include <string_view>

namespace sidelint::testing {

// What the configuration says, each part as flow YAML; an empty part is left out.
struct InjectorShape {
  std::string_view version = "v1";
  std::string_view name = "istio-sidecar-injector";
  std::string_view labels = "istio.io/rev: default";
  std::string_view annotations = "";
  std::string_view entry = "rev.namespace.sidecar-injector.istio.io";
  std::string_view service = "name: istiod, namespace: istio-system, path: /inject";  // or
  std::string_view url = "";
  std::string_view ca_bundle = "";
  std::string_view rules = R"([{operations: [CREATE], apiGroups: [""], apiVersions: [v1], resources: [pods]}])";
  std::string_view namespace_selector = "{matchLabels: {istio-injection: enabled}}";
  std::string_view rest = "";  // of the entry: "failurePolicy: Ignore"
};

// The configuration as the file `path` of a txtar. The entry's name stands on line 5, its clientConfig on line 6.
std::string webhook_file(const InjectorShape& shape, std::string_view path = "injector.yaml");

// Objects of the namespace istio-system as files of a txtar.
std::string service_file(std::string_view name, std::string_view spec, std::string_view path = "service.yaml");
std::string istiod_file(std::string_view pod_labels, std::string_view spec = "", std::string_view path = "istiod.yaml");

}  // namespace sidelint::testing
