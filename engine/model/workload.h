#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/model/metadata_refusal.h"
#include "engine/model/object.h"
#include "engine/model/workload_kind.h"

namespace sidelint::model {

struct Container {
  Traced<std::string> name;
  Traced<std::string> image;
  bool init = false;
  yaml::Node node;
};

// The pod as the workload's controller submits it to the API server.
struct PodTemplate {
  Metadata metadata;
  bool host_network = false;
  OriginId host_network_at;  // the entry; of the spec if it is not written
  std::vector<Container> containers;
  yaml::Node spec;
};

struct Workload {
  Object object;
  const WorkloadKind* kind = nullptr;
  std::string part;  // which of the object's pods, if it makes several kinds of them: "workers", a task's name
  PodTemplate pod;
  std::vector<Metadata>
      inert;  // metadata blocks that never reach a pod: the controller's own, a CronJob's jobTemplate's

  std::optional<MetadataRefusal> refusal;  // by the API server, whatever any webhook says

  const std::string& name() const { return object.metadata.name.value; }
  // "Deployment `shop/cart`", as messages name it; without the namespace where it names none, with the part if there is
  // one: "RayCluster `ml/ray` (head)".
  std::string title() const;
};

}  // namespace sidelint::model
