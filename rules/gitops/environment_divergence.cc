// One workload, delivered or built for several places, with a sidecar in one and without in another.
#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/rule.h"
#include "rules/wording.h"

namespace sidelint::rules {
namespace {

using Workloads = std::vector<const model::Workload*>;

// Writings of one workload: the same document, read for several units.
std::map<OriginId, Workloads> by_document(const model::Repository& repository) {
  std::map<OriginId, Workloads> writings;
  for (const model::Workload& workload : repository.workloads) {
    if (workload.object.unit != ".") writings[workload.object.at].push_back(&workload);
  }
  return writings;
}

const model::Workload* first_with(const Input& input, const Workloads& workloads, Verdict verdict) {
  const auto found = std::ranges::find_if(
      workloads, [&](const model::Workload* workload) { return input.decisions.of(*workload).verdict() == verdict; });
  return found == workloads.end() ? nullptr : *found;
}

// The first question that the two decisions answer differently.
std::optional<decide::StepId> first_difference(const decide::Decision& a, const decide::Decision& b) {
  for (const decide::Step& step : a.trace) {
    const decide::Step* other = b.step(step.id);
    if (other == nullptr || other->because != step.because) return step.id;
  }
  return std::nullopt;
}

void note_answer(Finding& finding, const model::Workload& workload, const decide::Decision& decision,
                 decide::StepId question) {
  const decide::Step* step = decision.step(question);
  if (step == nullptr) return;
  const OriginId at = step->evidence.empty() ? OriginId() : step->evidence.front().origin;
  finding.note(at, "in `", workload.object.unit, "`: ", step->because);
}

void check(const Input& input, Report& report) {
  for (const auto& [at, workloads] : by_document(input.repository)) {
    const model::Workload* with = first_with(input, workloads, Verdict::injected);
    const model::Workload* without = first_with(input, workloads, Verdict::not_injected);
    if (with == nullptr || without == nullptr || with->pod.metadata.path != without->pod.metadata.path) continue;
    Finding finding = report
                          .at(with->object.metadata.name.origin, with->title(), " gets a sidecar in `",
                              with->object.unit, "` and none in `", without->object.unit, "`")
                          .label("one manifest, two verdicts")
                          .help("If that is meant, say so in the pods' label `sidecar.istio.io/inject` of each place")
                          .about(*without);
    const decide::Decision& yes = input.decisions.of(*with);
    const decide::Decision& no = input.decisions.of(*without);
    const std::optional<decide::StepId> question = first_difference(yes, no);
    if (!question) continue;
    note_answer(finding, *with, yes, *question);
    note_answer(finding, *without, no, *question);
  }
}

constexpr Example kBad[] = {{"one overlay's namespace has no label", R"(-- .sidelint.yaml --
mesh: {istio-version: "1.27", default-revision: default, policy: enabled}
-- base/kustomization.yaml --
resources: [cart.yaml]
-- base/cart.yaml --
apiVersion: v1
kind: Pod
metadata:
  name: cart
#       ^^^^
spec: {containers: [{name: app, image: "app:1"}]}
-- overlays/dev/kustomization.yaml --
resources: [../../base, namespace.yaml]
namespace: shop
-- overlays/dev/namespace.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop}
-- overlays/prod/kustomization.yaml --
resources: [../../base, namespace.yaml]
namespace: shop
-- overlays/prod/namespace.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
)"}};

constexpr Example kGood[] = {{"the same everywhere", R"(-- .sidelint.yaml --
mesh: {istio-version: "1.27", default-revision: default, policy: enabled}
-- base/kustomization.yaml --
resources: [cart.yaml, namespace.yaml]
-- base/cart.yaml --
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop}
spec: {containers: [{name: app, image: "app:1"}]}
-- base/namespace.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
-- overlays/dev/kustomization.yaml --
resources: [../../base]
-- overlays/prod/kustomization.yaml --
resources: [../../base]
)"}};

}  // namespace

extern constinit const Rule gitops_environment_divergence{
    .name = "gitops/environment-divergence",
    .since = "0.1.0",
    .summary = "The same workload is injected in one environment and not in another.",
    .why = "What is tested in one place then differs from what runs in the other, in routing, policy and resources.",
    .help = "Give the environments the same labels, or say in the pods' labels that the difference is meant.",
    .severity = Severity::note,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
