#include "tests/rules/injector.h"

namespace sidelint::testing {
namespace {

std::string file(std::string_view path) { return "-- " + std::string(path) + " --\n"; }

void add(std::string& text, std::string_view before, std::string_view part, std::string_view after) {
  if (!part.empty()) text.append(before).append(part).append(after);
}

}  // namespace

std::string webhook_file(const InjectorShape& shape, std::string_view path) {
  std::string text = file(path);
  text.append("apiVersion: admissionregistration.k8s.io/").append(shape.version);
  text.append("\nkind: MutatingWebhookConfiguration\nmetadata: {name: ").append(shape.name);
  add(text, ", labels: {", shape.labels, "}");
  add(text, ", annotations: {", shape.annotations, "}");
  text.append("}\nwebhooks:\n  - name: ").append(shape.entry).append("\n    clientConfig: {");
  if (shape.url.empty()) {
    add(text, "service: {", shape.service, "}");
  } else {
    add(text, "url: '", shape.url, "'");
  }
  add(text, ", caBundle: ", shape.ca_bundle, "");
  text.append("}\n");
  add(text, "    rules: ", shape.rules, "\n");
  add(text, "    namespaceSelector: ", shape.namespace_selector, "\n");
  add(text, "    ", shape.rest, "\n");
  return text;
}

std::string service_file(std::string_view name, std::string_view spec, std::string_view path) {
  std::string text = file(path);
  text.append("apiVersion: v1\nkind: Service\nmetadata: {name: ").append(name);
  return text.append(", namespace: istio-system}\nspec: {").append(spec).append("}\n");
}

std::string istiod_file(std::string_view pod_labels, std::string_view spec, std::string_view path) {
  std::string text = file(path);
  text.append("apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: istiod, namespace: istio-system}\nspec:\n");
  add(text, "  ", spec, "\n");
  text.append("  selector: {matchLabels: {app: istiod}}\n  template:\n    metadata: {labels: {").append(pod_labels);
  return text.append("}}\n    spec: {containers: [{name: discovery, image: pilot}]}\n");
}

}  // namespace sidelint::testing
