#include <algorithm>
#include <map>
#include <set>

#include "engine/decide/keys.h"
#include "engine/decide/steps/labels.h"
#include "engine/decide/steps/match_conditions.h"
#include "engine/decide/worlds/facts.h"

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

// Nobody is seen to serve the revision: it is thought of where somebody names it, and not as a value that an unknown
// namespace may have.
bool is_mere_possibility(const Hook& hook, const ControlPlane& plane) {
  return hook.question != Hook::kAlways && plane.questions[hook.question].about == PlaneQuestion::About::revision;
}

bool is_reserved(const std::string& name, Release release) {
  const auto names = reserved_namespaces(release);
  return std::find(names.begin(), names.end(), name) != names.end();
}

// How the plane treats a name: what each requirement on it says, and whether old and new injectors reserve it.
std::vector<bool> treatment(const std::string& name, const ControlPlane& plane) {
  constexpr Release kTwoReserved{1, 8, 0};
  std::vector<bool> answers;
  const bool modern = plane.has_revision_entries() || (plane.release_known && plane.release > kTwoReserved);
  for (const Hook& hook : plane.hooks) {
    for (const model::Requirement& requirement : hook.entry->namespace_selector.requirements) {
      if (requirement.key == kNameLabel) answers.push_back(requirement.accepts(&name));
    }
  }
  answers.push_back(is_reserved(name, kNewestRelease));
  answers.push_back(modern || is_reserved(name, kTwoReserved));
  return answers;
}

std::vector<NameGroup> groups(const std::set<std::string>& names, const ControlPlane& plane) {
  const std::vector<bool> ordinary = treatment(std::string(kOtherValue), plane);
  std::map<std::vector<bool>, std::vector<std::string>> by_treatment;
  for (const std::string& name : names) by_treatment[treatment(name, plane)].push_back("`" + name + "`");
  by_treatment.erase(ordinary);
  std::vector<NameGroup> result;
  for (const auto& [answers, members] : by_treatment) {
    const std::string first = members.front().substr(1, members.front().size() - 2);
    const bool all_reserved =
        members.size() == reserved_namespaces(kNewestRelease).size() && is_reserved(first, kNewestRelease);
    result.push_back({first, all_reserved ? std::vector<std::string>{"reserved"} : members});
  }
  return result;
}

}  // namespace

Mentions mentions(const ControlPlane& plane) {
  Keys of_namespace;
  Keys of_pod;
  of_pod[std::string(kInjectKey)] = {"true", "false"};
  for (const Hook& hook : plane.hooks) {
    if (is_mere_possibility(hook, plane)) continue;
    add(hook.entry->namespace_selector, of_namespace);
    add(hook.entry->object_selector, of_pod);
    const std::vector<std::string> literals = literals_in(*hook.entry);
    for (const std::string& literal : literals) of_pod[literal].insert(literals.begin(), literals.end());
  }
  for (const Injector& injector : plane.injectors) {
    for (const model::Selector& selector : injector.settings->never_inject) add(selector, of_pod);
    for (const model::Selector& selector : injector.settings->always_inject) add(selector, of_pod);
  }
  std::set<std::string> names = of_namespace[std::string(kNameLabel)];
  for (const std::string_view name : reserved_namespaces(kNewestRelease)) names.emplace(name);
  of_namespace.erase(std::string(kNameLabel));
  return {listed(of_namespace), listed(of_pod), groups(names, plane)};
}

}  // namespace sidelint::decide
