// What an order for a control plane leads to: the webhook configurations that the charts render for it, as if they
// stood where the order stands.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/decide/control_plane.h"
#include "engine/decide/plane/release_range.h"
#include "engine/model/mesh/mesh_install.h"

namespace sidelint::decide {

struct Ordered {
  std::vector<model::WebhookConfiguration> webhooks;
  std::vector<model::WebhookConfiguration> perhaps;  // of the tag `default`, if somebody sets it; of open members
  std::optional<Release> release;                    // if it is told well enough to know how pods are read
  std::optional<ReleaseRange> among;                 // else
};
Ordered carry_out(const model::MeshInstall& install);

// What Service Mesh 2 calls the webhook configuration that it makes.
std::string service_mesh_configuration(const model::MeshInstall& install);

}  // namespace sidelint::decide
