// What decides about no pod by itself, but stands around the injector: what rules look up.
#pragma once

#include <string_view>
#include <vector>

#include "engine/model/mesh_settings.h"
#include "engine/model/proxy_resource.h"
#include "engine/model/resource_policy.h"
#include "engine/model/root_certificate.h"
#include "engine/model/service.h"
#include "engine/model/sidecar_policy.h"

namespace sidelint::model {

struct Supporting {
  std::vector<Service> services;  // those of interest; each vector in order of place (file, byte)
  std::vector<RootCertificate> roots;
  std::vector<SidecarPolicy> policies;
  std::vector<MeshSettings> mesh_settings;
  std::vector<ProxyResource> proxy_resources;
  std::vector<Quota> quotas;
  std::vector<LimitRange> limit_ranges;
  std::vector<Autoscaler> autoscalers;
  std::vector<ServiceAccount> service_accounts;  // those that say more than their name
};

// Whether documents of this `kind` are read at all for the sake of these, and this one.
bool is_supporting(std::string_view kind);
bool is_worth_supporting(std::string_view kind, std::string_view document);

}  // namespace sidelint::model
