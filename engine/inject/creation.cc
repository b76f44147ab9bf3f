#include "engine/inject/creation.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/inject/submitted.h"
#include "engine/model/reader.h"

namespace sidelint::inject {
namespace {

using yaml::Kind;
using yaml::Node;
using yaml::Value;

// Whether the pods' spec is what the controller submits. Operators add containers and volumes of their own.
bool submits_its_template(const model::WorkloadKind& kind) {
  constexpr std::array<std::string_view, 5> kGroups{"", "apps", "extensions", "batch", "apps.openshift.io"};
  if (kind.propagation != model::Propagation::copied) return false;
  return std::find(kGroups.begin(), kGroups.end(), kind.group) != kGroups.end() || kind.kind == "Rollout";
}

std::string quoted(std::string_view text) { return std::string(1, '`').append(text).append(1, '`'); }

// `$(NAME)` is the kubelet's own.
bool is_filled_in_later(std::string_view text) {
  return text.find("$(") == std::string_view::npos ? model::holds_blank(text) : model::holds_placeholder(text);
}

std::string find_placeholder(Node node) {
  constexpr std::array<std::string_view, 3> kTexts{"command", "args", "value"};
  if (node.is(Kind::string)) return is_filled_in_later(node.text()) ? std::string(node.text()) : std::string();
  for (std::size_t i = 0; i < node.size() && node.is(Kind::sequence); ++i)
    if (std::string found = find_placeholder(node.item(i)); !found.empty()) return found;
  for (std::size_t i = 0; i < node.size() && node.is(Kind::mapping); ++i) {
    if (std::find(kTexts.begin(), kTexts.end(), node.key(i).text()) != kTexts.end()) continue;
    if (std::string found = find_placeholder(node.value(i)); !found.empty()) return found;
  }
  return {};
}

Value class_named(const Value& name) {
  Value metadata = Value::mapping();
  metadata.set("name", name);
  Value out = Value::mapping();
  out.set("metadata", std::move(metadata));
  return out;
}

// With what the pod itself says of it, as the plugins check that.
Value priority_class(const Value& name, const Value& spec) {
  Value out = class_named(name);
  if (const Value* value = spec.find("priority")) out.set("value", *value);
  if (const Value* policy = spec.find("preemptionPolicy")) out.set("preemptionPolicy", *policy);
  return out;
}

Value runtime_class(const Value& name, const Value& spec) {
  Value out = class_named(name);
  if (const Value* overhead = spec.find("overhead")) {
    Value fixed = Value::mapping();
    fixed.set("podFixed", *overhead);
    out.set("overhead", std::move(fixed));
  }
  return out;
}

Value labels_of(const model::Namespace& name_space) {
  Value labels = Value::mapping();
  for (const model::Field& label : name_space.object.metadata.labels)
    if (!label.placeholder) labels.set(label.key, Value::string(label.value, label.value_at));
  return labels;
}

Value definition_of(const model::PodCreation& creation) {
  return creation.name_space ? yaml::to_value(creation.name_space->object.node) : Value::mapping();
}

// toMeshConfigProxyConfig (istio, pilot/pkg/model/proxy_config.go).
Value settings_of(const model::ProxyResource* resource) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kFields{
      {{"concurrency", "concurrency"}, {"environmentVariables", "proxyMetadata"}, {"image", "image"}}};
  if (!resource) return Value::null();
  Value settings = Value::mapping();
  const Node spec = resource->object.node.find("spec");
  for (const auto& [field, name] : kFields)
    if (const Node given = spec.find(field)) settings.set(name, yaml::to_value(given));
  return settings;
}

ProxySettings settings_of(const model::ProxyResources& resources) {
  return {settings_of(resources.mesh), settings_of(resources.name_space), settings_of(resources.pods)};
}

}  // namespace

