// Laying patches over pods: applyOverlay and applyOverlayYAML of istio, pkg/kube/inject/webhook.go.
#include <utility>

#include "engine/inject/features.h"
#include "engine/inject/newer_fields.h"
#include "engine/inject/run_template.h"
#include "engine/kube/merge_patch.h"
#include "engine/kube/round_trip.h"
#include "engine/kube/schema.h"

namespace sidelint::inject {

Overlaid apply_overlay(yaml::Value pod, yaml::Value patch, int minor) {
  kube::Merged merged = kube::strategic_merge_patch(std::move(pod), std::move(patch), kube::pod_type());
  if (merged.refusal) return {{}, "strategic merge: " + merged.refusal->message, merged.refusal->at};
  kube::RoundTripOptions options;
  options.zero_time = kWritesCreationTime.in(minor) ? kube::ZeroTime::written : kube::ZeroTime::omitted;
  kube::RoundTrip read = kube::round_trip(std::move(merged.value), kube::pod_type(), options);
  if (read.refusal) return {{}, "unmarshal patched pod: " + read.refusal->message, read.refusal->at};
  drop_newer_fields(read.value, minor);
  return {std::move(read.value), {}, {}};
}

}  // namespace sidelint::inject
