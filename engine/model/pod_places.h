// Where the pod templates of an object stand, as its kind's row says it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/model/workload_kind.h"
#include "engine/yaml/node.h"

namespace sidelint::model {

// One template.
struct PodPlace {
  yaml::Node root;   // where the path of the metadata begins: the object, or an item of the row's list or map
  std::string name;  // of the item: its name, its key or its number
  std::string_view metadata_path;
  yaml::Node spec_root;  // where the path of the spec begins
  std::string_view spec_path;
};
std::vector<PodPlace> pod_places(yaml::Node object, const WorkloadKind& kind);

// The path up to the row's list or map; the path itself if it names none.
std::string_view plain_path(std::string_view path);

}  // namespace sidelint::model
