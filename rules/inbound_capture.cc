// Mirrors istio 1.30.3, tools/istio-iptables/pkg/capture/run.go: all ports are captured without those excluded, or else
// those alone that are listed. Until 1.2 the ports of the containers were captured and no others.
#include "rules/inbound_capture.h"

#include <vector>

#include "rules/comma_list.h"

namespace sidelint::rules {
namespace {

constexpr std::string_view kMode = "sidecar.istio.io/interceptionMode";
constexpr decide::Release kFirstThatCapturesAll{1, 3, 0};

}  // namespace

const model::Field* passes_by(const model::PodTemplate& pod, std::string_view port, const decide::ControlPlane& plane) {
  const model::FieldMap& annotations = pod.metadata.annotations;
  const model::Field* mode = annotations.find(kMode);
  if (mode != nullptr && mode->value == "NONE") return nullptr;  // nothing is captured, and that is meant
  if (const model::Field* include = annotations.find(kIncludeInbound)) {
    if (include->placeholder) return nullptr;
    const std::vector<std::string_view> wanted = parts_of(include->value);
    if (!holds(wanted, "*")) return holds(wanted, port) ? nullptr : include;
  } else if (plane.release_known && plane.release < kFirstThatCapturesAll) {
    return nullptr;
  }
  const model::Field* exclude = annotations.find(kExcludeInbound);
  return exclude != nullptr && !exclude->placeholder && holds(parts_of(exclude->value), port) ? exclude : nullptr;
}

}  // namespace sidelint::rules
