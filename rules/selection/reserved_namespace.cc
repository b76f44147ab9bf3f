// Injection asked for in kube-system and the like, which the injector skips (istio: pkg/kube/inject/initializer.go,
// IgnoredNamespaces; two of them until 1.8, four since 1.9). istio-system is not one of them.
#include <algorithm>

#include "engine/decide/release.h"
#include "engine/model/istio_keys.h"
#include "rules/intent.h"
#include "rules/question.h"
#include "rules/rule.h"
#include "rules/wording.h"

namespace sidelint::rules {
namespace {

bool is_reserved(const Input& input, const model::Object& object, std::string_view name) {
  return std::ranges::count(decide::reserved_namespaces(input.decisions.control_plane(object).release), name) != 0;
}

void check_namespace(const Input& input, const model::Namespace& name_space, Report& report) {
  if (!is_reserved(input, name_space.object, name_space.name())) return;
  const model::Field* label = name_space.label(model::kInjectionLabel);
  if (label == nullptr) label = name_space.label(model::kRevisionLabel);
  if (label == nullptr || selects(input, name_space) != decide::Certainty::yes) return;
  Finding finding = report
                        .at(label->at, "Namespace `", name_space.name(),
                            "` injects nothing: the injector skips it whatever its labels say")
                        .label("calls the injector, which turns every pod away")
                        .help("Delete `", typed(label->key, label->value), "`, and move what needs a sidecar elsewhere")
                        .about(name_space.object);
  remark_workloads(finding, input.decisions.workloads_in(name_space));
}

void check_workload(const Input& input, const model::Workload& workload, Report& report) {
  const std::string& name_space = workload.object.metadata.name_space.value;
  const model::Metadata& pod = workload.pod.metadata;
  // Where the host's network keeps the sidecar out as well, that is said.
  if (wish_of_pod(pod) != Wish::sidecar || workload.pod.host_network) return;
  if (!is_reserved(input, workload.object, name_space)) return;
  if (input.decisions.of(workload).verdict() != Verdict::not_injected) return;
  const model::Field& entry = *injection_entry(pod);
  report.at(entry.at, workload.title(), " gets no sidecar: the injector skips namespace `", name_space, "`")
      .label("asks for a sidecar in vain")
      .note(workload.object.metadata.name_space.origin, "nothing in this namespace is ever injected")
      .help("Move it to another namespace, or delete `", typed(entry.key, entry.value), "`")
      .severity(Severity::error)
      .about(workload);
}

void check(const Input& input, Report& report) {
  for (const model::Namespace& name_space : input.repository.namespaces) check_namespace(input, name_space, report);
  for (const model::Workload& workload : input.repository.workloads) check_workload(input, workload, report);
}

constexpr Example kBad[] = {{"the namespace asks for injection", R"(-- ns.yaml --
apiVersion: v1
kind: Namespace
metadata:
  name: kube-system
  labels:
    istio-injection: enabled
#   ^^^^^^^^^^^^^^^^^^^^^^^^
)"},
                            {"a pod asks for it", R"(-- proxy.yaml --
apiVersion: v1
kind: Pod
metadata:
  name: proxy
  namespace: kube-system
  labels:
    sidecar.istio.io/inject: "true"
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
spec: {containers: [{name: app, image: "app:1"}]}
)"}};

constexpr Example kGood[] = {{"the control plane's namespace is not reserved", R"(-- ns.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: istio-system, labels: {istio-injection: enabled}}
)"},
                             {"nobody asks for a sidecar", R"(-- ns.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: kube-system, labels: {istio-injection: disabled}}
---
apiVersion: v1
kind: Pod
metadata: {name: proxy, namespace: kube-system}
spec: {containers: [{name: app, image: "app:1"}]}
)"}};

}  // namespace

extern constinit const Rule selection_reserved_namespace{
    .name = "selection/reserved-namespace",
    .since = "0.1.0",
    .summary = "Injection is asked for in a namespace that the injector always skips.",
    .why =
        "kube-system, kube-public, kube-node-lease and local-path-storage are built into the injector; no label "
        "overrides "
        "that.",
    .help = "Move the workload to a namespace of its own.",
    .severity = Severity::warning,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
