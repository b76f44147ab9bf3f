#include "engine/kube/defaults.h"

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "engine/kube/fields.h"
#include "engine/kube/image_reference.h"
#include "engine/kube/resources.h"

namespace sidelint::kube {
namespace {

using yaml::Entry;
using yaml::Kind;
using yaml::Value;

bool is_empty(const Value& object, std::string_view key) {
  const Value* value = object.find(key);
  if (value == nullptr || value->is(Kind::null)) return true;
  return (value->is(Kind::string) && value->text.empty()) || (value->is(Kind::integer) && value->text == "0");
}

void default_text(Value& object, std::string_view key, std::string_view value) {
  if (is_empty(object, key)) object.set(key, Value::string(value));
}

// Of a number that Go leaves out when it is zero.
void default_number(Value& object, std::string_view key, std::int64_t value) {
  if (is_empty(object, key)) object.set(key, Value::integer(value));
}

// Of a pointer, where zero is a value.
void default_pointer(Value& object, std::string_view key, Value value) {
  const Value* present = object.find(key);
  if (present == nullptr || present->is(Kind::null)) object.set(key, std::move(value));
}

template <class Change>
void each(Value& object, std::string_view key, Change change) {
  if (auto* list = items_of(object, key))
    for (Value& item : *list) change(item);
}

template <class Change>
void within(Value& object, std::string_view key, Change change) {
  if (Value* inner = child(object, key)) change(*inner);
}

// SetDefaults_ResourceList: amounts are kept to the thousandth.
void round_resources(Value& owner) {
  for (const std::string_view list : {"limits", "requests"}) {
    within(owner, list, [](Value& resources) {
      for (Entry& entry : resources.entries) {
        Quantity quantity = Quantity::parse(entry.value.as_string()).quantity;
        quantity.round_up_to_milli();
        entry.value.text = quantity.canonical();
      }
    });
  }
}

void default_image_policy(Value& object, std::string_view policy, std::string_view image) {
  default_text(object, policy, image_tag(image) == "latest" ? "Always" : "IfNotPresent");
}

void default_field_selector(Value& owner) {
  within(owner, "fieldRef", [](Value& reference) { default_text(reference, "apiVersion", "v1"); });
}

void default_http_get(Value& handler) {
  within(handler, "httpGet", [](Value& action) {
    default_text(action, "path", "/");
    default_text(action, "scheme", "HTTP");
  });
}

void default_probe(Value& probe) {
  default_number(probe, "timeoutSeconds", 1);
  default_number(probe, "periodSeconds", 10);
  default_number(probe, "successThreshold", 1);
  default_number(probe, "failureThreshold", 3);
  default_http_get(probe);
  within(probe, "grpc", [](Value& action) { default_pointer(action, "service", Value::string("")); });
}

void default_container(Value& container) {
  default_image_policy(container, "imagePullPolicy", text(container, "image"));
  default_text(container, "terminationMessagePath", "/dev/termination-log");
  default_text(container, "terminationMessagePolicy", "File");
  each(container, "ports", [](Value& port) { default_text(port, "protocol", "TCP"); });
  each(container, "env", [](Value& variable) {
    within(variable, "valueFrom", [](Value& source) {
      default_field_selector(source);
      within(source, "fileKeyRef", [](Value& key) { default_pointer(key, "optional", Value::boolean(false)); });
    });
  });
  within(container, "resources", round_resources);
  for (const std::string_view probe : {"livenessProbe", "readinessProbe", "startupProbe"}) {
    within(container, probe, default_probe);
  }
  within(container, "lifecycle", [](Value& lifecycle) {
    for (const std::string_view hook : {"postStart", "preStop"}) within(lifecycle, hook, default_http_get);
  });
}

constexpr std::int64_t kFileMode = 0644;
constexpr std::int64_t kTokenSeconds = 3600;

void default_projected(Value& projected) {
  default_pointer(projected, "defaultMode", Value::integer(kFileMode));
  each(projected, "sources", [](Value& source) {
    within(source, "downwardAPI", [](Value& api) { each(api, "items", default_field_selector); });
    within(source, "serviceAccountToken",
           [](Value& token) { default_pointer(token, "expirationSeconds", Value::integer(kTokenSeconds)); });
  });
}

struct TextDefault {
  std::string_view source;
  std::string_view key;
  std::string_view value;
};

constexpr std::array<TextDefault, 6> kVolumeTexts = {{
    {"iscsi", "iscsiInterface", "default"},
    {"rbd", "pool", "rbd"},
    {"rbd", "user", "admin"},
    {"rbd", "keyring", "/etc/ceph/keyring"},
    {"scaleIO", "storageMode", "ThinProvisioned"},
    {"scaleIO", "fsType", "xfs"},
}};

void default_volume(Value& volume) {
  if (volume.entries.size() == 1 && volume.entries.front().key == "name") volume.set("emptyDir", Value::mapping());
  for (const TextDefault& entry : kVolumeTexts) {
    within(volume, entry.source, [&](Value& source) { default_text(source, entry.key, entry.value); });
  }
  for (const std::string_view source : {"secret", "configMap", "downwardAPI"}) {
    within(volume, source, [](Value& files) { default_pointer(files, "defaultMode", Value::integer(kFileMode)); });
  }
  within(volume, "downwardAPI", [](Value& api) { each(api, "items", default_field_selector); });
  within(volume, "hostPath", [](Value& path) { default_pointer(path, "type", Value::string("")); });
  within(volume, "projected", default_projected);
  within(volume, "image", [](Value& image) { default_image_policy(image, "pullPolicy", text(image, "reference")); });
  within(volume, "azureDisk", [](Value& disk) {
    default_pointer(disk, "cachingMode", Value::string("ReadWrite"));
    default_pointer(disk, "fsType", Value::string("ext4"));
    default_pointer(disk, "readOnly", Value::boolean(false));
    default_pointer(disk, "kind", Value::string("Shared"));
  });
  within(volume, "ephemeral", [](Value& ephemeral) {
    within(ephemeral, "volumeClaimTemplate", [](Value& claim) {
      within(claim, "spec", [](Value& spec) {
        default_pointer(spec, "volumeMode", Value::string("Filesystem"));
        within(spec, "resources", round_resources);
      });
    });
  });
}

// What is limited and not asked for is asked for.
void default_requests(Value& container) {
  within(container, "resources", [](Value& resources) {
    const Value* limits = child(resources, "limits");
    if (limits == nullptr) return;
    const Value limited = *limits;
    default_pointer(resources, "requests", Value::mapping());
    Value& requests = *resources.find("requests");
    for (const Entry& limit : limited.entries) default_pointer(requests, limit.key, limit.value);
  });
}

// defaultHugePagePodLimits and defaultPodRequests
void default_pod_resources(Value& spec) {
  Value* resources = child(spec, "resources");
  if (resources == nullptr) return;
  const auto fill = [&](std::string_view list, const Resources& from, auto wanted) {
    Value filled = child_or_empty(*resources, list);
    for (const auto& [name, quantity] : from)
      if (wanted(name)) default_pointer(filled, name, Value::string(quantity.canonical()));
    if (!filled.entries.empty()) resources->set(list, std::move(filled));
  };
  const Value requested = child_or_empty(*resources, "requests");
  if (!requested.entries.empty() || !child_or_empty(*resources, "limits").entries.empty()) {
    fill("limits", aggregate(spec, "limits"),
         [&](std::string_view name) { return is_huge_pages(name) && requested.find(name) == nullptr; });
  }
  if (child_or_empty(*resources, "limits").entries.empty()) return;
  fill("requests", aggregate(spec, "requests"),
       [](std::string_view name) { return is_pod_level_resource(name) && !is_huge_pages(name); });
  fill("requests", resources_of(spec, "limits"), is_pod_level_resource);
}

void default_host_ports(Value& container) {
  each(container, "ports",
       [](Value& port) { default_number(port, "hostPort", integer(port, "containerPort").value_or(0)); });
}

}  // namespace

void set_pod_defaults(Value& pod) {
  constexpr std::int64_t kGracePeriod = 30;
  default_pointer(pod, "spec", Value::mapping());
  Value& spec = *pod.find("spec");
  for (const std::string_view list : {"containers", "initContainers"}) each(spec, list, default_requests);
  default_pod_resources(spec);
  default_pointer(spec, "enableServiceLinks", Value::boolean(true));
  if (flag(spec, "hostNetwork")) {
    for (const std::string_view list : {"containers", "initContainers"}) each(spec, list, default_host_ports);
  }
  default_text(spec, "dnsPolicy", "ClusterFirst");
  default_text(spec, "restartPolicy", "Always");
  default_pointer(spec, "securityContext", Value::mapping());
  default_pointer(spec, "terminationGracePeriodSeconds", Value::integer(kGracePeriod));
  default_text(spec, "schedulerName", "default-scheduler");
  each(spec, "volumes", default_volume);
  for (const std::string_view list : {"initContainers", "containers", "ephemeralContainers"}) {
    each(spec, list, default_container);
  }
  within(spec, "resources", round_resources);
}

}  // namespace sidelint::kube
