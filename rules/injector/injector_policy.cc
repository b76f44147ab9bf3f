// The policy in the injector's ConfigMap. `disabled` is a legal mode in which pods opt in one by one; any other word
// than the two turns injection off for good (istio: pkg/kube/inject/inject.go, injectRequired, the switch on the
// policy).
#include <string>

#include "engine/model/istio_keys.h"
#include "engine/model/reader.h"
#include "rules/rule.h"
#include "rules/wording.h"

namespace sidelint::rules {
namespace {

// An injector's policy, and how it is written.
struct Policy {
  const std::string& revision;
  const Traced<std::string>& written;
  std::string_view key;
};

void check_policy(const Policy& policy, const model::Object& object, Report& report) {
  const std::string& value = policy.written.value;
  const std::string revision = "revision `" + policy.revision + "`";
  const std::string remedy = "Write `" + std::string(policy.key) + ": enabled`";
  const OriginId at = policy.written.origin ? policy.written.origin : object.metadata.name.origin;
  if (value == "disabled") {
    report.at(at, revision, " injects only pods that ask for a sidecar: its policy is `disabled`")
        .label("labelling a namespace is not enough with this policy")
        .help(remedy, " to inject the labelled namespaces, or opt in pod by pod: `", typed(model::kInjectKey, "true"),
              "` as a label of the pods")
        .severity(Severity::warning)
        .about(object);
    return;
  }
  const std::string cause = value.empty() ? "it has no policy" : "its policy `" + value + "` is unknown";
  report.at(at, revision, " injects no pod at all: ", cause)
      .label("read as `", value, "`; the injector knows only `enabled` and `disabled`")
      .help(remedy)
      .about(object);
}

// Of Service Mesh 2 the other policy is the rule.
bool is_of_interest(const model::MeshInstall& order) {
  return order.settings && order.settings->policy.origin && order.settings->policy.value != "enabled" &&
         order.by != model::MeshInstall::By::service_mesh && order.manages_webhooks && !order.unseen;
}

void check(const Input& input, Report& report) {
  for (const model::InjectorConfig& injector : input.repository.injectors) {
    const Traced<std::string>& policy = injector.settings.policy;
    // A configuration that cannot be read at all has no policy to judge.
    if (policy.value == "enabled" || model::holds_placeholder(policy.value) || !injector.settings.error.empty())
      continue;
    check_policy({injector.revision, policy, "policy"}, injector.object, report);
  }
  const std::string unnamed = "default";
  for (const model::MeshInstall& order : input.repository.mesh) {
    if (!is_of_interest(order) || model::holds_placeholder(order.settings->policy.value)) continue;
    const std::string& revision = order.revision.value.empty() ? unnamed : order.revision.value;
    check_policy({revision, order.settings->policy, "autoInject"}, order.object, report);
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
)"},
                            {"values of the charts", R"(-- istio.yaml --
apiVersion: sailoperator.io/v1
kind: Istio
metadata: {name: default}
spec:
  version: v1.26.4
  namespace: istio-system
  values:
    global:
      proxy:
        autoInject: disabled
#                   ^^^^^^^^
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
