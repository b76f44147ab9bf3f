// What Kubernetes' validation says of a pod that is created: k8s.io/kubernetes v1.35 pkg/apis/core/validation, with its
// paths, its words and its order.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/source/origin.h"
#include "engine/yaml/value.h"

namespace sidelint::kube {

// field.Error
struct FieldError {
  std::string path;  // spec.containers[0].name
  std::string text;  // `Invalid value: "Bad_Name": a lowercase RFC 1123 label must …`
  OriginId at;       // of the value, or of what it is missing in
};

// The pod has been decoded, defaulted and admitted (engine/kube/admission.h does it all in order). A name that is still
// to be generated is not asked for.
std::vector<FieldError> validate_pod(const yaml::Value& pod);

// `Pod "p" is invalid: …`, as errors.NewInvalid says it: one error as it is, several between brackets, none twice.
std::string invalid_message(std::string_view kind, std::string_view name, const std::vector<FieldError>& errors);

}  // namespace sidelint::kube
