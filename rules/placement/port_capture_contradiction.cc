// Lists of ports and addresses to capture and not to capture that contradict each other.
//
// Mirrors istio 1.30.3, tools/istio-iptables/pkg/capture/run.go: excludeInboundPorts is looked at only if all inbound
// ports are captured; elsewhere what is excluded wins over what is included.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "rules/comma_list.h"
#include "rules/rule.h"

namespace sidelint::rules {
namespace {

struct Pair {
  std::string_view includes;
  std::string_view excludes;
  bool exclusive;  // an explicit list of the first makes the second void
};
constexpr std::array<Pair, 3> kPairs{{
    {"traffic.sidecar.istio.io/includeInboundPorts", "traffic.sidecar.istio.io/excludeInboundPorts", true},
    {"traffic.sidecar.istio.io/includeOutboundPorts", "traffic.sidecar.istio.io/excludeOutboundPorts", false},
    {"traffic.sidecar.istio.io/includeOutboundIPRanges", "traffic.sidecar.istio.io/excludeOutboundIPRanges", false},
}};

void check_pair(const model::Workload& workload, const Pair& pair, Report& report) {
  const model::FieldMap& annotations = workload.pod.metadata.annotations;
  const model::Field* include = annotations.find(pair.includes);
  const model::Field* exclude = annotations.find(pair.excludes);
  if (include == nullptr || exclude == nullptr || include->placeholder || exclude->placeholder) return;
  const std::vector<std::string_view> wanted = parts_of(include->value);
  const std::vector<std::string_view> unwanted = parts_of(exclude->value);
  if (unwanted.empty()) return;
  const auto both = std::ranges::find_if(unwanted, [&](std::string_view part) { return holds(wanted, part); });
  if (pair.exclusive && !holds(wanted, "*")) {
    report.at(exclude->at, "`", exclude->key, "` does nothing for ", workload.title())
        .label("looked at only where all ports are captured, and here are those that are listed")
        .note(include->at, "captures these ports and no other")
        .help("Delete `", exclude->key, "`, or capture all ports: `", pair.includes, ": \"*\"`")
        .about(workload);
  } else if (both != unwanted.end() && *both != "*") {
    report.at(exclude->at, workload.title(), " asks to capture `", *both, "`, and not to: it is not captured")
        .label("wins")
        .note(include->at, "asks for the same")
        .help("Delete `", *both, "` from one of the two lists")
        .about(workload);
  }
}

void check(const Input& input, Report& report) {
  for (const model::Workload& workload : input.repository.workloads) {
    for (const Pair& pair : kPairs) check_pair(workload, pair, report);
  }
}

constexpr Example kBad[] = {{"a port in both lists", R"(-- cart.yaml --
apiVersion: v1
kind: Pod
metadata:
  name: cart
  namespace: shop
  annotations:
    traffic.sidecar.istio.io/includeOutboundPorts: "80,5432"
    traffic.sidecar.istio.io/excludeOutboundPorts: "5432"
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
spec: {containers: [{name: app, image: "app:1"}]}
)"},
                            {"an exclusion from a list", R"(-- cart.yaml --
apiVersion: v1
kind: Pod
metadata:
  name: cart
  namespace: shop
  annotations:
    traffic.sidecar.istio.io/includeInboundPorts: "8080"
    traffic.sidecar.istio.io/excludeInboundPorts: "9090"
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
spec: {containers: [{name: app, image: "app:1"}]}
)"}};

constexpr Example kGood[] = {{"all but some", R"(-- cart.yaml --
apiVersion: v1
kind: Pod
metadata:
  name: cart
  namespace: shop
  annotations:
    traffic.sidecar.istio.io/includeInboundPorts: "*"
    traffic.sidecar.istio.io/excludeInboundPorts: "9090"
spec: {containers: [{name: app, image: "app:1"}]}
)"}};

}  // namespace

extern constinit const Rule placement_port_capture_contradiction{
    .name = "placement/port-capture-contradiction",
    .since = "0.1.0",
    .summary = "Annotations ask to capture a port or address, and not to.",
    .why =
        "One of them is without effect, so traffic goes around the sidecar, or through it, against somebody's intent.",
    .help = "Keep one of the two.",
    .severity = Severity::warning,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
