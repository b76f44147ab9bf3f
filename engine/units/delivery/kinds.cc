#include "engine/units/delivery/kinds.h"

#include <algorithm>
#include <array>

namespace sidelint::units {
namespace {

struct DeliveryKind {
  std::string_view kind;
  std::string_view word;  // a document without it is none: other projects have kinds of these names
};

constexpr std::array<DeliveryKind, 11> kKinds{{
    {"Application", "argoproj.io/"},
    {"ApplicationSet", "argoproj.io/"},
    {"Secret", "argocd.argoproj.io/secret-type"},  // a cluster
    {"Kustomization", "kustomize.toolkit.fluxcd.io/"},
    {"HelmRelease", "helm.toolkit.fluxcd.io/"},
    {"GitRepository", "source.toolkit.fluxcd.io/"},
    {"OCIRepository", "source.toolkit.fluxcd.io/"},
    {"Bucket", "source.toolkit.fluxcd.io/"},
    {"HelmRepository", "source.toolkit.fluxcd.io/"},
    {"HelmChart", "source.toolkit.fluxcd.io/"},
    {"ArtifactGenerator", "source.extensions.fluxcd.io/"},
}};

}  // namespace

bool is_delivery_kind(std::string_view kind) {
  return std::any_of(kKinds.begin(), kKinds.end(), [&](const DeliveryKind& each) { return each.kind == kind; });
}

bool may_order_delivery(std::string_view kind, std::string_view document) {
  return std::any_of(kKinds.begin(), kKinds.end(), [&](const DeliveryKind& each) {
    return each.kind == kind && document.find(each.word) != std::string_view::npos;
  });
}

}  // namespace sidelint::units
