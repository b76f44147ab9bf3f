#include "rules/redirection.h"

#include <algorithm>
#include <charconv>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "engine/yaml/value.h"
#include "rules/injected_pod.h"

namespace sidelint::rules {
namespace {

using yaml::Value;
using MaybeId = std::optional<std::int64_t>;

constexpr int kFirstCniByContainer = 20;
constexpr int kFirstInitByContainer = 23;

struct Ids {
  MaybeId user, group;

  bool operator==(const Ids&) const = default;
};
constexpr Ids kUsual{kProxyId, kProxyId};

MaybeId number(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? MaybeId(value) : std::nullopt;
}

// No rule is made for the user 0: the usual one stays.
MaybeId unless_root(MaybeId id) { return id && *id != 0 ? id : kProxyId; }

// The word after a flag; null if it is not given.
const std::string* argument(const Value& container, std::string_view flag) {
  const Value* args = container.find("args");
  if (args == nullptr || !args->is(yaml::Kind::sequence)) return nullptr;
  for (std::size_t i = 0; i + 1 < args->items.size(); ++i)
    if (args->items[i].text == flag) return &args->items[i + 1].text;
  return nullptr;
}

Ids told_to_init(const Value& init) {
  const std::string* user = argument(init, "-u");
  const std::string* group = argument(init, "-g");
  const MaybeId user_id = user != nullptr ? number(*user) : kProxyId;
  return {user_id, group != nullptr ? number(*group) : user_id};
}

MaybeId security_id(const Value& container, std::string_view field) {
  const Value* found = container.find_path({"securityContext", field});
  return found != nullptr ? number(found->text) : std::nullopt;
}

// As the pod that the injector made has it.
Ids of_made_pod(const Value& pod, int minor) {
  if (const Value* init = find_container(pod, "initContainers", "istio-init")) return told_to_init(*init);
  const Value* proxy = find_container(pod, "initContainers", kProxyName);
  if (proxy == nullptr) proxy = find_container(pod, "containers", kProxyName);
  if (proxy == nullptr || minor < kFirstCniByContainer) return kUsual;
  return {unless_root(security_id(*proxy, "runAsUser")), unless_root(security_id(*proxy, "runAsGroup"))};
}

// As the charts' templates have it with what the manifest gives the proxy.
Ids by_init(const Ids& given, int minor) {
  const MaybeId user = minor >= kFirstInitByContainer ? unless_root(given.user) : kProxyId;
  return {user, user};
}

Ids by_cni(const Ids& given, int minor) {
  return minor >= kFirstCniByContainer ? Ids{unless_root(given.user), unless_root(given.group)} : kUsual;
}

// What holds in each of the releases, and however the redirection is made.
Ids in_all(const Ids& given, const std::vector<int>& minors) {
  Ids common = by_init(given, minors.front());
  for (const int minor : minors) {
    for (const Ids& each : {by_init(given, minor), by_cni(given, minor)}) {
      if (each.user != common.user) common.user.reset();
      if (each.group != common.group) common.group.reset();
    }
  }
  return common;
}

std::vector<int> releases_of(const decide::ControlPlane& plane) {
  if (plane.release_known || plane.source != decide::ControlPlane::Source::repository) return {plane.release.minor};
  return {0, kFirstCniByContainer, kFirstInitByContainer};
}

// The id, and the first of the manifest's settings that gives it.
LeftAlone::Id setting(MaybeId id, std::initializer_list<yaml::Node> given) {
  const auto* found = std::ranges::find_if(given, [&](yaml::Node each) { return id && each.integer() == id; });
  return {id, found == given.end() ? std::nullopt : std::optional(found->origin())};
}

}  // namespace

LeftAlone left_alone(const Input& input, const model::Workload& workload) {
  const auto& all = workload.pod.containers;
  const auto own = std::ranges::find(all, kProxyName,
                                     [](const model::Container& each) -> std::string_view { return each.name.value; });
  const yaml::Node context = own == all.end() ? yaml::Node() : own->node.find("securityContext");
  const yaml::Node user = context.find("runAsUser");
  const yaml::Node group = context.find("runAsGroup");

  const decide::ControlPlane& plane = input.decisions.control_plane(workload.object);
  const std::optional<InjectedPod> injected = injected_pod(input, workload);
  const Value* pod = injected ? injected->pod() : nullptr;
  const Ids ids = pod != nullptr ? of_made_pod(*pod, plane.release.minor)
                                 : in_all({user.integer(), group.integer()}, releases_of(plane));

  // istio-init takes the user for the group.
  return {setting(ids.user, {user}), setting(ids.group, {group, user})};
}

std::vector<yaml::Node> ids_of_apps(const model::Workload& workload, std::string_view field) {
  std::vector<yaml::Node> ids;
  bool pods_counts = false;
  for (const model::Container& container : workload.pod.containers) {
    if (container.init || container.name.value == kProxyName) continue;
    const yaml::Node own = container.node.find("securityContext").find(field);
    pods_counts = pods_counts || !own;
    if (own) ids.push_back(own);
  }
  if (pods_counts) ids.insert(ids.begin(), workload.pod.spec.find("securityContext").find(field));
  return ids;
}

}  // namespace sidelint::rules
