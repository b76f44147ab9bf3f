// A pod asks for an injection template that the injector does not have.
#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/nearest.h"
#include "engine/decide/steps/labels.h"
#include "engine/istio/templates.h"
#include "rules/refusal.h"
#include "rules/rule.h"
#include "rules/wording.h"

namespace sidelint::rules {
namespace {

// Every template of the injectors in force, or those that the charts bring.
std::vector<std::string> known_templates(const decide::ControlPlane& plane) {
  std::set<std::string> names;
  for (const decide::Injector& injector : plane.injectors)
    names.insert(injector.settings->template_names.begin(), injector.settings->template_names.end());
  if (names.empty()) return istio::chart_templates(plane.release);
  return {names.begin(), names.end()};
}

std::string unknown_template(const model::Field& entry, const std::vector<std::string>& known) {
  for (std::string& name : istio::requested_templates(entry.value, {})) {
    if (std::find(known.begin(), known.end(), name) == known.end()) return std::move(name);
  }
  return entry.value;
}

std::string help(const model::Field& entry, const std::vector<std::string>& known) {
  const std::vector<std::string_view> words(known.begin(), known.end());
  std::string corrected;
  for (const std::string& name : istio::requested_templates(entry.value, {})) {
    const std::optional<std::string_view> meant = nearest(name, words);
    if (!meant) return "Name a template that the injector's configuration holds";
    corrected.append(corrected.empty() ? "" : ",").append(*meant);
  }
  return "Write `" + typed(entry.key, corrected) + "`";
}

void check(const Input& input, Report& report) {
  for (const model::Workload& workload : input.repository.workloads) {
    const decide::Decision& decision = input.decisions.of(workload);
    const decide::Step* deciding = decision.deciding_step();
    if (deciding == nullptr || deciding->id != decide::StepId::template_names) continue;
    const model::Field* entry = workload.pod.metadata.annotations.find(istio::kTemplatesAnnotation);
    if (entry == nullptr) continue;  // the configuration's own default
    const std::vector<std::string> known = known_templates(input.decisions.control_plane(workload.object));
    const Finding finding = report
                                .at(entry->value_at, no_pods(workload, decision), ": the injector has no template `",
                                    unknown_template(*entry, known), "`")
                                .label("it has ", decide::enumerate(known))
                                .help(help(*entry, known))
                                .about(workload);
    remark_message(finding, decision);
  }
}

constexpr Example kBad[] = {{"names are told by case", R"(-- gateway.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: edge, labels: {istio-injection: enabled}}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: ingress, namespace: edge}
spec:
  selector: {matchLabels: {istio: ingress}}
  template:
    metadata:
      labels: {istio: ingress}
      annotations: {inject.istio.io/templates: Gateway}
#                                              ^^^^^^^
    spec: {containers: [{name: istio-proxy, image: auto}]}
)"}};

constexpr Example kGood[] = {{"a template of the chart", R"(-- gateway.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: edge, labels: {istio-injection: enabled}}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: ingress, namespace: edge}
spec:
  selector: {matchLabels: {istio: ingress}}
  template:
    metadata:
      labels: {istio: ingress}
      annotations: {inject.istio.io/templates: gateway}
    spec: {containers: [{name: istio-proxy, image: auto}]}
)"}};

}  // namespace

extern constinit const Rule injector_template_not_found{
    .name = "injector/template-not-found",
    .since = "0.1.0",
    .summary = "A pod asks for an injection template that the injector does not have.",
    .why = "The injector refuses the pod: the workload is created and never gets one.",
    .help = "Name templates of the injector's configuration, with commas between them, or leave the annotation out.",
    .severity = Severity::error,
    .releases = "1.9 and newer",
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
