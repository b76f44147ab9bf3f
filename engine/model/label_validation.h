// What Kubernetes accepts as label and annotation keys and values, in its own words.
//
// Mirrors k8s.io/apimachinery v0.37: pkg/util/validation (IsQualifiedName, IsValidLabelValue) and pkg/api/validation
// (ValidateLabels, ValidateAnnotations).
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sidelint::model {

// Messages for a label key, a label value; empty if it is valid.
std::vector<std::string> validate_label_key(std::string_view key);
std::vector<std::string> validate_label_value(std::string_view value);

using KeyValues = std::vector<std::pair<std::string, std::string>>;

// Messages for all labels or annotations of an object, in order of the entries, as the API server would print them.
std::vector<std::string> validate_labels(const KeyValues& labels);
std::vector<std::string> validate_annotations(const KeyValues& annotations);

// A string in the double quotes of Go's %q, as field errors print values.
std::string go_quote(std::string_view text);

}  // namespace sidelint::model
