// What limits or scales the pods of a namespace by their resources, and the accounts that they run as.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/object.h"

namespace sidelint::model {

// A resource and an amount, as written: "limits.cpu", "4".
struct Amount {
  std::string resource;
  Traced<std::string> amount;
};

// A ResourceQuota. Once it limits a resource, every container of a pod in scope has to name an amount of it.
struct Quota {
  Object object;
  std::vector<Amount> hard;
  bool is_scoped = false;  // it counts some pods only
};

// A LimitRange, so far as it is for containers.
struct LimitRange {
  Object object;
  std::vector<Amount> limits;    // of containers that name none
  std::vector<Amount> requests;  // likewise
  std::vector<Amount> least, most;
};

// A HorizontalPodAutoscaler, v1 and v2.
struct Autoscaler {
  struct Metric {
    std::string resource;         // "cpu"
    std::string container;        // of that container alone; empty: of the whole pod
    bool is_utilization = false;  // a share of what the containers request
    OriginId at;
  };
  Object object;
  std::string target_version, target_kind, target_name;
  std::vector<Metric> metrics;  // those of resources
};

struct ServiceAccount {
  Object object;
  Traced<std::optional<bool>> mounts_token;       // automountServiceAccountToken
  std::vector<Traced<std::string>> pull_secrets;  // imagePullSecrets
};

bool is_resource_policy(std::string_view kind);
// Most accounts say nothing but their name.
bool is_account_of_interest(std::string_view document);

}  // namespace sidelint::model
