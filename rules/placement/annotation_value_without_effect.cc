// A value that nobody tests for: no injector refuses it, and it counts as another one.
//
// sidecar.istio.io/nativeSidecar: the templates of 1.24 to 1.26 test for `true`, those of 1.27 and newer for anything
// but `false` (injection-template.yaml). rewriteAppHTTPProbers is read by strconv.ParseBool and passed over if that
// fails (pkg/kube/inject/app_probe.go, ShouldRewriteAppHTTPProbers). capNetBindService: `true` in the template.
#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>

#include "rules/injected_pod.h"
#include "rules/rule.h"
#include "rules/wording.h"

namespace sidelint::rules {
namespace {

constexpr std::array<std::string_view, 2> kWords{"true", "false"};
constexpr std::array<std::string_view, 12> kGoBooleans{"true", "false", "1",    "0",     "t",    "f",
                                                       "T",    "F",     "TRUE", "FALSE", "True", "False"};

struct TestedValue {
  std::string_view key;
  int first, past;  // minor releases
  std::span<const std::string_view> tested;
  std::string_view otherwise;  // what any other value acts as
};
constexpr int kNoEnd = 1000;
constexpr std::array<TestedValue, 4> kTested{{
    {"sidecar.istio.io/nativeSidecar", 24, 27, kWords, "acts as `false`"},
    {"sidecar.istio.io/nativeSidecar", 27, kNoEnd, kWords, "acts as `true`"},
    {"sidecar.istio.io/rewriteAppHTTPProbers", 2, kNoEnd, kGoBooleans, "leaves it to the mesh's settings"},
    {"sidecar.istio.io/capNetBindService", 6, kNoEnd, kWords, "acts as `false`"},
}};

const TestedValue* find_untested(const model::Field& field, int minor) {
  if (field.placeholder || field.value.empty()) return nullptr;
  const auto found = std::ranges::find_if(kTested, [&](const TestedValue& each) {
    return each.key == field.key && minor >= each.first && minor < each.past;
  });
  const bool tested = found == kTested.end() || std::ranges::find(found->tested, field.value) != found->tested.end();
  return tested ? nullptr : &*found;
}

void check(const Input& input, Report& report) {
  for (const model::Workload& workload : input.repository.workloads) {
    if (!reaches_templates(input.decisions.of(workload))) continue;
    const decide::ControlPlane& plane = input.decisions.control_plane(workload.object);
    for (const model::Field& field : workload.pod.metadata.annotations) {
      const TestedValue* tested = find_untested(field, plane.release.minor);
      if (tested == nullptr) continue;
      report.at(field.value_at, "`", field.value, "` is no value of `", field.key, "`: it ", tested->otherwise)
          .label("nothing tests for this")
          .help("Write `", typed(field.key, "true"), "` or `", typed(field.key, "false"), "`")
          .about(workload);
    }
  }
}

constexpr Example kBad[] = {{"a boolean of another language", R"(-- shop.yaml --
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
    sidecar.istio.io/rewriteAppHTTPProbers: "no"
#                                           ^^^^
    sidecar.istio.io/nativeSidecar: disabled
#                                   ^^^^^^^^
spec: {containers: [{name: app, image: "app:1"}]}
)"}};

constexpr Example kGood[] = {{"values that are tested for; a pod without a sidecar", R"(-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: Pod
metadata:
  name: cart
  namespace: shop
  annotations: {sidecar.istio.io/rewriteAppHTTPProbers: "FALSE", sidecar.istio.io/nativeSidecar: "true"}
spec: {containers: [{name: app, image: "app:1"}]}
---
apiVersion: v1
kind: Pod
metadata:
  name: bare
  namespace: elsewhere
  labels: {sidecar.istio.io/inject: "false"}
  annotations: {sidecar.istio.io/nativeSidecar: disabled}
spec: {containers: [{name: app, image: "app:1"}]}
)"}};

}  // namespace

extern constinit const Rule placement_annotation_value_without_effect{
    .name = "placement/annotation-value-without-effect",
    .since = "0.1.0",
    .summary = "An annotation has a value that nobody tests for.",
    .why = "The pod is made as if another value stood there, often the opposite of what is meant.",
    .help = "Write `true` or `false`.",
    .severity = Severity::warning,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
