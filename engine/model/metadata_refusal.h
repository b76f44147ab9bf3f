// Why the API server takes no workload, or none of its pods, with the labels and annotations that it has.
#pragma once

#include <optional>
#include <string>

#include "engine/model/object.h"
#include "engine/model/workload_kind.h"

namespace sidelint::model {

struct MetadataRefusal {
  std::string message;          // the API server's words
  std::string entry;            // `app: not valid!`
  OriginId at;                  // the label or annotation
  bool after_webhooks = false;  // a pod is read before its webhooks are called, and judged after them
};

// Only of the kinds that Kubernetes itself reads: what it says of a custom resource is up to its schema.
std::optional<MetadataRefusal> metadata_refusal(const Object& object, const WorkloadKind& kind, const Metadata& pod);

}  // namespace sidelint::model
