// Requests and limits of containers and of the pod.
#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>

#include "engine/kube/fields.h"
#include "engine/kube/names.h"
#include "engine/kube/resources.h"
#include "engine/kube/validation/parts.h"

namespace sidelint::kube::validation {
namespace {

using yaml::Value;

using NameCheck = bool (*)(std::string_view name, const Value& amount, const Path& path, Errors& errors);

bool is_native(std::string_view name) {
  return name.find('/') == std::string_view::npos || name.find("kubernetes.io/") != std::string_view::npos;
}
bool may_overcommit(std::string_view name) { return is_native(name) && !is_huge_pages(name); }

bool is_extended(std::string_view name) {
  if (is_native(name) || name.starts_with("requests.")) return false;
  return check_label_key(fmt::format("requests.{}", name)).empty();
}

bool is_standard(std::string_view name) {
  constexpr std::array<std::string_view, 20> kNames = {"cpu",
                                                       "memory",
                                                       "ephemeral-storage",
                                                       "requests.cpu",
                                                       "requests.memory",
                                                       "requests.ephemeral-storage",
                                                       "limits.cpu",
                                                       "limits.memory",
                                                       "limits.ephemeral-storage",
                                                       "pods",
                                                       "resourcequotas",
                                                       "services",
                                                       "replicationcontrollers",
                                                       "secrets",
                                                       "configmaps",
                                                       "persistentvolumeclaims",
                                                       "storage",
                                                       "requests.storage",
                                                       "services.nodeports",
                                                       "services.loadbalancers"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end() || is_huge_pages(name) ||
         name.starts_with("requests.hugepages-");
}

// validateResourceName; whether there is nothing to say.
bool check_name(std::string_view name, const Value& amount, const Path& path, Errors& errors) {
  const Messages messages = check_label_key(name);
  for (const std::string& message : messages) errors.invalid_text(path, name, message, amount);
  if (!messages.empty()) return false;
  if (name.find('/') != std::string_view::npos || is_standard(name)) return true;
  errors.invalid_text(path, name, "must be a standard resource type or fully qualified", amount);
  return false;
}

bool check_container_name(std::string_view name, const Value& amount, const Path& path, Errors& errors) {
  bool valid = check_name(name, amount, path, errors);
  if (name.find('/') == std::string_view::npos) {
    if (name == "cpu" || name == "memory" || name == "ephemeral-storage" || is_huge_pages(name)) return valid;
    errors.invalid_text(path, name, "must be a standard resource for containers", amount);
    valid = false;
  } else if (!is_native(name) && !is_extended(name)) {
    errors.invalid_text(path, name, "doesn't follow extended resource name standard", amount);
    valid = false;
  }
  return valid;
}

bool check_pod_name(std::string_view name, const Value& amount, const Path& path, Errors& errors) {
  if (!check_name(name, amount, path, errors)) return false;
  if (is_pod_level_resource(name)) return true;
  errors.not_supported(path, Value::string(name, amount.origin), {"cpu", "hugepages-", "memory"});
  return false;
}

void check_amount(std::string_view name, const Quantity& quantity, const Value& amount, const Path& path,
                  Errors& errors) {
  const std::string shown = quantity.canonical();
  if (quantity.sign() < 0) errors.invalid_text(path, shown, "must be greater than or equal to 0", amount);
  if (is_extended(name) && quantity.milli_value() % 1000 != 0) {
    errors.invalid_text(path, shown, "must be an integer", amount);
  }
}

void check_huge_pages(std::string_view name, const Quantity& quantity, const Value& amount, const Path& path,
                      Errors& errors) {
  if (!is_huge_pages(name)) return;
  const std::string shown = quantity.canonical();
  const auto [page, error] = Quantity::parse(name.substr(name.find('-') + 1));
  const bool whole = error.empty() && page.sign() > 0 && page.is_whole() && page.value() > 0;
  if (whole && quantity.value() % page.value() == 0) return;
  errors.invalid_text(path, shown, fmt::format("{} is not positive integer multiple of {}", shown, name), amount);
}

// A request against its limit.
void check_request(std::string_view name, const Quantity& request, const Resources& limits, const Value& amount,
                   const Path& requests, const Path& limits_path, Errors& errors) {
  const auto limit = limits.find(name);
  if (limit == limits.end()) {
    if (!may_overcommit(name)) {
      errors.required(limits_path, "Limit must be set for non overcommitable resources", amount);
    }
    return;
  }
  const int order = compare(request, limit->second);
  const std::string most = limit->second.canonical();
  if (order != 0 && !may_overcommit(name)) {
    errors.invalid_text(requests, request.canonical(), fmt::format("must be equal to {} limit of {}", name, most),
                        amount);
  } else if (order > 0) {
    errors.invalid_text(requests, request.canonical(),
                        fmt::format("must be less than or equal to {} limit of {}", name, most), amount);
  }
}

void check_claims(const Value& resources, const PodFacts& facts, const Path& path, Errors& errors) {
  std::set<std::string, std::less<>> names;
  const auto& claims = items(resources, "claims");
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const std::string_view name = text(claims[i], "name");
    const std::string_view request = text(claims[i], "request");
    if (name.empty()) {
      errors.required(path.at(i), "", claims[i]);
      continue;
    }
    const std::string key = request.empty() ? std::string(name) : fmt::format("{}/{}", name, request);
    const auto next = names.lower_bound(fmt::format("{}/", name));
    const bool has_part = request.empty() && next != names.end() && next->starts_with(fmt::format("{}/", name));
    if (names.contains(name)) {
      errors.duplicate(path.at(i), name, claims[i]);
    } else {
      if (!request.empty()) {
        errors.invalid_for(path.at(i).child("request"), *claims[i].find("request"), check_dns1123_label(request));
      }
      if (names.contains(key) || has_part) errors.duplicate(path.at(i), key, claims[i]);
      names.insert(key);
    }
    if (facts.claims.contains(name)) continue;
    const std::string known =
        facts.claims.empty() ? " which is empty" : fmt::format(": {}", fmt::join(facts.claims, ", "));
    errors.not_found(path.at(i), name, "must be one of the names in pod.spec.resourceClaims" + known, claims[i]);
  }
}

// validateResourceRequirements, in the order of the names.
void check_requirements(const Value& owner, NameCheck check, const PodFacts& facts, const Path& path, Errors& errors) {
  const Value* resources = child(owner, "resources");
  if (resources == nullptr) return;
  bool has_cpu_or_memory = false;
  bool has_huge_pages = false;
  const Resources limits = resources_of(owner, "limits");
  for (const std::string_view list : {"limits", "requests"}) {
    const Value& amounts = child_or_empty(*resources, list);
    for (const auto& [name, quantity] : resources_of(owner, list)) {
      const Value& amount = *amounts.find(name);
      const Path here = path.child(list).key(name);
      check(name, amount, here, errors);
      check_amount(name, quantity, amount, here, errors);
      if (list == "requests") {
        check_request(name, quantity, limits, amount, path.child(list), path.child("limits"), errors);
      }
      check_huge_pages(name, quantity, amount, here, errors);
      has_cpu_or_memory = has_cpu_or_memory || name == "cpu" || name == "memory";
      has_huge_pages = has_huge_pages || is_huge_pages(name);
    }
  }
  if (has_huge_pages && !has_cpu_or_memory) errors.forbidden(path, "HugePages require cpu or memory", *resources);
  check_claims(*resources, facts, path.child("claims"), errors);
}

// validatePodResourceConsistency
void check_consistency(const Value& spec, const Path& path, Errors& errors) {
  const Value& resources = *child(spec, "resources");
  const Resources requests = resources_of(spec, "requests");
  const Resources limits = resources_of(spec, "limits");
  const auto look = [&](const Resources& whole, std::string_view list, std::string_view name, const Quantity& sum) {
    const auto of_pod = whole.find(name);
    if (of_pod == whole.end() || compare(sum, of_pod->second) <= 0) return;
    errors.invalid_text(
        path.child(list).key(name), of_pod->second.canonical(),
        fmt::format("must be greater than or equal to aggregate container {} of {}", list, sum.canonical()), resources);
  };
  for (const auto& [name, sum] : aggregate(spec, "requests")) look(requests, "requests", name, sum);
  for (const auto& [name, sum] : aggregate(spec, "limits"))
    if (is_huge_pages(name)) look(limits, "limits", name, sum);
  const auto& containers = items(spec, "containers");
  for (std::size_t i = 0; i < containers.size(); ++i) {
    for (const auto& [name, limit] : resources_of(containers[i], "limits")) {
      const auto of_pod = limits.find(name);
      if (of_pod == limits.end() || compare(limit, of_pod->second) <= 0) continue;
      errors.invalid_text(path.child("containers").at(i).key(name).child("limits"), limit.canonical(),
                          fmt::format("must be less than or equal to pod limits of {}", of_pod->second.canonical()),
                          containers[i]);
    }
  }
}

}  // namespace

void check_resources(const Value& container, const PodFacts& facts, const Path& path, Errors& errors) {
  check_requirements(container, check_container_name, facts, path, errors);
}

void check_pod_resources(const PodFacts& facts, const Path& path, Errors& errors) {
  const Value* resources = child(facts.spec, "resources");
  if (resources == nullptr) return;
  const Path here = path.child("resources");
  if (text(child_or_empty(facts.spec, "os"), "name") == "windows") {
    return errors.forbidden(here, "may not be set for a windows pod", *resources);
  }
  if (!items(*resources, "claims").empty()) {
    errors.forbidden(here.child("claims"), "claims may not be set for Resources at pod-level", *resources);
  }
  check_requirements(facts.spec, check_pod_name, facts, here, errors);
  check_consistency(facts.spec, here, errors);
}

void check_overhead(const Value& spec, const Path& path, Errors& errors) {
  const Value* overhead = child(spec, "overhead");
  if (overhead == nullptr) return;
  for (const yaml::Entry& entry : overhead->entries) {
    const Path here = path.child("limits").key(entry.key);
    check_container_name(entry.key, entry.value, here, errors);
    const Quantity quantity = Quantity::parse(entry.value.as_string()).quantity;
    check_amount(entry.key, quantity, entry.value, here, errors);
    check_huge_pages(entry.key, quantity, entry.value, here, errors);
  }
}

void check_resize_policy(const Value& container, const PodFacts& facts, const Path& path, Errors& errors) {
  std::set<std::string, std::less<>> seen;
  const auto& policies = items(container, "resizePolicy");
  for (std::size_t i = 0; i < policies.size(); ++i) {
    const std::string_view resource = text(policies[i], "resourceName");
    const std::string_view restart = text(policies[i], "restartPolicy");
    if (!seen.emplace(resource).second) errors.duplicate(path.at(i), resource, policies[i]);
    const auto one_of = [&](std::string_view word, std::initializer_list<std::string_view> known) {
      if (word.empty()) return errors.required(path, "", policies[i]);
      if (std::find(known.begin(), known.end(), word) != known.end()) return;
      errors.not_supported(path, Value::string(word, policies[i].origin), known);
    };
    one_of(resource, {"cpu", "memory"});
    one_of(restart, {"NotRequired", "RestartContainer"});
    if (text(facts.spec, "restartPolicy") == "Never" && restart != "NotRequired") {
      errors.invalid_text(path, restart, "must be 'NotRequired' when `restartPolicy` is 'Never'", policies[i]);
    }
  }
}

}  // namespace sidelint::kube::validation
