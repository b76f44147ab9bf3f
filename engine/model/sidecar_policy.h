// Istio's resources that a pod's sidecar carries out: of no effect on pods that have none.
#pragma once

#include <string>
#include <string_view>

#include "engine/model/object.h"
#include "engine/model/selector.h"

namespace sidelint::model {

struct SidecarPolicy {
  Object object;
  Labels selector;           // of pods in its namespace; empty: all of them
  OriginId selector_at;      // of the spec if there is none
  bool has_targets = false;  // it is for a Gateway, a waypoint or a Service, not for pods
  std::string mtls_mode;     // of a PeerAuthentication

  bool selects(const Labels& pod) const;
  // Whether somebody relies on it: a PeerAuthentication that is not strict asks for nothing.
  bool demands_sidecar() const { return object.kind != "PeerAuthentication" || mtls_mode == "STRICT"; }
};

bool is_sidecar_policy(std::string_view kind);
bool is_sidecar_policy(std::string_view api_version, std::string_view kind);

}  // namespace sidelint::model
