#include "engine/model/proxy_resource.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "engine/model/reader.h"
#include "engine/model/repository.h"

namespace sidelint::model {
namespace {

// The resources of a namespace that count near the workload, by name.
std::vector<const ProxyResource*> nearest_in(const std::vector<ProxyResource>& all, std::string_view name_space,
                                             const Workload& workload) {
  std::vector<const ProxyResource*> here;
  std::vector<const Object*> objects;
  for (const ProxyResource& each : all) {
    if (each.object.metadata.name_space.value != name_space) continue;
    here.push_back(&each);
    objects.push_back(&each.object);
  }
  std::vector<const ProxyResource*> nearest;
  for (const std::size_t index : nearest_definitions(objects, workload.object.file)) nearest.push_back(here[index]);
  std::stable_sort(nearest.begin(), nearest.end(), [](const ProxyResource* a, const ProxyResource* b) {
    return a->object.metadata.name.value < b->object.metadata.name.value;
  });
  return nearest;
}

const ProxyResource* without_selector(const std::vector<const ProxyResource*>& all) {
  const auto found =
      std::find_if(all.begin(), all.end(), [](const ProxyResource* each) { return !each->has_selector; });
  return found == all.end() ? nullptr : *found;
}

bool selects(const ProxyResource& resource, const FieldMap& labels) {
  return !resource.selector.empty() &&
         std::all_of(resource.selector.begin(), resource.selector.end(), [&](const auto& wanted) {
           const Field* label = labels.find(wanted.first);
           return label != nullptr && label->value == wanted.second;
         });
}

}  // namespace

ProxyResource read_proxy_resource(Object object, const std::vector<units::Change>& changes) {
  ProxyResource resource;
  const yaml::Node selector = object.node.find("spec").find("selector");
  resource.has_selector = selector.is(yaml::Kind::mapping);
  const yaml::Node labels = selector.find("matchLabels");
  for (std::size_t i = 0; labels.is(yaml::Kind::mapping) && i < labels.size(); ++i)
    resource.selector.emplace_back(labels.key(i).text(), labels.value(i).text());
  std::sort(resource.selector.begin(), resource.selector.end());
  object.alterations =
      alterations(changes, {.name_space = "metadata.namespace", .metadata = {}, .pod_spec = {}, .content = "spec"});
  resource.object = std::move(object);
  return resource;
}

ProxyResources proxy_resources_for(const std::vector<ProxyResource>& all, const Workload& workload,
                                   std::string_view root_namespace) {
  ProxyResources found;
  if (all.empty()) return found;
  const std::string& name_space = workload.object.metadata.name_space.value;
  found.mesh = without_selector(nearest_in(all, root_namespace, workload));
  const std::vector<const ProxyResource*> own = nearest_in(all, name_space, workload);
  if (name_space != root_namespace) found.name_space = without_selector(own);
  const auto selected = std::find_if(
      own.begin(), own.end(), [&](const ProxyResource* each) { return selects(*each, workload.pod.metadata.labels); });
  if (selected != own.end()) found.pods = *selected;
  return found;
}

}  // namespace sidelint::model
