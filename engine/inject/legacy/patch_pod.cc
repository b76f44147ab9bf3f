#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "engine/inject/features.h"
#include "engine/inject/json_text.h"
#include "engine/inject/legacy/add.h"
#include "engine/inject/legacy/probes.h"
#include "engine/inject/pod.h"
#include "engine/inject/post/prometheus.h"
#include "engine/inject/proto/message.h"

namespace sidelint::inject::legacy {
namespace {

using yaml::Value;

constexpr std::string_view kServiceAccountMount = "/var/run/secrets/kubernetes.io/serviceaccount";

void remove_named(Value& pod, std::string_view key, const std::vector<std::string>& names) {
  Value* spec = pod.find("spec");
  Value* list = spec ? spec->find(key) : nullptr;
  if (!list) return;
  std::erase_if(list->items,
                [&](const Value& item) { return std::find(names.begin(), names.end(), name_of(item)) != names.end(); });
}

// The mount of the service account's secret in one of the containers; the last one counts.
const Value* token_mount(const std::vector<Value>& containers) {
  const Value* found = nullptr;
  for (const Value& container : containers) {
    const Value* mounts = container.find("volumeMounts");
    if (!mounts) continue;
    for (const Value& mount : mounts->items) {
      const Value* path = mount.find("mountPath");
      if (path && path->text == kServiceAccountMount) found = &mount;
    }
  }
  return found;
}

class Patch {
 public:
  Patch(InjectionParameters& parameters, Spec& spec)
      : parameters_(parameters), pod_(parameters.pod), spec_(spec), minor_(parameters.injector->minor()) {}

  bool apply(const std::string& status) {
    const Value before = pod_;
    std::map<std::string, Value> annotations = {{std::string(kStatusAnnotation), Value::string(status)}};
    if (parameters_.injected_annotations && kAddsAnnotations.in(minor_))
      for (const auto& [key, value] : *parameters_.injected_annotations) annotations[key] = Value::string(value);
    Value* sidecar = spec_.sidecar();
    std::vector<Rewrite> rewrites;
    if (sidecar && rewrites_probes(parameters_, spec_)) {
      rewrites = probe_rewrites(parameters_, before, *sidecar);
      record_probers(parameters_, before, *sidecar);
    }
    if (kRewritesBeforeAdding.in(minor_) && !apply_rewrites(std::exchange(rewrites, {}), pod_)) return false;
    const Status earlier = previous_status(before);
    remove_named(pod_, "initContainers", earlier.init_containers);
    remove_named(pod_, "containers", earlier.containers);
    remove_named(pod_, "volumes", earlier.volumes);
    remove_named(pod_, "imagePullSecrets", earlier.image_pull_secrets);
    merge_metrics(before, sidecar, annotations);
    add_containers(before, "initContainers", spec_.init_containers);
    add_containers(before, "containers", spec_.containers);
    for (Value& volume : spec_.volumes) made_list(pod_, "volumes").items.push_back(std::move(volume));
    for (Value& secret : spec_.image_pull_secrets)
      made_list(pod_, "imagePullSecrets").items.push_back(std::move(secret));
    if (kSetsDnsConfig.in(minor_) && !spec_.dns_config.is(yaml::Kind::null))
      pod_.find("spec")->set("dnsConfig", spec_.dns_config);
    for (auto& [key, value] : annotations) made_map(pod_, "annotations").set(key, std::move(value));
    add_labels();
    return apply_rewrites(std::move(rewrites), pod_);
  }

 private:
  void merge_metrics(const Value& before, Value* sidecar, std::map<std::string, Value>& annotations) {
    if (!kMergesMetrics.in(minor_) || !wants_merging(before)) return;
    Value configuration = Value::mapping();
    bool says_anything = false;
    for (const std::string_view part : {"scrape", "path", "port"}) {
      const std::string* given = annotation(before, "prometheus.io/" + std::string(part));
      configuration.set(part, Value::string(given ? std::string_view(*given) : std::string_view()));
      says_anything = says_anything || (given && !given->empty());
    }
    if (sidecar && says_anything) append_env(*sidecar, "ISTIO_PROMETHEUS_ANNOTATIONS", json_in_order(configuration));
    annotations["prometheus.io/port"] = Value::string(status_port(*parameters_.mesh_config));
    annotations["prometheus.io/path"] = Value::string("/stats/prometheus");
    annotations["prometheus.io/scrape"] = Value::string("true");
  }

