#include "engine/model/service.h"

#include <algorithm>
#include <string>
#include <utility>

#include "engine/model/reader.h"

namespace sidelint::model {
namespace {

ServicePort read_port(yaml::Node node) {
  const yaml::Node port = node.find("port");
  const yaml::Node target = node.find("targetPort");
  ServicePort read;
  read.port = {port.integer().value_or(0), port ? port.origin() : node.origin()};
  const yaml::Node target_or_port = target ? target : port;
  read.target = {std::string(target_or_port.text()), target_or_port ? target_or_port.origin() : node.origin()};
  return read;
}

}  // namespace

const ServicePort* Service::port(std::int64_t number) const {
  const auto found = std::ranges::find_if(ports, [&](const ServicePort& each) { return each.port.value == number; });
  return found == ports.end() ? nullptr : &*found;
}

bool Service::selects(const Labels& pod) const {
  return !selector.empty() && std::ranges::all_of(selector, [&](const auto& wanted) {
    const std::string* value = find_label(pod, wanted.first);
    return value != nullptr && *value == wanted.second;
  });
}

std::optional<std::int64_t> written_replicas(const Workload& workload) {
  return workload.object.node.find("spec").find("replicas").integer();
}

Service read_service(Object object, const std::vector<units::Change>& changes) {
  object.alterations =
      alterations(changes, {.name_space = "metadata.namespace", .metadata = {}, .pod_spec = {}, .content = "spec"});
  Service service;
  service.object = std::move(object);
  const yaml::Node spec = service.object.node.find("spec");
  const OriginId spec_at = spec ? spec.origin() : service.object.at;
  const yaml::Node type = spec.find("type");
  service.type = {type ? std::string(type.text()) : std::string("ClusterIP"), type ? type.origin() : spec_at};
  const yaml::Node ports = spec.find("ports");
  for (std::size_t i = 0; ports.is(yaml::Kind::sequence) && i < ports.size(); ++i) {
    service.ports.push_back(read_port(ports.item(i)));
  }
  const yaml::Node selector = spec.find("selector");
  service.selector_at = selector ? selector.origin() : spec_at;
  for (std::size_t i = 0; selector.is(yaml::Kind::mapping) && i < selector.size(); ++i) {
    const std::string_view value = selector.value(i).text();
    service.selector_is_placeholder |= holds_blank(value) || holds_blank(selector.key(i).text());
    service.selector.emplace_back(selector.key(i).text(), value);
  }
  std::ranges::sort(service.selector);
  return service;
}

}  // namespace sidelint::model
