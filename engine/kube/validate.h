// What Kubernetes' validation says of a pod: k8s.io/kubernetes v1.35 pkg/apis/core/validation, with its paths, its
// words and its order.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/source/origin.h"
#include "engine/yaml/value.h"

namespace sidelint::kube {

// field.Error.
struct FieldError {
  std::string path;  // spec.containers[0].name
  std::string text;  // `Invalid value: "Bad_Name": a lowercase RFC 1123 label must …`
  OriginId at;       // of the value, or of the nearest one around it that is written
};

// The pod has been decoded, defaulted and admitted; `namespace_name` is the request's.
std::vector<FieldError> validate_pod(const yaml::Value& pod, std::string_view namespace_name);

// `Pod "p" is invalid: …`, as errors.NewInvalid joins them: one as it is, several between brackets without repeats.
std::string invalid_message(std::string_view kind, std::string_view name, const std::vector<FieldError>& errors);

}  // namespace sidelint::kube
