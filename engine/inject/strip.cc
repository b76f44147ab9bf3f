// What an earlier injection left in a pod, and how it is taken out again: stripPod and reinsertOverrides of istio,
// pkg/kube/inject/inject.go and webhook.go.
#include <array>
#include <utility>

#include "engine/inject/features.h"
#include "engine/inject/pod.h"
#include "engine/inject/post/prometheus.h"
#include "engine/inject/proto/go_json.h"
#include "engine/inject/run_template.h"
#include "engine/inject/yaml_text.h"
#include "engine/kube/round_trip.h"
#include "engine/kube/schema.h"

namespace sidelint::inject {
namespace {

using yaml::Kind;
using yaml::Value;

// Whether the value is a list of texts, or null.
bool read_names(const Value& status, std::string_view key, std::vector<std::string>& names) {
  const Value* list = status.find(key);
  if (!list || list->is(Kind::null)) return true;
  if (!list->is(Kind::sequence)) return false;
  for (const Value& item : list->items) {
    if (!item.is(Kind::string) && !item.is(Kind::null)) return false;
    names.emplace_back(item.as_string());
  }
  return true;
}

const kube::Type* container_type() {
  constexpr std::array<std::string_view, 2> kPath = {"spec", "containers"};
  const kube::Field* field = kube::field_at(kube::pod_type(), kPath);
  return field ? field->type : nullptr;
}

}  // namespace

std::optional<Status> read_status(const Value& pod) {
  const std::string* text = annotation(pod, kStatusAnnotation);
  if (!text) return std::nullopt;
  const YamlText json = read_json(*text);
  if (!json.error.empty() || !(json.value.is(Kind::mapping) || json.value.is(Kind::null))) return std::nullopt;
  Status status;
  const bool fits = read_names(json.value, "initContainers", status.init_containers) &&
                    read_names(json.value, "containers", status.containers) &&
                    read_names(json.value, "volumes", status.volumes) &&
                    read_names(json.value, "imagePullSecrets", status.image_pull_secrets);
  return fits ? std::optional(std::move(status)) : std::nullopt;
}

Overrides read_overrides(const Value& pod) {
  Overrides out;
  const std::string* text = annotation(pod, kOverridesAnnotation);
  if (!text) return out;
  YamlText json = read_json(*text);
  if (!json.error.empty()) {
    out.error = std::move(json.error);
    return out;
  }
  if (!json.value.is(Kind::mapping) && !json.value.is(Kind::null)) {
    out.error = proto::mismatch(json.value, "inject.podOverrides");
    return out;
  }
  std::array<kube::Field, 2> fields = {};
  fields[0].name = "containers";
  fields[1].name = "initContainers";
  for (kube::Field& field : fields) {
    field.form = kube::Form::object;
    field.shape = kube::Shape::list;
    field.omitted = kube::Omitted::if_empty;
    field.type = container_type();
  }
  kube::RoundTrip read = kube::round_trip(std::move(json.value), kube::Type{"podOverrides", fields});
  if (read.refusal) {
    out.error = read.refusal->message;
    return out;
  }
  if (Value* containers = read.value.find("containers")) out.containers = std::move(*containers);
  if (Value* containers = read.value.find("initContainers")) out.init_containers = std::move(*containers);
  return out;
}

Stripped strip_pod(const InjectionParameters& parameters) {
  if (!annotation(parameters.pod, kStatusAnnotation) && !annotation(parameters.pod, kOverridesAnnotation)) return {};
  Value pod = parameters.pod;
  if (const std::optional<Status> status = read_status(pod)) {
    for (const std::string& name : status->containers) move_container(pod, List::containers, name, Move::remove);
    for (const std::string& name : status->init_containers)
      move_container(pod, List::init_containers, name, Move::remove);
    if (prometheus_port(pod) == status_port(*parameters.mesh_config)) clear_prometheus_annotations(pod, parameters);
    made_map(pod, "annotations").erase(kStatusAnnotation);
  }
  Overrides overrides = read_overrides(pod);
  if (!overrides.error.empty()) return {std::nullopt, std::move(overrides.error)};
  const auto reinsert = [&pod](std::vector<Value>& containers, List list) {
    for (Value& container : containers)
      if (!find_container(container_list(pod, list), name_of(container)))
        made_container_list(pod, list).items.push_back(std::move(container));
  };
  reinsert(overrides.containers.items, List::containers);
  reinsert(overrides.init_containers.items, List::init_containers);
  return {std::move(pod), {}};
}

}  // namespace sidelint::inject
