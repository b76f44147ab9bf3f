// Which definitions of a repository meet which workloads in one cluster.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/model/alternatives.h"
#include "engine/model/object.h"
#include "engine/model/repository.h"
#include "engine/model/workload.h"

namespace sidelint::rules {

class SameCluster {
 public:
  explicit SameCluster(const model::Repository& repository);

  // Whether the workload may be where the definition is. It is not if the two stand in overlays of one base, or in
  // folders for two places (decide/plane/reach.h), or if the workload is written more than once, as one per cluster,
  // and another writing of it is nearer to the definition.
  bool may_hold(const model::Object& definition, const model::Workload& workload) const;
  // Whether the definition is of the workload's namespace, too.
  bool may_hold_beside(const model::Object& definition, const model::Workload& workload) const;

 private:
  model::Alternatives alternatives_;
  std::map<std::string, std::vector<const model::Object*>> written_;  // workloads by kind, namespace and name
};

}  // namespace sidelint::rules
