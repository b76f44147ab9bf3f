#include "rules/injection_settings.h"

#include "engine/model/istio_keys.h"
#include "rules/wording.h"

namespace sidelint::rules {
namespace {

InjectionSetting setting(const model::FieldMap& fields, std::string_view key, std::string_view place) {
  const model::Field* field = fields.find(key);
  return {place, field == nullptr ? std::string() : typed(key, field->value)};
}

}  // namespace

std::vector<InjectionSetting> injection_settings(const model::Namespace& name_space) {
  const model::FieldMap& labels = name_space.object.metadata.labels;
  return {setting(labels, model::kInjectionLabel, "istio-injection"),
          setting(labels, model::kRevisionLabel, "istio.io/rev")};
}

std::vector<InjectionSetting> injection_settings(const model::Workload& workload) {
  const model::Metadata& pod = workload.pod.metadata;
  return {setting(pod.labels, model::kInjectKey, "the pods' label sidecar.istio.io/inject"),
          setting(pod.labels, model::kRevisionLabel, "the pods' label istio.io/rev"),
          setting(pod.annotations, model::kInjectKey, "the pods' annotation sidecar.istio.io/inject"),
          {"hostNetwork", workload.pod.host_network ? "hostNetwork: true" : ""}};
}

}  // namespace sidelint::rules
