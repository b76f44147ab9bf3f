// What Kubernetes accepts as the labels and annotations of an object, in its own words.
//
// Mirrors k8s.io/apimachinery v0.37 pkg/api/validation (ValidateLabels, ValidateAnnotations).
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace sidelint::model {

using KeyValues = std::vector<std::pair<std::string, std::string>>;

// Messages for all labels or annotations of an object, in order of the entries, as the API server would print them.
std::vector<std::string> validate_labels(const KeyValues& labels);
std::vector<std::string> validate_annotations(const KeyValues& annotations);

}  // namespace sidelint::model
