// Annotations of Istio's that are on their way out, or gone: what takes their place, where something does.
#include <algorithm>
#include <array>
#include <string_view>

#include "engine/model/istio_keys.h"
#include "rules/rule.h"

namespace sidelint::rules {
namespace {

struct Successor {
  std::string_view key;
  std::string_view use;
};

// istio/api annotation/annotations.yaml, master of July 2026.
constexpr std::array<Successor, 6> kSuccessors{{
    {"sidecar.istio.io/discoveryAddress", "`discoveryAddress` in `proxy.istio.io/config`"},
    {"sidecar.istio.io/extraStatTags", "`extraStatTags` in `proxy.istio.io/config`"},
    {"sidecar.istio.io/statsInclusionPrefixes", "`proxyStatsMatcher` in `proxy.istio.io/config`"},
    {"sidecar.istio.io/statsInclusionRegexps", "`proxyStatsMatcher` in `proxy.istio.io/config`"},
    {"sidecar.istio.io/statsInclusionSuffixes", "`proxyStatsMatcher` in `proxy.istio.io/config`"},
    {"traffic.sidecar.istio.io/kubevirtInterfaces", "`istio.io/reroute-virtual-interfaces`"},
}};

void check_annotation(const model::Workload& workload, const model::Field& annotation, Report& report) {
  using model::KeyStatus;
  const model::IstioKey* key = model::find_istio_key(annotation.key);
  if (key == nullptr || (key->status != KeyStatus::deprecated && key->status != KeyStatus::gone)) return;
  const bool is_gone = key->status == KeyStatus::gone;
  Finding finding = report
                        .at(annotation.at, "`", annotation.key, "` of ", workload.title(),
                            is_gone ? " is read by no supported release" : " is deprecated")
                        .label(is_gone ? "without effect" : "read for now")

                        .about(workload);
  constexpr std::string_view kInterfaces = "traffic.sidecar.istio.io/kubevirtInterfaces";
  if (annotation.key == kInterfaces) {
    finding.fix({.title = "write `istio.io/reroute-virtual-interfaces`",
                 .operations = {edit::rename(annotation.key_at, "istio.io/reroute-virtual-interfaces")}});
  } else if (is_gone) {
    finding.fix({.title = "remove it", .operations = {edit::remove(annotation.key_at)}});
  }
  const auto* successor = std::ranges::find(kSuccessors, annotation.key, &Successor::key);
  if (successor != kSuccessors.end()) {
    finding.help("Write ", successor->use, " instead");
  } else {
    finding.help("Delete `", annotation.key, "`");
  }
}

void check(const Input& input, Report& report) {
  for (const model::Workload& workload : input.repository.workloads) {
    for (const model::Field& annotation : workload.pod.metadata.annotations)
      check_annotation(workload, annotation, report);
  }
}

constexpr Example kBad[] = {{"an annotation that another one replaces", R"(-- cart.yaml --
apiVersion: v1
kind: Pod
metadata:
  name: cart
  namespace: shop
  annotations:
    traffic.sidecar.istio.io/kubevirtInterfaces: net1
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
spec: {containers: [{name: app, image: "app:1"}]}
)",
                             R"(-- cart.yaml --
apiVersion: v1
kind: Pod
metadata:
  name: cart
  namespace: shop
  annotations:
    istio.io/reroute-virtual-interfaces: net1
spec: {containers: [{name: app, image: "app:1"}]}
)"},
                            {"one that nobody reads any more", R"(-- cart.yaml --
apiVersion: v1
kind: Pod
metadata:
  name: cart
  namespace: shop
  annotations:
    sidecar.istio.io/controlPlaneAuthPolicy: NONE
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
spec: {containers: [{name: app, image: "app:1"}]}
)"}};

constexpr Example kGood[] = {{"current ones", R"(-- cart.yaml --
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop, annotations: {proxy.istio.io/config: "concurrency: 2"}}
spec: {containers: [{name: app, image: "app:1"}]}
)"}};

constexpr std::string_view kEquivalents[] = {"IST0135"};

}  // namespace

extern constinit const Rule placement_deprecated_key{
    .name = "placement/deprecated-key",
    .since = "0.1.0",
    .summary = "An annotation of Istio's is deprecated, or read by no supported release.",
    .why = "It stops working with some upgrade, without a word, or has stopped already.",
    .help = "Use what takes its place.",
    .severity = Severity::note,
    .equivalents = kEquivalents,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
