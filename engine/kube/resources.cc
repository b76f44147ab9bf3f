#include "engine/kube/resources.h"

#include <algorithm>

#include "engine/kube/fields.h"

namespace sidelint::kube {
namespace {

using yaml::Entry;
using yaml::Value;

void add(Resources& sum, const Resources& more) {
  for (const auto& [name, quantity] : more) sum[name].add(quantity);
}

void raise(Resources& most, const Resources& other) {
  for (const auto& [name, quantity] : other) {
    const auto [at, added] = most.try_emplace(name, quantity);
    if (!added && compare(quantity, at->second) > 0) at->second = quantity;
  }
}

bool has_cpu_and_memory(const Resources& resources) {
  return resources.contains("cpu") && resources.contains("memory");
}

// Only amounts above zero of cpu and memory count for the class of service.
Resources counted(const Value& owner, std::string_view list) {
  Resources resources = resources_of(owner, list);
  std::erase_if(resources, [](const auto& entry) {
    return (entry.first != "cpu" && entry.first != "memory") || entry.second.sign() <= 0;
  });
  return resources;
}

}  // namespace

Resources resources_of(const Value& owner, std::string_view list) {
  Resources resources;
  const Value* found = owner.find_path({"resources", list});
  if (found == nullptr) return resources;
  for (const Entry& entry : found->entries) {
    resources.emplace(entry.key, Quantity::parse(entry.value.as_string()).quantity);
  }
  return resources;
}

Resources aggregate(const Value& pod_spec, std::string_view list) {
  Resources sum;
  for (const Value& container : items(pod_spec, "containers")) add(sum, resources_of(container, list));
  Resources restarting;
  Resources most;
  for (const Value& container : items(pod_spec, "initContainers")) {
    Resources here = resources_of(container, list);
    if (text(container, "restartPolicy") == "Always") {
      add(sum, here);
      add(restarting, here);
      here = restarting;
    } else {
      add(here, restarting);
    }
    raise(most, here);
  }
  raise(sum, most);
  return sum;
}

bool is_huge_pages(std::string_view name) { return name.starts_with("hugepages-"); }
bool is_pod_level_resource(std::string_view name) { return name == "cpu" || name == "memory" || is_huge_pages(name); }

// ComputePodQOS of pkg/apis/core/helper/qos
std::string_view quality_of_service(const Value& pod_spec) {
  Resources requests;
  Resources limits;
  bool guaranteed = true;
  if (child(pod_spec, "resources") != nullptr) {
    requests = counted(pod_spec, "requests");
    limits = counted(pod_spec, "limits");
    if (!limits.empty()) guaranteed = has_cpu_and_memory(limits);
  } else {
    for (const std::string_view list : {"containers", "initContainers"}) {
      for (const Value& container : items(pod_spec, list)) {
        add(requests, counted(container, "requests"));
        const Resources limited = counted(container, "limits");
        guaranteed = guaranteed && has_cpu_and_memory(limited);
        add(limits, limited);
      }
    }
  }
  if (requests.empty() && limits.empty()) return "BestEffort";
  const bool equal =
      requests.size() == limits.size() && std::all_of(requests.begin(), requests.end(), [&](const auto& entry) {
        const auto limit = limits.find(entry.first);
        return limit != limits.end() && compare(limit->second, entry.second) == 0;
      });
  return guaranteed && equal ? "Guaranteed" : "Burstable";
}

}  // namespace sidelint::kube
