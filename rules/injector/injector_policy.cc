// The policy in the injector's ConfigMap. `disabled` is a legal mode in which pods opt in one by one; any other word
// than the two turns injection off for good (istio: pkg/kube/inject/inject.go, injectRequired, the switch on the
// policy).
#include <string>

#include "engine/model/istio_keys.h"
#include "rules/rule.h"
#include "rules/wording.h"

namespace sidelint::rules {
namespace {

void check_policy(const model::InjectorConfig& injector, Report& report) {
  const Traced<std::string>& policy = injector.settings.policy;
  const std::string revision = "revision `" + injector.revision + "`";
  const OriginId at = policy.origin ? policy.origin : injector.object.metadata.name.origin;
  if (policy.value == "disabled") {
    report.at(at, revision, " injects only pods that ask for a sidecar: its policy is `disabled`")
        .label("labelling a namespace is not enough with this policy")
        .help("Write `policy: enabled` to inject the labelled namespaces, or opt in pod by pod: `",
              typed(model::kInjectKey, "true"), "` as a label of the pods")
        .severity(Severity::warning)
        .about(injector.object);
    return;
  }
  const std::string cause = policy.value.empty() ? "it has no policy" : "its policy `" + policy.value + "` is unknown";
  report.at(at, revision, " injects no pod at all: ", cause)
      .label("read as `", policy.value, "`; the injector knows only `enabled` and `disabled`")
      .help("Write `policy: enabled`")
      .about(injector.object);
}

void check(const Input& input, Report& report) {
  for (const model::InjectorConfig& injector : input.repository.injectors) {
    const std::string& policy = injector.settings.policy.value;
    const bool is_template = policy.find("${") != std::string::npos || policy.find("{{") != std::string::npos;
    // A configuration that cannot be read at all has no policy to judge.
    if (policy == "enabled" || is_template || !injector.settings.error.empty()) continue;
    check_policy(injector, report);
  }
}

constexpr Example kBad[] = {{"a boolean", R"(-- injector.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: istio-sidecar-injector, namespace: istio-system}
data:
  config: |
    templates: {}
    policy: on
#           ^^
)"},
                            {"pods have to ask", R"(-- injector.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: istio-sidecar-injector-canary, namespace: istio-system}
data:
  config: |
    templates: {}
    policy: disabled
#           ^^^^^^^^
)"}};

constexpr Example kGood[] = {{"as the charts write it", R"(-- injector.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: istio-sidecar-injector, namespace: istio-system}
data:
  config: |
    policy: enabled
    templates: {}
)"}};

}  // namespace

extern constinit const Rule injector_injector_policy{
    .name = "injector/injector-policy",
    .since = "0.1.0",
    .summary = "The injector's policy is not `enabled`.",
    .why =
        "With `disabled` a labelled namespace injects nothing by itself; with any other word nothing is injected, not "
        "even "
        "pods that ask for it.",
    .help = "Write `policy: enabled`, or know that every pod has to opt in.",
    .severity = Severity::error,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