std::string unseen(const model::Workload& workload) {
  if (!submits_its_template(*workload.kind))
    return "what the controller of " + workload.object.kind + " adds is not known";
  for (const model::Alteration& alteration : workload.object.alterations)
    if (alteration.field != model::Alteration::Field::name_space)
      return quoted(alteration.by) + " changes the pod before it is created";
  for (const model::FieldMap* map : {&workload.pod.metadata.labels, &workload.pod.metadata.annotations})
    for (const model::Field& field : *map)
      if (field.placeholder) return "what " + quoted(field.key) + " becomes is not known";
  const model::Metadata& metadata = workload.object.metadata;
  for (const std::string* name : {&metadata.name.value, &metadata.name_space.value})
    if (model::is_blank_name(*name)) return "what " + quoted(*name) + " becomes is not known";
  if (!workload.pod.spec) return "the pod's spec is not written here";
  return {};
}

std::string placeholder_in(const model::Workload& workload) { return find_placeholder(workload.pod.spec); }

bool went_too_far(const PodOutcome& outcome) {
  if (!outcome.refused || !outcome.refused->template_error) return false;
  const std::string& message = outcome.refused->template_error->message;
  constexpr std::array<std::string_view, 2> kLimits{"template takes too many steps", "output too long"};
  return std::any_of(kLimits.begin(), kLimits.end(),
                     [&](std::string_view limit) { return message.find(limit) != std::string::npos; });
}

bool goes_too_far(const Injector& injector) {
  Value container = Value::mapping();
  container.set("name", Value::string("app"));
  Value pod = Value::mapping();
  pod.set("metadata", Value::mapping()).set("name", Value::string("app"));
  pod.set("spec", Value::mapping()).set("containers", Value::sequence()).items.push_back(std::move(container));
  AdmissionRequest request;
  request.pod = std::move(pod);
  request.name_space = "default";
  return !injector.error() && went_too_far(admit(injector, request));
}

PodOutcome admit_alone(const model::PodCreation& creation, const model::InjectorCall& call, const Injector& injector) {
  const Value name_space = definition_of(creation);
  const ProxySettings proxy = settings_of(creation.proxy);
  const std::string path = call.path.empty() ? "/inject" : std::string(call.path);
  return admit(injector, {submitted_pod(*creation.workload), creation.workload->object.metadata.name_space.value,
                          &name_space, path, &proxy});
}

Admitted create_pod(const model::PodCreation& creation, std::span<const Injector* const> injectors) {
  const model::Workload& workload = *creation.workload;
  Value pod = submitted_pod(workload);
  const Value empty = Value::mapping();
  const Value labels = creation.name_space ? labels_of(*creation.name_space) : empty;
  const Value name_space = definition_of(creation);
  const Value* spec = pod.find("spec");
  const Value* priority = spec ? spec->find("priorityClassName") : nullptr;
  const Value* runtime = spec ? spec->find("runtimeClassName") : nullptr;
  const Value priority_stand_in = priority ? priority_class(*priority, *spec) : empty;
  const Value runtime_stand_in = runtime ? runtime_class(*runtime, *spec) : empty;
  kube::AdmissionFacts facts;
  facts.namespace_name = workload.object.metadata.name_space.value;
  if (facts.namespace_name.empty()) facts.namespace_name = "default";
  facts.namespace_labels = &labels;
  if (priority) facts.priority_classes = {&priority_stand_in, 1};
  if (runtime) facts.runtime_classes = {&runtime_stand_in, 1};
  const ProxySettings proxy = settings_of(creation.proxy);
  std::vector<WebhookCall> calls;
  for (std::size_t i = 0; i < injectors.size(); ++i) {
    const model::InjectorCall& call = creation.calls[i];
    calls.push_back({.injector = injectors[i],
                     .webhook = std::string(call.webhook),
                     .path = call.path.empty() ? "/inject" : std::string(call.path),
                     .namespace_object = &name_space,
                     .proxy = &proxy});
  }
  return create_pod(std::move(pod), calls, facts);
}

}  // namespace sidelint::inject
