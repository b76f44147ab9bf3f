// What the injectors make of a workload's pods, for the rules that ask what exactly is added. Where the repository does
// not hold the templates, only what every release of the charts does can be said.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/inject/inject.h"
#include "engine/yaml/value.h"
#include "rules/rule.h"

namespace sidelint::rules {

inline constexpr std::string_view kProxyName = "istio-proxy";
inline constexpr std::string_view kNativeSidecar = "sidecar.istio.io/nativeSidecar";

struct InjectedPod {
  model::PodCreation creation;
  const inject::Injections::Answer* answer = nullptr;

  // The pod, also if it is refused afterwards; null if the templates made none.
  const yaml::Value* pod() const;
};

// Of the injector that serves the workload, if it is one alone, holds templates here, and its answer can be told.
std::optional<InjectedPod> injected_pod(const Input& input, const model::Workload& workload);

// The names of the containers, of both kinds, and volumes that the templates brought.
struct Brought {
  std::vector<std::string> containers, init_containers, volumes;
};
Brought brought_by_templates(const yaml::Value& pod);

// The containers of a list ("containers", "initContainers") of a pod; the one of that name, null if there is none.
const std::vector<yaml::Value>& containers_of(const yaml::Value& pod, std::string_view list);
const yaml::Value* find_container(const yaml::Value& pod, std::string_view list, std::string_view name);

// What an injected container says of its resources. A limit is a request, too.
struct InjectedContainer {
  std::string name;
  std::vector<std::string> named;  // "requests.cpu", "limits.memory"

  bool names(std::string_view resource) const;
};
// Of the containers that the templates brought. Where the templates are not seen, of the proxy alone, and only if the
// pod's annotations say what it gets; none if nothing can be said.
std::vector<InjectedContainer> injected_containers(const Input& input, const model::Workload& workload);

// Where the proxy of a workload that is injected runs. native: as an init container that stays.
enum class ProxyPlace : std::uint8_t { container, native, not_known };
ProxyPlace proxy_place(const Input& input, const model::Workload& workload);

// Whether this workload is injected, or refused for what the injection made of it.
bool reaches_templates(const decide::Decision& decision);

}  // namespace sidelint::rules
