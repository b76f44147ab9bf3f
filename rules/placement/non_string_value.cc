// A boolean or a number where the API server takes strings only. It refuses the whole object ("cannot unmarshal bool
// into Go struct field ObjectMeta.labels of type string"); a missing value (null) it takes for "".
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/istio_keys.h"
#include "rules/intent.h"
#include "rules/rule.h"
#include "rules/wording.h"

namespace sidelint::rules {
namespace {

using model::ValueType;

std::string_view type_of(ValueType type) {
  switch (type) {
    case ValueType::boolean:
      return "a boolean";
    case ValueType::number:
      return "a number";
    case ValueType::collection:
      return "no scalar";
    case ValueType::string:
    case ValueType::null:
      break;
  }
  return "";
}

std::string right_value(const model::Field& entry) {
  const Wish wanted = wish(entry.value);
  if (wanted == Wish::unclear) return entry.value;
  if (entry.key == model::kInjectionLabel) return wanted == Wish::sidecar ? "enabled" : "disabled";
  return entry.key != model::kInjectKey ? entry.value : wanted == Wish::sidecar ? "true" : "false";
}

ProposedFix fix_of(const model::Field& entry) {
  ProposedFix fix{.title = "write a string", .operations = {edit::set(entry.key_at, right_value(entry))}};
  if (entry.key != model::kInjectionLabel || wish(entry.value) == Wish::unclear) return fix;
  fix.how = Applicability::unsafe;
  fix.intends = wish(entry.value) == Wish::sidecar ? Verdict::injected : Verdict::not_injected;
  fix.effect = "changes what the namespace injects";
  return fix;
}

// Reports what is no string in one map; `effect` is what becomes of the object.
void check_map(const model::FieldMap& map, std::string_view noun, const std::string& effect, const model::Object& about,
               std::vector<OriginId>& seen, Report& report) {
  for (const model::Field& entry : map) {
    const std::string_view type = type_of(entry.type);
    // The same bytes are reached twice where an anchor is used twice, or where an object is its own pod.
    if (type.empty() || std::ranges::find(seen, entry.value_at) != seen.end()) continue;
    seen.push_back(entry.value_at);
    Finding finding = report.at(entry.value_at, effect, ": `", entry.key, "` is ", type)
                          .label(type, "; ", noun, " values must be strings")
                          .about(about);
    if (entry.type == ValueType::collection) {
      finding.help("Write one string, such as `", typed(entry.key, "value"), "`");
    } else {
      finding.help("Write `", typed(entry.key, right_value(entry)), "`").fix(fix_of(entry));
    }
  }
}

void check_metadata(const model::Metadata& metadata, const std::string& effect, const model::Object& about,
                    std::vector<OriginId>& seen, Report& report) {
  check_map(metadata.labels, "label", effect, about, seen, report);
  check_map(metadata.annotations, "annotation", effect, about, seen, report);
}

// Whether Kubernetes itself, and not a custom resource's schema, says what a pod template of the kind looks like.
bool is_built_in(const model::Workload& workload) {
  constexpr std::array<std::string_view, 5> kGroups{"", "apps", "batch", "extensions", "apps.openshift.io"};
  return std::ranges::find(kGroups, workload.kind->group) != kGroups.end();
}

void check(const Input& input, Report& report) {
  const std::string refused = " is refused";
  std::vector<OriginId> seen;
  for (const model::Namespace& name_space : input.repository.namespaces) {
    seen.clear();
    check_metadata(name_space.object.metadata, "Namespace `" + name_space.name() + "`" + refused, name_space.object,
                   seen, report);
  }
  for (const model::Workload& workload : input.repository.workloads) {
    seen.clear();
    check_metadata(workload.object.metadata, workload.title() + refused, workload.object, seen, report);
    const std::string effect = workload.title() + (is_built_in(workload) ? refused : " gets no pods");
    check_metadata(workload.pod.metadata, effect, workload.object, seen, report);
    for (const model::Metadata& block : workload.inert) check_metadata(block, effect, workload.object, seen, report);
  }
}

constexpr Example kBad[] = {{"an unquoted boolean", R"(-- cart.yaml --
apiVersion: apps/v1
kind: Deployment
metadata: {name: cart, namespace: shop}
spec:
  selector: {matchLabels: {app: cart}}
  template:
    metadata:
      labels:
        app: cart
        sidecar.istio.io/inject: false
#                                ^^^^^
    spec: {containers: [{name: app, image: "app:1"}]}
)"},
                            {"an unquoted port", R"(-- cart.yaml --
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop, annotations: {traffic.sidecar.istio.io/excludeOutboundPorts: 5432}}
#                                                                                                    ^^^^
)",
                             R"(-- cart.yaml --
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop, annotations: {traffic.sidecar.istio.io/excludeOutboundPorts: "5432"}}
)"}};

constexpr Example kGood[] = {{"quoted, or no value at all", R"(-- cart.yaml --
apiVersion: v1
kind: Pod
metadata:
  name: cart
  labels: {sidecar.istio.io/inject: "false", tier: }
  annotations: {traffic.sidecar.istio.io/excludeOutboundPorts: "5432"}
spec: {containers: [{name: app, image: "app:1"}]}
)"}};

}  // namespace

extern constinit const Rule placement_non_string_value{
    .name = "placement/non-string-value",
    .since = "0.1.0",
    .summary = "The value of a label or annotation is not a string.",
    .why = "Unquoted true, yes, on or 8080 are booleans and numbers to YAML; the API server refuses the whole object.",
    .help = "Put the value in quotes.",
    .severity = Severity::error,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