  bool wants_merging(const Value& before) const {
    if (const std::string* asked = annotation(before, "prometheus.istio.io/merge-metrics"))
      if (const std::optional<bool> wanted = parse_bool(*asked)) return *wanted;
    const Value* setting = parameters_.mesh_config->find("enable_prometheus_merge");
    if (!kMergesMetricsUnasked.in(minor_)) return setting && setting->text == "true";
    return !setting || proto::wrapped_bool(setting);
  }

  // addContainer. Where the pod had no such container there is nothing to be put in front of.
  void add_containers(const Value& before, std::string_view key, std::vector<Value>& added) {
    const Value* had = before.find_path({"spec", key});
    const bool had_any = had && !had->items.empty();
    const Value* mount = had_any && kSharesToken.in(minor_) ? token_mount(had->items) : nullptr;
    bool first = !had_any;
    for (Value& container : added) {
      if (mount && name_of(container) == kProxyContainer) {
        Value* mounts = container.find("volumeMounts");
        if (!mounts) mounts = &container.set("volumeMounts", Value::sequence());
        mounts->items.push_back(*mount);
      }
      std::vector<Value>& items = made_list(pod_, key).items;
      const bool in_front = !std::exchange(first, false) && belongs_in_front(name_of(container));
      items.insert(in_front ? items.begin() : items.end(), std::move(container));
    }
  }

  bool belongs_in_front(std::string_view name) const {
    if (!kPutsInFront.in(minor_)) return false;
    return name == kValidationContainer || (name == kProxyContainer && spec_.holds_application);
  }

  void add_labels() {
    if (!kTlsModeLabel.in(minor_)) return;
    add_label(kTlsModeKey, "istio");
    if (!kRevisionLabel.in(minor_)) return;
    const std::string& revision = parameters_.injector->source().revision;
    const bool is_default =
        revision.empty() && parameters_.caller == Caller::webhook && kNamesDefaultRevision.in(minor_);
    add_label("istio.io/rev", is_default ? "default" : revision);
    add_label("service.istio.io/canonical-name",
              canonical({"service.istio.io/canonical-name", "app.kubernetes.io/name", "app"}, parameters_.deploy.name));
    add_label("service.istio.io/canonical-revision",
              canonical({"service.istio.io/canonical-revision", "app.kubernetes.io/version", "version"}, "latest"));
    if (!kNetworkOfProxy.in(minor_) || network_.empty()) return;
    add_label(kNetworkLabel, network_);
  }

  std::string canonical(std::initializer_list<std::string_view> keys, std::string_view otherwise) const {
    for (const std::string_view key : keys)
      if (const std::string* given = label(pod_, key)) return *given;
    return std::string(otherwise);
  }

  // What the pod says itself stays.
  void add_label(std::string_view key, std::string_view value) {
    const std::string* given = label(pod_, key);
    if (!given || given->empty()) made_map(pod_, "labels").set(key, Value::string(value));
  }

  // topologyValues: the network that a container is told.
  static std::string network_of(const Spec& spec) {
    for (const Value& container : spec.containers)
      if (const Value* entry = find_container(container.find("env"), "ISTIO_META_NETWORK"))
        if (const Value* value = entry->find("value")) return value->text;
    return {};
  }

  InjectionParameters& parameters_;
  Value& pod_;
  Spec& spec_;
  int minor_;
  std::string network_ = network_of(spec_);
};

}  // namespace

bool patch_pod(InjectionParameters& parameters, Spec spec, const std::string& status) {
  return Patch(parameters, spec).apply(status);
}

}  // namespace sidelint::inject::legacy
