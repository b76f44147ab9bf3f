#include "engine/kube/validate.h"

#include "engine/kube/fields.h"
#include "engine/kube/validation/parts.h"

namespace sidelint::kube {

using yaml::Value;

namespace {

// Only a mirror pod comes here without an account.
void check_tokens(const Value& spec, const Path& path, Errors& errors) {
  if (!text(spec, "serviceAccountName").empty()) return;
  const auto& volumes = items(spec, "volumes");
  for (std::size_t i = 0; i < volumes.size(); ++i) {
    const auto& sources = items(child_or_empty(volumes[i], "projected"), "sources");
    for (std::size_t j = 0; j < sources.size(); ++j) {
      const Value* token = child(sources[j], "serviceAccountToken");
      if (token == nullptr) continue;
      errors.forbidden(path.at(i).child("projected").child("sources").at(j).child("serviceAccountToken"),
                       "must not be specified when serviceAccountName is not set", *token);
    }
  }
}

}  // namespace

// ValidatePodCreate
std::vector<FieldError> validate_pod(const Value& pod) {
  const Path metadata_path("metadata");
  const Path spec_path("spec");
  Errors errors;
  const Value& spec = child_or_empty(pod, "spec");
  validation::PodFacts facts{child_or_empty(pod, "metadata"), spec, {}, {}, {}, true};
  validation::check_metadata(facts.metadata, metadata_path, errors);
  validation::check_annotations_of_pod(facts, metadata_path.child("annotations"), errors);
  validation::check_pod_spec(facts, spec_path, errors);
  check_tokens(spec, spec_path.child("volumes"), errors);
  for (const std::string_view list : {"containers", "initContainers"}) {
    validation::check_images_trimmed(spec, list, spec_path.child(list), errors);
  }
  if (!items(spec, "ephemeralContainers").empty()) {
    errors.forbidden(spec_path.child("ephemeralContainers"), "cannot be set on create",
                     *spec.find("ephemeralContainers"));
  }
  if (!text(spec, "nodeName").empty() && !items(spec, "schedulingGates").empty()) {
    errors.forbidden(spec_path.child("nodeName"), "cannot be set until all schedulingGates have been cleared",
                     *spec.find("nodeName"));
  }
  validation::check_profile_annotations(facts, spec_path, errors);
  return errors.take();
}

}  // namespace sidelint::kube
