#include "engine/kube/admission.h"

#include <array>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "engine/kube/defaults.h"
#include "engine/kube/fields.h"
#include "engine/kube/plugins.h"
#include "engine/kube/resources.h"
#include "engine/kube/round_trip.h"
#include "engine/kube/validate.h"

namespace sidelint::kube {
namespace {

using yaml::Entry;
using yaml::Value;

// The conversion to the internal type and back: a negative time to end is a second, and the account's old field holds
// the same name.
void convert(Value& spec) {
  Value* grace = spec.find("terminationGracePeriodSeconds");
  if (grace != nullptr && as_integer(*grace).value_or(0) < 0) *grace = Value::integer(1, grace->origin);
  const Value* name = spec.find("serviceAccountName");
  const Value* old = spec.find("serviceAccount");
  const Value* account = name != nullptr && !name->text.empty() ? name : old;
  if (account == nullptr) return;
  const Value copy = *account;
  spec.set("serviceAccountName", copy);
  spec.set("serviceAccount", copy);
}

std::optional<Refusal> decode(Value& pod) {
  RoundTrip read = read_as_api_server(pod);
  if (read.refusal) return read.refusal;
  pod = std::move(read.value);
  set_pod_defaults(pod);
  convert(*pod.find("spec"));
  return {};
}

std::optional<Refusal> set_namespace(Value& pod, std::string_view name) {
  Value& metadata = pod.find("metadata") != nullptr ? *pod.find("metadata") : pod.set("metadata", Value::mapping());
  const std::string_view given = text(metadata, "namespace");
  if (!given.empty() && given != name) {
    return Refusal{"the namespace of the provided object does not match the namespace sent on the request",
                   metadata.find("namespace")->origin};
  }
  if (given.empty()) metadata.set("namespace", Value::string(name));
  return {};
}

// applyLabelKeysToLabelSelector
void add_label_keys(Value& term, std::string_view keys, std::string_view op, const Value& labels) {
  Value* selector = child(term, "labelSelector");
  if (selector == nullptr) return;
  for (const Value& key : items(term, keys)) {
    const Value* label = labels.find(key.text);
    if (label == nullptr) continue;
    Value requirement = Value::mapping();
    requirement.set("key", Value::string(key.text));
    requirement.set("operator", Value::string(op));
    requirement.set("values", Value::sequence()).items.push_back(*label);
    Value* expressions = selector->find("matchExpressions");
    if (expressions == nullptr) expressions = &selector->set("matchExpressions", Value::sequence());
    expressions->items.push_back(std::move(requirement));
  }
}

void add_label_keys_to_terms(Value& spec, const Value& labels) {
  const auto add = [&](Value& term) {
    add_label_keys(term, "matchLabelKeys", "In", labels);
    add_label_keys(term, "mismatchLabelKeys", "NotIn", labels);
  };
  Value* affinity = child(spec, "affinity");
  for (const std::string_view kind : {"podAffinity", "podAntiAffinity"}) {
    Value* pods = affinity == nullptr ? nullptr : child(*affinity, kind);
    if (pods == nullptr) continue;
    if (auto* preferred = items_of(*pods, "preferredDuringSchedulingIgnoredDuringExecution"))
      for (Value& term : *preferred)
        if (Value* inner = child(term, "podAffinityTerm")) add(*inner);
    if (auto* required = items_of(*pods, "requiredDuringSchedulingIgnoredDuringExecution"))
      for (Value& term : *required) add(term);
  }
  if (auto* constraints = items_of(spec, "topologySpreadConstraints"))
    for (Value& constraint : *constraints) add_label_keys(constraint, "matchLabelKeys", "In", labels);
}

// The old annotation as the field that took its place; null if it says nothing that the field could.
Value app_armor_field(std::string_view annotation) {
  constexpr std::string_view kLocal = "localhost/";
  Value profile = Value::mapping();
  if (annotation == "unconfined") {
    profile.set("type", Value::string("Unconfined"));
  } else if (annotation == "runtime/default") {
    profile.set("type", Value::string("RuntimeDefault"));
  } else if (annotation.starts_with(kLocal) && annotation.size() > kLocal.size()) {
    profile.set("type", Value::string("Localhost"));
    profile.set("localhostProfile", Value::string(annotation.substr(kLocal.size())));
  } else {
    return Value::null();
  }
  return profile;
}

void copy_app_armor_annotations(Value& spec, const Value& annotations) {
  const Value none = Value::null();
  if (text(child_or_empty(spec, "os"), "name") == "windows") return;
  const Value* of_pod = spec.find_path({"securityContext", "appArmorProfile"});
  const Value pod_profile = of_pod == nullptr ? none : *of_pod;
  for (const std::string_view list : {"initContainers", "containers", "ephemeralContainers"}) {
    auto* containers = items_of(spec, list);
    if (containers == nullptr) continue;
    for (Value& container : *containers) {
      const Value* annotation =
          annotations.find(fmt::format("container.apparmor.security.beta.kubernetes.io/{}", text(container, "name")));
      if (annotation == nullptr || container.find_path({"securityContext", "appArmorProfile"}) != nullptr) continue;
      Value profile = app_armor_field(annotation->as_string());
      if (profile.is(yaml::Kind::null) || yaml::same_json(profile, pod_profile)) continue;
      Value* context = child(container, "securityContext");
      if (context == nullptr) context = &container.set("securityContext", Value::mapping());
      context->set("appArmorProfile", std::move(profile));
    }
  }
}

void drop_stop_signals(Value& spec) {
  for (const std::string_view list : {"initContainers", "containers", "ephemeralContainers"}) {
    auto* containers = items_of(spec, list);
    if (containers == nullptr) continue;
    for (Value& container : *containers) {
      Value* lifecycle = child(container, "lifecycle");
      if (lifecycle == nullptr || !lifecycle->erase("stopSignal")) continue;
      if (lifecycle->entries.empty()) container.erase("lifecycle");
    }
  }
}

// DropDisabledPodFields: what 1.35 still keeps behind feature gates.
void drop_gated_fields(Value& spec) {
  spec.erase("workloadRef");
  drop_stop_signals(spec);
  auto* volumes = items_of(spec, "volumes");
  if (volumes == nullptr) return;
  for (Value& volume : *volumes) {
    Value* projected = child(volume, "projected");
    auto* sources = projected == nullptr ? nullptr : items_of(*projected, "sources");
    if (sources == nullptr) continue;
    for (Value& source : *sources) {
      source.erase("clusterTrustBundle");
      source.erase("podCertificate");
    }
  }
}

// podStrategy.PrepareForCreate
void prepare(Value& pod) {
  constexpr std::array<std::string_view, 7> kWrittenByTheServer = {
      "uid", "creationTimestamp", "deletionTimestamp", "generation", "managedFields", "resourceVersion", "selfLink"};
  Value& metadata = *pod.find("metadata");
  Value& spec = *pod.find("spec");
  for (const std::string_view key : kWrittenByTheServer) metadata.erase(key);
  Value status = Value::mapping();
  status.set("phase", Value::string("Pending"));
  if (!items(spec, "schedulingGates").empty()) {
    Value condition = Value::mapping();
    condition.set("type", Value::string("PodScheduled"));
    condition.set("status", Value::string("False"));
    condition.set("reason", Value::string("SchedulingGated"));
    condition.set("message", Value::string("Scheduling is blocked due to non-empty scheduling gates"));
    status.set("conditions", Value::sequence()).items.push_back(std::move(condition));
  }
  status.set("qosClass", Value::string(quality_of_service(spec)));
  pod.set("status", std::move(status));
  drop_gated_fields(spec);
  add_label_keys_to_terms(spec, child_or_empty(metadata, "labels"));
  copy_app_armor_annotations(spec, child_or_empty(metadata, "annotations"));
}

void restore_order(Value& pod) { pod = round_trip(pod, pod_type()).value; }

}  // namespace

std::optional<Refusal> admit_before_webhooks(Value& pod, const AdmissionFacts& facts) {
  if (auto refusal = decode(pod)) return refusal;
  if (auto refusal = set_namespace(pod, facts.namespace_name)) return refusal;
  if (auto refusal = run_mutating_plugins(pod, facts)) return refusal;
  convert(*pod.find("spec"));
  restore_order(pod);
  return {};
}

std::optional<Refusal> admit_after_webhooks(Value& pod, const AdmissionFacts& facts) {
  if (auto refusal = decode(pod)) return refusal;
  if (auto refusal = set_namespace(pod, facts.namespace_name)) return refusal;
  if (auto refusal = run_mutating_plugins(pod, facts)) return refusal;
  convert(*pod.find("spec"));
  prepare(pod);
  restore_order(pod);
  const std::vector<FieldError> errors = validate_pod(pod);
  if (!errors.empty()) {
    const std::string_view name = text(child_or_empty(pod, "metadata"), "name");
    return Refusal{invalid_message("Pod", name, errors), errors.front().at};
  }
  return run_validating_plugins(pod, facts);
}

}  // namespace sidelint::kube
