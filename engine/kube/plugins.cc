#include "engine/kube/plugins.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "engine/kube/fields.h"
#include "engine/kube/go_text.h"
#include "engine/kube/pod_security.h"

namespace sidelint::kube {
namespace {

using yaml::Entry;
using yaml::Value;

constexpr std::string_view kTokenPath = "/var/run/secrets/kubernetes.io/serviceaccount";
constexpr std::string_view kTokenVolumePrefix = "kube-api-access-";
constexpr std::int64_t kTokenSeconds = 3607;
constexpr std::int64_t kFileMode = 0644;

// admission.NewForbidden: the name may not have been generated yet.
Refusal forbidden(const Value& pod, std::string_view why) {
  const Value& metadata = child_or_empty(pod, "metadata");
  std::string_view name = text(metadata, "name");
  if (name.empty()) name = text(metadata, "generateName");
  if (name.empty()) name = "Unknown";
  return {fmt::format("pods \"{}\" is forbidden: {}", name, why), metadata.origin};
}

Value& list_in(Value& object, std::string_view key) {
  Value* list = object.find(key);
  return list != nullptr ? *list : object.set(key, Value::sequence());
}

Value made_of(std::initializer_list<std::pair<std::string_view, Value>> fields) {
  Value object = Value::mapping();
  for (const auto& [key, value] : fields) object.set(key, value);
  return object;
}

Value list_of(std::initializer_list<Value> items) {
  Value list = Value::sequence();
  list.items = items;
  return list;
}

Value token_volume(std::string_view name) {
  const Value token = made_of({{"expirationSeconds", Value::integer(kTokenSeconds)}, {"path", Value::string("token")}});
  const Value certificate = made_of({{"key", Value::string("ca.crt")}, {"path", Value::string("ca.crt")}});
  const Value authority = made_of({{"name", Value::string("kube-root-ca.crt")}, {"items", list_of({certificate})}});
  const Value field =
      made_of({{"apiVersion", Value::string("v1")}, {"fieldPath", Value::string("metadata.namespace")}});
  const Value item = made_of({{"path", Value::string("namespace")}, {"fieldRef", field}});
  const Value sources = list_of({made_of({{"serviceAccountToken", token}}), made_of({{"configMap", authority}}),
                                 made_of({{"downwardAPI", made_of({{"items", list_of({item})}})}})});
  const Value projected = made_of({{"sources", sources}, {"defaultMode", Value::integer(kFileMode)}});
  return made_of({{"name", Value::string(name)}, {"projected", projected}});
}

bool mounts_path(const Value& container, std::string_view path) {
  const auto& mounts = items(container, "volumeMounts");
  return std::any_of(mounts.begin(), mounts.end(),
                     [&](const Value& mount) { return text(mount, "mountPath") == path; });
}

void mount_token(Value& spec) {
  std::string name(kTokenVolumePrefix);
  bool has_volume = false;
  for (const Value& volume : items(spec, "volumes")) {
    has_volume = text(volume, "name").starts_with(kTokenVolumePrefix);
    if (has_volume) name = text(volume, "name");
    if (has_volume) break;
  }
  if (!has_volume) name += "00000";
  const Value mount = made_of(
      {{"name", Value::string(name)}, {"readOnly", Value::boolean(true)}, {"mountPath", Value::string(kTokenPath)}});
  bool needed = false;
  for (const std::string_view list : {"initContainers", "containers"}) {
    std::vector<Value>* containers = items_of(spec, list);
    if (containers == nullptr) continue;
    for (Value& container : *containers) {
      if (mounts_path(container, kTokenPath)) continue;
      list_in(container, "volumeMounts").items.push_back(mount);
      needed = true;
    }
  }
  if (needed && !has_volume) list_in(spec, "volumes").items.push_back(token_volume(name));
}

std::optional<Refusal> set_service_account(Value& pod, Value& spec, const AdmissionFacts& facts) {
  if (child_or_empty(child_or_empty(pod, "metadata"), "annotations").find("kubernetes.io/config.mirror") != nullptr) {
    return {};
  }
  if (text(spec, "serviceAccountName").empty()) spec.set("serviceAccountName", Value::string("default"));
  const Value nothing = Value::mapping();
  const Value& account = facts.service_account == nullptr ? nothing : *facts.service_account;
  const bool mounts = choice(spec, "automountServiceAccountToken")
                          .value_or(choice(account, "automountServiceAccountToken").value_or(facts.mounts_tokens));
  if (mounts) mount_token(spec);
  if (items(spec, "imagePullSecrets").empty()) {
    for (const Value& secret : items(account, "imagePullSecrets")) {
      list_in(spec, "imagePullSecrets").items.push_back(made_of({{"name", Value::string(text(secret, "name"))}}));
    }
  }
  return {};
}

struct Priority {
  std::string name;
  std::int64_t value = 0;
  std::string preemption = "PreemptLowerPriority";
};

Priority read_priority(const Value& object) {
  Priority priority{std::string(text(child_or_empty(object, "metadata"), "name")), integer(object, "value").value_or(0),
                    "PreemptLowerPriority"};
  if (const std::string_view policy = text(object, "preemptionPolicy"); !policy.empty()) priority.preemption = policy;
  return priority;
}

// The class by name, or the cluster's default one; nothing if there is no such class.
std::optional<Priority> find_priority(std::string_view name, const AdmissionFacts& facts) {
  if (name == "system-cluster-critical") return Priority{std::string(name), 2'000'000'000, "PreemptLowerPriority"};
  if (name == "system-node-critical") return Priority{std::string(name), 2'000'001'000, "PreemptLowerPriority"};
  std::optional<Priority> found;
  for (const Value& object : facts.priority_classes) {
    const Priority priority = read_priority(object);
    if (!name.empty() && priority.name == name) return priority;
    // Of several default classes the lowest counts.
    const bool is_default = name.empty() && flag(object, "globalDefault");
    if (is_default && (!found || priority.value < found->value)) found = priority;
  }
  return name.empty() && !found ? Priority{} : found;
}

std::optional<Refusal> set_priority(Value& pod, Value& spec, const AdmissionFacts& facts) {
  const std::string name(text(spec, "priorityClassName"));
  const std::optional<Priority> priority = find_priority(name, facts);
  if (!priority) return forbidden(pod, fmt::format("no PriorityClass with name {} was found", name));
  const auto given = integer(spec, "priority");
  if (given && *given != priority->value) {
    return forbidden(pod, fmt::format("the integer value of priority ({}) must not be provided in pod spec; priority "
                                      "admission controller computed {} from the given PriorityClass name",
                                      *given, priority->value));
  }
  const std::string_view policy = text(spec, "preemptionPolicy");
  if (!policy.empty() && policy != priority->preemption) {
    return forbidden(pod, fmt::format("the string value of PreemptionPolicy ({}) must not be provided in pod spec; "
                                      "priority admission controller computed {} from the given PriorityClass name",
                                      policy, priority->preemption));
  }
  if (!priority->name.empty()) spec.set("priorityClassName", Value::string(priority->name));
  spec.set("priority", Value::integer(priority->value));
  spec.set("preemptionPolicy", Value::string(priority->preemption));
  return {};
}

void tolerate_lost_nodes(Value& spec) {
  constexpr std::int64_t kSeconds = 300;
  const std::vector<Value> present = items(spec, "tolerations");
  for (const std::string_view taint : {"node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable"}) {
    const bool tolerated = std::any_of(present.begin(), present.end(), [&](const Value& toleration) {
      const std::string_view key = text(toleration, "key");
      const std::string_view effect = text(toleration, "effect");
      return (key.empty() || key == taint) && (effect.empty() || effect == "NoExecute");
    });
    if (tolerated) continue;
    list_in(spec, "tolerations")
        .items.push_back(made_of({{"key", Value::string(taint)},
                                  {"operator", Value::string("Exists")},
                                  {"effect", Value::string("NoExecute")},
                                  {"tolerationSeconds", Value::integer(kSeconds)}}));
  }
}

std::optional<Refusal> schedule_by_class(Value& pod, Value& spec, const Value& runtime_class) {
  const Value* scheduling = child(runtime_class, "scheduling");
  if (scheduling == nullptr) return {};
  for (const Entry& wanted : child_or_empty(*scheduling, "nodeSelector").entries) {
    Value& selector =
        spec.find("nodeSelector") != nullptr ? *spec.find("nodeSelector") : spec.set("nodeSelector", Value::mapping());
    const Value* given = selector.find(wanted.key);
    if (given != nullptr && given->text != wanted.value.text) {
      return forbidden(pod, fmt::format("conflict: runtimeClass.scheduling.nodeSelector[{}] = {}; "
                                        "pod.spec.nodeSelector[{}] = {}",
                                        wanted.key, wanted.value.text, wanted.key, given->text));
    }
    selector.set(wanted.key, wanted.value);
  }
  for (const Value& toleration : items(*scheduling, "tolerations")) {
    const std::vector<Value>& present = items(spec, "tolerations");
    const bool there = std::any_of(present.begin(), present.end(),
                                   [&](const Value& other) { return yaml::same_json(other, toleration); });
    if (!there) list_in(spec, "tolerations").items.push_back(toleration);
  }
  return {};
}

constexpr std::string_view kOtherOverhead =
    "pod rejected: Pod's Overhead doesn't match RuntimeClass's defined Overhead";

std::optional<Refusal> apply_runtime_class(Value& pod, Value& spec, const AdmissionFacts& facts) {
  const Value* name = spec.find("runtimeClassName");
  if (name == nullptr) return {};
  const auto found = std::find_if(facts.runtime_classes.begin(), facts.runtime_classes.end(), [&](const Value& object) {
    return text(child_or_empty(object, "metadata"), "name") == name->as_string();
  });
  if (found == facts.runtime_classes.end()) {
    return forbidden(pod, fmt::format("pod rejected: RuntimeClass {} not found", go_quote(name->as_string())));
  }
  if (const Value* overhead = found->find_path({"overhead", "podFixed"})) {
    const Value* given = child(spec, "overhead");
    if (given != nullptr && !yaml::same_json(*given, *overhead)) return forbidden(pod, kOtherOverhead);
    spec.set("overhead", *overhead);
  }
  return schedule_by_class(pod, spec, *found);
}

}  // namespace

std::optional<Refusal> run_mutating_plugins(Value& pod, const AdmissionFacts& facts) {
  Value* spec = child(pod, "spec");
  if (spec == nullptr) return {};
  if (auto refusal = set_service_account(pod, *spec, facts)) return refusal;
  if (auto refusal = set_priority(pod, *spec, facts)) return refusal;
  tolerate_lost_nodes(*spec);
  return apply_runtime_class(pod, *spec, facts);
}

std::optional<Refusal> run_validating_plugins(const Value& pod, const AdmissionFacts& facts) {
  const Value& spec = child_or_empty(pod, "spec");
  const Value& metadata = child_or_empty(pod, "metadata");
  if (const auto violation = security_violation(pod, enforced_policy(facts.namespace_labels))) {
    const std::string_view name = text(metadata, "name");
    const std::string subject = name.empty() ? "pods" : fmt::format("pods \"{}\"", name);
    return Refusal{fmt::format("{} is forbidden: {}", subject, *violation), spec.origin, true};
  }
  const bool has_class =
      std::any_of(facts.runtime_classes.begin(), facts.runtime_classes.end(), [&](const Value& object) {
        return text(child_or_empty(object, "metadata"), "name") == text(spec, "runtimeClassName") &&
               child(object, "overhead") != nullptr;
      });
  if (spec.find("overhead") != nullptr && !has_class) {
    return forbidden(pod, "pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead");
  }
  return {};
}

}  // namespace sidelint::kube
