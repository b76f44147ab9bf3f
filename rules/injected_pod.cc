#include "rules/injected_pod.h"

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "engine/inject/yaml_text.h"

namespace sidelint::rules {
namespace {

using yaml::Value;

constexpr int kFirstNativeByAnnotation = 24;
constexpr int kFirstNativeByDefault = 27;

std::vector<std::string> texts_of(const Value* list) {
  std::vector<std::string> texts;
  if (list == nullptr) return texts;
  for (const Value& item : list->items) texts.push_back(item.text);
  return texts;
}

constexpr std::string_view kFlag = "ENABLE_NATIVE_SIDECARS";

bool sets_flag(const model::Container& container) {
  const yaml::Node env = container.node.find("env");
  for (std::size_t i = 0; env.is(yaml::Kind::sequence) && i < env.size(); ++i)
    if (env.item(i).find("name").text() == kFlag && !env.item(i).find("value").text().empty()) return true;
  return false;
}

// Whether a control plane of the input, or an order for one, says where proxies run, or may say so unseen.
bool is_told_elsewhere(const Input& input) {
  return std::ranges::any_of(
             input.repository.workloads,
             [](const model::Workload& each) { return std::ranges::any_of(each.pod.containers, sets_flag); }) ||
         std::ranges::any_of(input.repository.mesh, [](const model::MeshInstall& order) {
           return !order.native_sidecars.empty() || (order.unseen && order.by != model::MeshInstall::By::service_mesh);
         });
}

// As the releases' defaults have it, from 1.27 on by what the nodes run.
ProxyPlace place_by_release(const Input& input, const model::Workload& workload) {
  const decide::ControlPlane& plane = input.decisions.control_plane(workload.object);
  const bool by_nodes = plane.release.minor >= kFirstNativeByDefault;
  const std::optional<istio::Release> kubernetes = input.injections.kubernetes();
  if (!plane.release_known || (by_nodes && !kubernetes)) return ProxyPlace::not_known;
  const model::Field* asked = workload.pod.metadata.annotations.find(kNativeSidecar);
  if (asked != nullptr && plane.release.minor >= kFirstNativeByAnnotation)
    return asked->value == "true" ? ProxyPlace::native : ProxyPlace::container;
  if (is_told_elsewhere(input)) return ProxyPlace::not_known;
  return by_nodes && inject::runs_native_sidecars(kubernetes) ? ProxyPlace::native : ProxyPlace::container;
}

void add_named(const Value& container, std::string_view list, std::vector<std::string>& named) {
  const Value* resources = container.find_path({"resources", list});
  if (resources == nullptr) return;
  for (const yaml::Entry& entry : resources->entries) {
    named.push_back(std::string(list).append(1, '.').append(entry.key));
    if (list == "limits") named.push_back("requests." + entry.key);
  }
}

// The four annotations that take the place of the mesh's defaults.
std::vector<InjectedContainer> proxy_by_annotations(const model::FieldMap& annotations) {
  InjectedContainer proxy{std::string(kProxyName), {}};
  const auto add = [&](std::string_view key, std::initializer_list<std::string_view> resources) {
    if (annotations.find(key) != nullptr) proxy.named.insert(proxy.named.end(), resources.begin(), resources.end());
  };
  add("sidecar.istio.io/proxyCPU", {"requests.cpu"});
  add("sidecar.istio.io/proxyMemory", {"requests.memory"});
  add("sidecar.istio.io/proxyCPULimit", {"limits.cpu", "requests.cpu"});
  add("sidecar.istio.io/proxyMemoryLimit", {"limits.memory", "requests.memory"});
  if (proxy.named.empty()) return {};
  return {std::move(proxy)};
}

}  // namespace

bool InjectedContainer::names(std::string_view resource) const {
  return std::find(named.begin(), named.end(), resource) != named.end();
}

std::vector<InjectedContainer> injected_containers(const Input& input, const model::Workload& workload) {
  if (!reaches_templates(input.decisions.of(workload))) return {};
  const std::optional<InjectedPod> injected = injected_pod(input, workload);
  const Value* pod = injected ? injected->pod() : nullptr;
  if (pod == nullptr) return proxy_by_annotations(workload.pod.metadata.annotations);
  const Brought brought = brought_by_templates(*pod);
  std::vector<InjectedContainer> all;
  for (const auto& [list, names] :
       {std::pair("initContainers", &brought.init_containers), std::pair("containers", &brought.containers)}) {
    for (const std::string& name : *names) {
      const Value* container = find_container(*pod, list, name);
      if (container == nullptr) continue;
      all.push_back({name, {}});
      add_named(*container, "requests", all.back().named);
      add_named(*container, "limits", all.back().named);
    }
  }
  return all;
}

const Value* InjectedPod::pod() const {
  const inject::Admitted& admitted = answer->admitted;
  if (admitted.stored.is(yaml::Kind::mapping)) return &admitted.stored;
  return admitted.injection.kind == inject::PodOutcome::Kind::injected ? &admitted.injection.pod : nullptr;
}

std::optional<InjectedPod> injected_pod(const Input& input, const model::Workload& workload) {
  std::vector<model::PodCreation> creations = input.decisions.creations_of(workload);
  if (creations.size() != 1) return std::nullopt;
  InjectedPod injected{creations.front(), &input.injections.of(creations.front())};
  using Kind = inject::Injections::Answer::Kind;
  if (injected.answer->kind == Kind::unknown || injected.answer->kind == Kind::not_injected) return std::nullopt;
  return injected;
}

Brought brought_by_templates(const Value& pod) {
  const Value* status = pod.find_path({"metadata", "annotations", "sidecar.istio.io/status"});
  if (status == nullptr) return {};
  const Value read = inject::read_json(status->text).value;
  return {texts_of(read.find("containers")), texts_of(read.find("initContainers")), texts_of(read.find("volumes"))};
}

const std::vector<Value>& containers_of(const Value& pod, std::string_view list) {
  static const std::vector<Value> kNone;
  const Value* found = pod.find_path({"spec", list});
  return found == nullptr ? kNone : found->items;
}

const Value* find_container(const Value& pod, std::string_view list, std::string_view name) {
  const std::vector<Value>& all = containers_of(pod, list);
  const auto found = std::find_if(all.begin(), all.end(), [&](const Value& container) {
    const Value* own = container.find("name");
    return own != nullptr && own->text == name;
  });
  return found == all.end() ? nullptr : &*found;
}

ProxyPlace proxy_place(const Input& input, const model::Workload& workload) {
  const std::optional<InjectedPod> injected = injected_pod(input, workload);
  const Value* pod = injected ? injected->pod() : nullptr;
  if (pod == nullptr) return place_by_release(input, workload);
  if (find_container(*pod, "initContainers", kProxyName) != nullptr) return ProxyPlace::native;
  return find_container(*pod, "containers", kProxyName) != nullptr ? ProxyPlace::container : ProxyPlace::not_known;
}

bool reaches_templates(const decide::Decision& decision) {
  if (decision.verdict() == Verdict::injected) return true;
  const decide::Step* deciding = decision.deciding_step();
  return deciding != nullptr && deciding->id >= decide::StepId::template_render;
}

}  // namespace sidelint::rules
