// The annotations that tell Prometheus where to scrape a pod, and how the sidecar takes their place.
#pragma once

#include <optional>
#include <string>

#include "engine/inject/run_template.h"
#include "engine/yaml/value.h"

namespace sidelint::inject {

// The mesh's port for the merged metrics.
std::string status_port(const yaml::Value& mesh);

// The value of prometheus.io/port, however its name is spelled.
std::optional<std::string> prometheus_port(const yaml::Value& pod);
void clear_prometheus_annotations(yaml::Value& pod, const InjectionParameters& parameters);

// applyPrometheusMerge. Answers the error.
std::string merge_prometheus(const InjectionParameters& parameters, yaml::Value& pod);

}  // namespace sidelint::inject
