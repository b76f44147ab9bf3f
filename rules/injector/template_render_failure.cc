// The injector's template makes no pod of this one.
//
// The words are Istio's own, since its template is run (engine/inject). A failure that no value of a manifest feeds is
// the template's alone, and is told once.
#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "engine/decide/steps/refusal.h"
#include "rules/injected_pod.h"
#include "rules/refusal.h"
#include "rules/rule.h"

namespace sidelint::rules {
namespace {

struct Failure {
  InjectedPod injected;
  const inject::Refused* refused;
  const model::Workload* workload;
};

std::vector<Failure> failures(const Input& input) {
  std::vector<Failure> all;
  for (const model::Workload& workload : input.repository.workloads) {
    if (!input.decisions.of(workload).possible(Verdict::rejected)) continue;
    const std::optional<InjectedPod> injected = injected_pod(input, workload);
    if (!injected || injected->answer->admitted.refused_by != inject::Refuser::injector) continue;
    const inject::PodOutcome& outcome = injected->answer->admitted.injection;
    if (outcome.refused && !outcome.refused->template_name.empty())
      all.push_back({*injected, &*outcome.refused, &workload});
  }
  return all;
}

OriginId place_of_template(const Failure& failure) {
  const model::InjectorConfig& config = *failure.injected.creation.calls.front().injector;
  const yaml::Node text = config.document->root().find("templates").find(failure.refused->template_name);
  return text ? text.origin() : config.object.metadata.name.origin;
}

std::string line_of(const inject::Refused& refused) {
  if (!refused.template_error || !refused.template_error->source) return "";
  const std::string_view before =
      std::string_view(refused.template_error->source->text).substr(0, refused.template_error->offset);
  return ", line " + std::to_string(std::ranges::count(before, '\n') + 1);
}

void report_at_value(const Input& input, const Failure& failure, Report& report) {
  const decide::Decision& decision = input.decisions.of(*failure.workload);
  Finding finding = report
                        .at(failure.injected.answer->admitted.at, no_pods(*failure.workload, decision), ": template `",
                            failure.refused->template_name, "` fails")
                        .label("what the template was given")
                        .note(place_of_template(failure), "fails here", line_of(*failure.refused))
                        .help("Write a value that the template can read")
                        .severity(severity_of(decision))
                        .about(*failure.workload);
  finding.remark(decide::on_one_line(failure.refused->message));
}

void report_at_template(const Input& input, const std::vector<const Failure*>& all, Report& report) {
  const Failure& first = *all.front();
  const decide::Decision& decision = input.decisions.of(*first.workload);
  Finding finding = report
                        .at(place_of_template(first), "template `", first.refused->template_name, "` fails for ",
                            first.workload->title(), all.size() == 1 ? "" : " and others")
                        .label("fails", line_of(*first.refused))
                        .help("Correct the template, or install the one of the control plane's release")
                        .severity(severity_of(decision))
                        .about(*first.workload);
  finding.remark(decide::on_one_line(first.refused->message));
}

void check(const Input& input, Report& report) {
  const std::vector<Failure> all = failures(input);
  std::map<std::pair<OriginId, std::string>, std::vector<const Failure*>> of_templates;
  for (const Failure& failure : all) {
    if (failure.injected.answer->admitted.at.is_written()) {
      report_at_value(input, failure, report);
    } else {
      of_templates[{place_of_template(failure), failure.refused->message}].push_back(&failure);
    }
  }
  for (const auto& [key, same] : of_templates) report_at_template(input, same, report);
}

constexpr Example kBad[] = {{"a value that the template cannot read", R"(-- injector.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: istio-sidecar-injector, namespace: istio-system}
data:
  values: "{}"
  config: |
    policy: enabled
    templates:
      sidecar: |
        spec:
          volumes:
          {{- range fromJSON (annotation .ObjectMeta `sidecar.istio.io/userVolume` `[]`) }}
          - name: {{ .name }}
          {{- end }}
-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: Pod
metadata:
  name: cart
  namespace: shop
  annotations:
    sidecar.istio.io/userVolume: "7"
#                                ^^^
spec: {containers: [{name: app, image: "app:1"}]}
)"}};

constexpr Example kGood[] = {{"a value that it can read", R"(-- injector.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: istio-sidecar-injector}
data: {values: "{}", config: "{policy: enabled, templates: {sidecar: '{{ len .Spec.Containers }}: 0'}}"}
-- shop.yaml --
apiVersion: v1
kind: Pod
metadata: {name: cart, labels: {sidecar.istio.io/inject: "true"}, namespace: shop}
spec: {containers: [{name: app, image: "app:1"}]}
)"}};

}  // namespace

extern constinit const Rule injector_template_render_failure{
    .name = "injector/template-render-failure",
    .since = "0.1.0",
    .summary = "An injection template fails for a pod.",
    .why = "The injector refuses the pod: the workload is created and never gets one.",
    .help = "Correct the value that the template was given, or the template.",
    .severity = Severity::error,
    .releases = "1.9 and newer",
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
