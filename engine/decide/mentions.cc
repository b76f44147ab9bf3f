#include <algorithm>
#include <map>
#include <set>

#include "engine/decide/facts.h"
#include "engine/decide/keys.h"

namespace sidelint::decide {
namespace {

using Keys = std::map<std::string, std::set<std::string>>;

void add(const model::Selector& selector, Keys& keys) {
  for (const model::Requirement& requirement : selector.requirements) {
    keys[requirement.key].insert(requirement.values.begin(), requirement.values.end());
  }
}

std::vector<Mention> listed(const Keys& keys) {
  std::vector<Mention> mentions;
  for (const auto& [key, values] : keys) mentions.push_back({key, {values.begin(), values.end()}});
  return mentions;
}

}  // namespace

Mentions mentions(const ControlPlane& plane) {
  Keys of_namespace;
  Keys of_pod;
  of_pod[std::string(kInjectKey)] = {"true", "false"};
  for (const Hook& hook : plane.hooks) {
    add(hook.entry->namespace_selector, of_namespace);
    add(hook.entry->object_selector, of_pod);
  }
  for (const Injector& injector : plane.injectors) {
    for (const model::Selector& selector : injector.settings->never_inject) add(selector, of_pod);
    for (const model::Selector& selector : injector.settings->always_inject) add(selector, of_pod);
  }
  std::set<std::string> names = of_namespace[std::string(kNameLabel)];
  for (const std::string_view name : reserved_namespaces(kNewestRelease)) names.emplace(name);
  of_namespace.erase(std::string(kNameLabel));
  return {listed(of_namespace), listed(of_pod), {names.begin(), names.end()}};
}

}  // namespace sidelint::decide
