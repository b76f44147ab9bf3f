// Verdicts that rest on the charts of a release because the repository holds no injector: said once.
#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "engine/model/istio_keys.h"
#include "rules/rule.h"
#include "rules/wording.h"

namespace sidelint::rules {
namespace {

// The first thing written about injection on what the workload's verdict rests on.
OriginId first_entry(const Input& input, const model::Workload& workload) {
  constexpr std::array<std::string_view, 3> kKeys{model::kInjectKey, model::kInjectionLabel, model::kRevisionLabel};
  OriginId first;
  const auto consider = [&](const model::FieldMap& fields) {
    for (const model::Field& field : fields) {
      if (std::ranges::find(kKeys, field.key) == kKeys.end() || !field.at.is_written()) continue;
      if (!first || field.at < first) first = field.at;
    }
  };
  consider(workload.pod.metadata.labels);
  consider(workload.pod.metadata.annotations);
  for (const model::Namespace* name_space : input.decisions.namespaces_of(workload)) {
    consider(name_space->object.metadata.labels);
  }
  return first;
}

void check(const Input& input, Report& report) {
  std::size_t count = 0;
  const model::Workload* first = nullptr;
  OriginId entry;
  for (const model::Workload& workload : input.repository.workloads) {
    if (!input.decisions.of(workload).assumes_control_plane) continue;
    ++count;
    if (first == nullptr) first = &workload;
    const OriginId candidate = first_entry(input, workload);
    if (candidate && (!entry || candidate < entry)) entry = candidate;
  }
  if (first == nullptr) return;
  const decide::ControlPlane& plane = input.decisions.control_plane(first->object);
  report
      .at(entry ? entry : first->object.kind_at, count == 1 ? "the verdict of " : "the verdicts of ",
          count_of(count, "workload"), count == 1 ? " assumes" : " assume", " Istio ", plane.release.text(),
          " as its charts install it")
      .label(entry ? "read as that install reads it" : "the first of them")
      .remark("no injector webhook is in the input")
      .help("State the mesh in .sidelint.yaml: `mesh: {istio-version: \"", plane.release.text(),
            "\", default-revision: default, policy: enabled}`, or include its MutatingWebhookConfiguration");
}

constexpr Example kBad[] = {{"an injecting namespace, and no injector", R"(-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    istio-injection: enabled
#   ^^^^^^^^^^^^^^^^^^^^^^^^
---
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop}
spec: {containers: [{name: app, image: "app:1"}]}
)"}};

constexpr Example kGood[] = {{"the configuration describes the mesh", R"(-- .sidelint.yaml --
mesh: {istio-version: "1.27", default-revision: default, policy: enabled}
-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop}
spec: {containers: [{name: app, image: "app:1"}]}
)"},
                             {"no install would inject it", R"(-- cart.yaml --
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop}
spec: {hostNetwork: true, containers: [{name: app, image: "app:1"}]}
)"}};

}  // namespace

extern constinit const Rule input_control_plane_assumed{
    .name = "input/control-plane-assumed",
    .since = "0.1.0",
    .summary = "Verdicts rest on Istio's default install because the input holds no injector.",
    .why = "Another release, other revisions or another injection policy can turn these verdicts around.",
    .help = "Describe the mesh in .sidelint.yaml, or include the injector's webhook configuration in the input.",
    .severity = Severity::note,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
