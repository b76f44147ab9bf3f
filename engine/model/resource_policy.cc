#include "engine/model/resource_policy.h"

#include <cstddef>
#include <iterator>
#include <utility>

#include "engine/model/reader.h"

namespace sidelint::model {
namespace {

std::vector<Amount> read_amounts(yaml::Node map) {
  std::vector<Amount> amounts;
  for (std::size_t i = 0; map.is(yaml::Kind::mapping) && i < map.size(); ++i)
    amounts.push_back({std::string(map.key(i).text()), {std::string(map.value(i).text()), map.value(i).origin()}});
  return amounts;
}

void append(std::vector<Amount>& all, std::vector<Amount> more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

// A metric of `type: Resource` or `ContainerResource`; the others do not look at containers' requests.
std::optional<Autoscaler::Metric> read_metric(yaml::Node metric) {
  const bool of_container = metric.find("type").text() == "ContainerResource";
  const yaml::Node source = metric.find(of_container ? "containerResource" : "resource");
  if (!source) return std::nullopt;
  Autoscaler::Metric read;
  read.resource = source.find("name").text();
  read.container = of_container ? source.find("container").text() : std::string_view();
  const yaml::Node target = source.find("target");
  // v2beta1 has the target's fields in the source itself.
  read.is_utilization = target.find("type").text() == "Utilization" || target.find("averageUtilization") ||
                        source.find("targetAverageUtilization");
  read.at = metric.origin();
  return read;
}

constexpr AlterablePaths kChanges{
    .name_space = "metadata.namespace", .metadata = {}, .pod_spec = {}, .content = "spec"};

}  // namespace

bool is_resource_policy(std::string_view kind) {
  return kind == "ResourceQuota" || kind == "LimitRange" || kind == "HorizontalPodAutoscaler";
}

bool is_account_of_interest(std::string_view document) {
  return document.find("imagePullSecrets") != std::string_view::npos ||
         document.find("automountServiceAccountToken") != std::string_view::npos;
}

Quota read_quota(Object object, const std::vector<units::Change>& changes) {
  Quota quota;
  const yaml::Node spec = object.node.find("spec");
  quota.hard = read_amounts(spec.find("hard"));
  quota.is_scoped = spec.find("scopes").size() > 0 || spec.find("scopeSelector");
  object.alterations = alterations(changes, kChanges);
  quota.object = std::move(object);
  return quota;
}

LimitRange read_limit_range(Object object, const std::vector<units::Change>& changes) {
  LimitRange range;
  const yaml::Node limits = object.node.find("spec").find("limits");
  for (std::size_t i = 0; limits.is(yaml::Kind::sequence) && i < limits.size(); ++i) {
    const yaml::Node item = limits.item(i);
    if (item.find("type").text() != "Container") continue;
    append(range.limits, read_amounts(item.find("default")));
    append(range.requests, read_amounts(item.find("defaultRequest")));
    append(range.least, read_amounts(item.find("min")));
    append(range.most, read_amounts(item.find("max")));
  }
  object.alterations = alterations(changes, kChanges);
  range.object = std::move(object);
  return range;
}

Autoscaler read_autoscaler(Object object, const std::vector<units::Change>& changes) {
  Autoscaler scaler;
  const yaml::Node spec = object.node.find("spec");
  const yaml::Node target = spec.find("scaleTargetRef");
  scaler.target_version = target.find("apiVersion").text();
  scaler.target_kind = target.find("kind").text();
  scaler.target_name = target.find("name").text();
  const yaml::Node metrics = spec.find("metrics");
  for (std::size_t i = 0; metrics.is(yaml::Kind::sequence) && i < metrics.size(); ++i) {
    if (std::optional<Autoscaler::Metric> metric = read_metric(metrics.item(i))) scaler.metrics.push_back(*metric);
  }
  // v1 knows one metric.
  if (const yaml::Node cpu = spec.find("targetCPUUtilizationPercentage"))
    scaler.metrics.push_back({.resource = "cpu", .container = {}, .is_utilization = true, .at = cpu.origin()});
  object.alterations = alterations(changes, kChanges);
  scaler.object = std::move(object);
  return scaler;
}

ServiceAccount read_service_account(Object object, const std::vector<units::Change>& changes) {
  ServiceAccount account;
  const yaml::Node mounts = object.node.find("automountServiceAccountToken");
  account.mounts_token = {mounts.boolean(), mounts ? mounts.origin() : object.at};
  const yaml::Node secrets = object.node.find("imagePullSecrets");
  for (std::size_t i = 0; secrets.is(yaml::Kind::sequence) && i < secrets.size(); ++i) {
    const yaml::Node name = secrets.item(i).find("name");
    if (name) account.pull_secrets.push_back({std::string(name.text()), name.origin()});
  }
  object.alterations = alterations(
      changes, {.name_space = "metadata.namespace", .metadata = {}, .pod_spec = {}, .content = "imagePullSecrets"});
  account.object = std::move(object);
  return account;
}

}  // namespace sidelint::model
