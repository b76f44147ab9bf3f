#include "engine/units/flux/flux.h"

#include "engine/units/flux/kustomization.h"
#include "engine/units/flux/release.h"

namespace sidelint::units {

std::vector<Delivery> read_flux(const AppliedObject& object, const Ground& ground) {
  const FluxOrder order(object, ground);
  if (order.name().empty()) return {};
  if (object.kind == "Kustomization" && object.api_version.starts_with("kustomize.toolkit.fluxcd.io/"))
    return {read_flux_kustomization(order)};
  if (object.kind == "HelmRelease" && object.api_version.starts_with("helm.toolkit.fluxcd.io/"))
    return {read_helm_release(order)};
  return {};
}

}  // namespace sidelint::units
