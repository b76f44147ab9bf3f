// Overrides of a source that lie in its folder: `.argocd-source.yaml`, and over it `.argocd-source-<name>.yaml`, as
// `argocd app set` and image updaters write them; private to the room.
//
// Mirrors argo-cd 3.6, mergeSourceParameters of reposerver/repository: a merge patch (RFC 7396) of the source, of which
// the address, the path, the chart and the revision stay as they are.
#pragma once

#include <memory>
#include <string>

#include "engine/units/delivery/delivery.h"
#include "engine/units/delivery/ground.h"
#include "engine/yaml/node.h"

namespace sidelint::units {

// Null where no file overrides anything. What was read is added to the delivery's files.
std::unique_ptr<const yaml::Document> with_overrides(yaml::Node source, const std::string& folder,
                                                     const std::string& application, const Ground& ground,
                                                     Delivery& delivery);

}  // namespace sidelint::units
