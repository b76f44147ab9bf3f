#include "rules/injector_objects.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "engine/decide/release.h"
#include "engine/model/istio_keys.h"

namespace sidelint::rules {
namespace {

constexpr std::string_view kEntryName = "sidecar-injector.istio.io";

bool may_be_elsewhere(const model::Object& object) {
  using Field = model::Alteration::Field;
  return object.metadata.name_space.value.empty() || object.metadata.name_space_is_placeholder ||
         std::ranges::any_of(object.alterations, [](const model::Alteration& alteration) {
           return alteration.field == Field::name_space || alteration.field == Field::anything;
         });
}

bool may_be_in(const model::Object& object, std::string_view name_space) {
  return object.metadata.name_space.value == name_space || may_be_elsewhere(object);
}

bool has_injector_name(std::string_view name) {
  return name.starts_with("istiod") || name.starts_with("istio-sidecar-injector") || name.starts_with("istio-pilot");
}

bool is_injector_label(std::string_view key, std::string_view value) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kLabels{{{"app", "istiod"},
                                                                                  {"app", "sidecarInjectorWebhook"},
                                                                                  {"istio", "istiod"},
                                                                                  {"istio", "pilot"},
                                                                                  {"istio", "sidecar-injector"}}};
  return std::ranges::find(kLabels, std::pair(key, value)) != kLabels.end();
}

std::optional<decide::Release> release_of(const Input& input, const model::WebhookConfiguration& configuration,
                                          const model::WebhookEntry& entry) {
  for (const decide::Hook& hook : input.decisions.control_plane(configuration.object).hooks) {
    if (hook.entry == &entry) return hook.release;
  }
  return std::nullopt;
}

// Whether control planes stand by the configuration, and none of this revision.
bool is_unknown_revision(const Input& input, const model::WebhookConfiguration& configuration,
                         std::string_view revision) {
  if (is_ordered_unseen(input, configuration.object)) return false;
  bool any = false;
  for (const model::Workload& workload : input.repository.workloads) {
    if (!looks_like_injector(workload) || !stands_by(input, workload.object, configuration)) continue;
    const model::Field* label = workload.pod.metadata.labels.find(model::kRevisionLabel);
    if (label == nullptr || label->placeholder || label->value == revision) return false;
    any = true;
  }
  return any;
}

// cert-manager's cainjector and OpenShift's service CA go by an annotation.
bool has_other_patcher(const model::WebhookConfiguration& configuration) {
  return std::ranges::any_of(configuration.object.metadata.annotations, [](const model::Field& annotation) {
    return annotation.key.find("/inject-ca") != std::string::npos ||
           annotation.key.find("/inject-apiserver-ca") != std::string::npos;
  });
}

}  // namespace

bool is_ordered_unseen(const Input& input, const model::Object& object) {
  return std::ranges::any_of(
      input.decisions.control_plane(object).questions,
      [](const decide::PlaneQuestion& question) { return question.about == decide::PlaneQuestion::About::order; });
}

model::Labels labels_of(const model::FieldMap& fields) {
  model::Labels labels;
  for (const model::Field& field : fields) labels.emplace_back(field.key, field.value);
  std::ranges::sort(labels);
  return labels;
}

// Files of one folder belong together, whichever of them the configuration stands in.
bool stands_by(const Input& input, const model::Object& object, const model::WebhookConfiguration& configuration) {
  if (object.is_offered && object.unit != configuration.object.unit) return false;
  std::vector<const model::Object*> objects;
  for (const model::WebhookConfiguration& each : input.repository.webhooks) {
    const auto is_injector = [](const model::WebhookEntry& entry) { return entry.is_istio_injector(); };
    if (std::ranges::any_of(each.entries, is_injector)) objects.push_back(&each.object);
  }
  const std::string some_file = object.folder.empty() ? "*" : object.folder + "/*";
  const std::vector<std::size_t> nearest = model::nearest_definitions(objects, some_file);
  return std::ranges::any_of(nearest, [&](std::size_t i) { return objects[i] == &configuration.object; });
}

bool looks_like_injector(const model::Workload& workload) {
  return has_injector_name(workload.name()) ||
         std::ranges::any_of(workload.pod.metadata.labels,
                             [](const model::Field& label) { return is_injector_label(label.key, label.value); });
}

bool looks_like_injector(const model::Service& service) {
  return has_injector_name(service.name()) || std::ranges::any_of(service.selector, [](const auto& label) {
           return is_injector_label(label.first, label.second);
         });
}

std::vector<const model::Service*> services_of(const Input& input, const model::WebhookEntry& entry) {
  std::vector<const model::Service*> found;
  for (const model::Service& service : input.repository.supporting.services) {
    if (service.name() == entry.service_name && may_be_in(service.object, entry.service_namespace))
      found.push_back(&service);
  }
  return found;
}

std::vector<const model::Workload*> workloads_beside(const Input& input, const model::Service& service) {
  std::vector<const model::Workload*> found;
  for (const model::Workload& workload : input.repository.workloads) {
    if (workload.kind->propagation == model::Propagation::no_pods) continue;
    if (may_be_elsewhere(service.object) || may_be_in(workload.object, service.object.metadata.name_space.value))
      found.push_back(&workload);
  }
  return found;
}

std::vector<const model::Workload*> workloads_behind(const Input& input, const model::Service& service) {
  std::vector<const model::Workload*> found = workloads_beside(input, service);
  std::erase_if(found, [&](const model::Workload* workload) {
    return !service.selects(labels_of(workload->pod.metadata.labels));
  });
  return found;
}

Unpatched unpatched(const Input& input, const model::WebhookConfiguration& configuration,
                    const model::WebhookEntry& entry) {
  constexpr decide::Release kFirstByLabel{1, 9, 0};
  if (has_other_patcher(configuration) || !entry.client.url.empty()) return Unpatched::no;
  const std::string_view name = entry.name.value;
  const std::optional<decide::Release> release = release_of(input, configuration, entry);
  const bool since_label = release ? *release >= kFirstByLabel : name.ends_with("." + std::string(kEntryName));
  const bool by_name = name == kEntryName && configuration.name().starts_with(model::kInjectorConfigMap);
  if (!since_label && by_name) return Unpatched::no;
  if (release && !since_label) return Unpatched::entry_name;
  if (!name.ends_with(kEntryName)) return Unpatched::entry_name;
  const std::string revision = configuration.revision();
  if (revision.empty()) return Unpatched::no_revision;
  return is_unknown_revision(input, configuration, revision) ? Unpatched::unknown_revision : Unpatched::no;
}

}  // namespace sidelint::rules
