// A template that the control plane's release cannot parse: it calls a function that came later, or is broken.
//
// The injector reads all its templates when it starts and refuses the whole configuration if one cannot be parsed
// (istio, pkg/kube/inject/webhook.go, ParseTemplates, 1.9 and newer). Templates and control plane drift apart when only
// one of the two is upgraded.
#include <set>
#include <string>

#include "rules/injected_pod.h"
#include "rules/rule.h"

namespace sidelint::rules {
namespace {

OriginId place_of_template(const model::InjectorConfig& config, const std::string& name) {
  const yaml::Node text = config.document->root().find("templates").find(name);
  return text ? text.origin() : config.object.metadata.name.origin;
}

void report_injector(const model::InjectorCall& call, const inject::Injector& injector, const model::Workload& first,
                     Report& report) {
  const inject::SettingsError& error = *injector.error();
  const istio::Release release = injector.source().release;
  const bool told = call.release || inject::told_release(injector.source().values);
  report
      .at(place_of_template(*call.injector, error.template_name), "template `", error.template_name,
          "` cannot be parsed by Istio ", release.text(), ": ", error.at->message)
      .label("the injector refuses its whole configuration")
      .note(first.object.metadata.name.origin, "gets no sidecar from it")
      .help("Install the templates of the control plane's release")
      .severity(told ? Severity::error : Severity::warning)
      .about(call.injector->object);
}

void check(const Input& input, Report& report) {
  std::set<const model::InjectorConfig*> seen;
  for (const model::Workload& workload : input.repository.workloads) {
    for (const model::PodCreation& creation : input.decisions.creations_of(workload)) {
      for (const model::InjectorCall& call : creation.calls) {
        if (!seen.insert(call.injector).second) continue;
        const inject::Injector& injector = input.injections.injector_of(call);
        const auto& error = injector.error();
        if (error && error->at && !error->template_name.empty()) report_injector(call, injector, workload, report);
      }
    }
  }
}

constexpr Example kBad[] = {{"the templates were upgraded before the control plane", R"(-- .sidelint.yaml --
mesh: {istio-version: "1.24.0"}
-- injector.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: istio-sidecar-injector, namespace: istio-system}
data:
  values: "{}"
  config: |
    policy: enabled
    templates:
      sidecar: "{{ omitNil .Values }}"
#              ^^^^^^^^^^^^^^^^^^^^^^^
-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop}
spec: {containers: [{name: app, image: "app:1"}]}
)"}};

constexpr Example kGood[] = {{"a release that has the function", R"(-- .sidelint.yaml --
mesh: {istio-version: "1.30.0"}
-- injector.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: istio-sidecar-injector, namespace: istio-system}
data:
  values: "{}"
  config: |
    policy: enabled
    templates:
      sidecar: "{{ omitNil .Values }}"
-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop}
spec: {containers: [{name: app, image: "app:1"}]}
)"}};

}  // namespace

extern constinit const Rule injector_template_unreadable{
    .name = "injector/template-unreadable",
    .since = "0.1.0",
    .summary = "An injection template cannot be parsed by the control plane's release.",
    .why =
        "The injector does not come up with it: a new control plane never gets ready, one that runs keeps the old "
        "templates.",
    .help = "Install the templates that belong to the release.",
    .severity = Severity::error,
    .releases = "1.9 and newer",
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
