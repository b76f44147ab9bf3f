#include "engine/model/alternatives.h"

#include <algorithm>

#include "engine/units/cluster.h"

namespace sidelint::model {
namespace {

std::string_view folder_of(std::string_view cluster) { return cluster.substr(0, cluster.rfind('/')); }

bool is_address(std::string_view cluster) { return cluster.find("://") != std::string_view::npos; }

}  // namespace

bool are_two_clusters(std::string_view one, std::string_view other) {
  if (one.empty() || other.empty() || one == other) return false;
  const bool is_folder = one.starts_with(units::kClusterFolder);
  if (is_folder != other.starts_with(units::kClusterFolder)) return false;
  if (is_folder) return folder_of(one) == folder_of(other);
  if (one == units::kOwnCluster || other == units::kOwnCluster) return true;
  return is_address(one) == is_address(other);
}

Alternatives::Alternatives(const Repository& repository) {
  const auto add = [this](const auto& all) {
    for (const auto& each : all) objects_of_[each.object.unit].push_back(each.object.at);
  };
  add(repository.namespaces);
  add(repository.workloads);
  add(repository.webhooks);
  add(repository.injectors);
  add(repository.supporting.services);
  add(repository.supporting.policies);
  for (auto& [unit, objects] : objects_of_) std::sort(objects.begin(), objects.end());
}

bool Alternatives::are_apart(const Object& a, const Object& b) const {
  if (a.unit == b.unit) return false;
  if (are_two_clusters(a.cluster, b.cluster)) return true;
  const auto of_a = objects_of_.find(a.unit);
  const auto of_b = objects_of_.find(b.unit);
  if (of_a == objects_of_.end() || of_b == objects_of_.end()) return false;
  auto left = of_a->second.begin();
  auto right = of_b->second.begin();
  while (left != of_a->second.end() && right != of_b->second.end()) {
    if (*left == *right) return true;
    ++(*left < *right ? left : right);
  }
  return false;
}

}  // namespace sidelint::model
