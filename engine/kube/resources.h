// Sums of what the containers of a pod ask for.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "engine/kube/quantity.h"
#include "engine/yaml/value.h"

namespace sidelint::kube {

// v1.ResourceList, by name.
using Resources = std::map<std::string, Quantity, std::less<>>;

// `resources.requests` or `resources.limits` of a decoded container or pod spec.
Resources resources_of(const yaml::Value& owner, std::string_view list);

// What the containers need together: k8s.io/component-helpers resource.AggregateContainerRequests and …Limits. Init
// containers run one after the other, those that restart go on beside the rest.
Resources aggregate(const yaml::Value& pod_spec, std::string_view list);

// The resources that a pod may ask for as a whole: cpu, memory and huge pages.
bool is_pod_level_resource(std::string_view name);
bool is_huge_pages(std::string_view name);

// The class of service that the amounts put the pod in: "Guaranteed", "Burstable", "BestEffort".
std::string_view quality_of_service(const yaml::Value& pod_spec);

}  // namespace sidelint::kube
