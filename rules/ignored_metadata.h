// Keys of Istio's in a custom resource, at places that its operator does not copy to the pods.
#pragma once

#include <string>
#include <vector>

#include "engine/model/workload.h"
#include "engine/yaml/node.h"

namespace sidelint::rules {

struct IgnoredEntry {
  yaml::Node key;
  std::string path;  // of the labels or annotations that it is one of: "spec.template.metadata.labels"
};

// Where each kind takes the metadata of its pods from is a table of the model (workload_kind_table.cc). Left out are
// the metadata of the object itself, and templates of pods that the table does not decide.
std::vector<IgnoredEntry> ignored_entries(const model::Workload& workload);

}  // namespace sidelint::rules
