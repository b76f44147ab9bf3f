// Chart.yaml and requirements.yaml.
//
// Mirrors helm 4.3, pkg/chart/v2: decoded into the fields of Metadata as sigs.k8s.io/yaml does it, then validated.
#pragma once

#include <string>
#include <string_view>

#include "engine/helm/chart/chart.h"
#include "engine/yaml/node.h"

namespace sidelint::helm {

// Charts of this kind are read, and then refused: helm 4.3 keeps them for later.
inline constexpr std::string_view kApiV3 = "v3";

// Helm 4 asks a chart's Chart.yaml, not that of its children, which kind of chart it is. Answers the whole error.
std::string check_root_api(yaml::Node document);

// Adds what the document says to what is there. Answers the error: a field of another type.
std::string read_metadata(Metadata& metadata, yaml::Node document);

// What helm does to a chart's metadata after reading them, and why it refuses them.
std::string validate_metadata(Metadata& metadata);

}  // namespace sidelint::helm
