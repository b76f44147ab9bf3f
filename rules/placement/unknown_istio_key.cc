// A key that looks like one of Istio's and is none: mistyped, half remembered, or made up.
//
// Only Istio's own prefixes count, and near misses of its keys. Its analyzer (IST0108) looks at annotations only.
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/model/istio_keys.h"
#include "rules/intent.h"
#include "rules/question.h"
#include "rules/rule.h"
#include "rules/wording.h"

namespace sidelint::rules {
namespace {

// What is reported of one object: where its keys stand, and what a mistyped key can have meant there.
struct Subject {
  const model::Object& object;
  std::string title;
  model::KeyPlaces places;
  std::vector<const model::FieldMap*> maps;
};

bool is_unknown(const model::Field& entry, model::KeyPlaces places) {
  if (model::find_istio_key(entry.key) != nullptr) return false;
  return model::has_closed_prefix(entry.key) || model::meant_key(entry.key, places).has_value();
}

// The value that the meant key takes for what was written.
std::string corrected(const model::Field& entry, std::string_view key) {
  const Wish wanted = wish(entry.value);
  if (key == model::kInjectionLabel) return wanted == Wish::no_sidecar ? "disabled" : "enabled";
  if (key == model::kInjectKey) return wanted == Wish::no_sidecar ? "false" : "true";
  return entry.value;
}

ProposedFix fix_of(const model::Field& entry, std::string_view key) {
  ProposedFix fix{.title = "write `" + std::string(key) + "`", .operations = {edit::rename(entry.key_at, key)}};
  const std::string value = corrected(entry, key);
  if (value != entry.value) fix.operations.insert(fix.operations.begin(), edit::set(entry.key_at, value));
  if (key != model::kInjectionLabel && key != model::kInjectKey && key != model::kRevisionLabel) return fix;
  fix.how = Applicability::unsafe;
  fix.intends = wish(entry.value) == Wish::no_sidecar ? Verdict::not_injected : Verdict::injected;
  fix.effect = "it starts to count";
  return fix;
}

Finding report_first(const Subject& subject, const model::Field& entry, Report& report) {
  const std::optional<std::string_view> meant = model::meant_key(entry.key, subject.places);
  Finding finding =
      report.at(entry.at, "Istio does not know `", entry.key, "`, so it has no effect on ", subject.title);
  if (meant) {
    finding.label("did you mean `", *meant, "`?")
        .help("Write `", typed(*meant, corrected(entry, *meant)), "`")
        .fix(fix_of(entry, *meant));
  } else {
    finding.label("no label or annotation of Istio's").help("Delete it, or look its name up in Istio's reference");
  }
  return finding;
}

void check_subject(const Input& input, const Subject& subject, const model::Workload* workload, Report& report) {
  const decide::ControlPlane& plane = input.decisions.control_plane(subject.object);
  using Reported = std::pair<std::string_view, Finding>;
  std::vector<Reported> reported;  // once a key, however often it is written
  for (const model::FieldMap* map : subject.maps) {
    for (const model::Field& entry : *map) {
      if (!is_unknown(entry, subject.places)) continue;
      if (reads_pod_label(plane, entry.key) || reads_namespace_label(plane, entry.key)) continue;
      const auto same = std::ranges::find(reported, entry.key, &Reported::first);
      if (same != reported.end()) {
        same->second.note(entry.at, "nor here");
        continue;
      }
      Finding finding = report_first(subject, entry, report);
      reported.emplace_back(entry.key, workload != nullptr ? finding.about(*workload) : finding.about(subject.object));
    }
  }
}

void check(const Input& input, Report& report) {
  for (const model::Namespace& name_space : input.repository.namespaces) {
    const model::Metadata& metadata = name_space.object.metadata;
    check_subject(input,
                  {name_space.object,
                   "Namespace `" + name_space.name() + "`",
                   model::kOfNamespace,
                   {&metadata.labels, &metadata.annotations}},
                  nullptr, report);
  }
  for (const model::Workload& workload : input.repository.workloads) {
    Subject subject{workload.object,
                    workload.title(),
                    model::kOfPod,
                    {&workload.pod.metadata.labels, &workload.pod.metadata.annotations}};
    for (const model::Metadata& block : workload.inert) {
      subject.maps.insert(subject.maps.end(), {&block.labels, &block.annotations});
    }
    check_subject(input, subject, &workload, report);
  }
}

constexpr Example kBad[] = {{"half remembered", R"(-- ns.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {sidecar-inject: enabled}}
#                               ^^^^^^^^^^^^^^^^^^^^^^^
)",
                             R"(-- ns.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
)"},
                            {"mistyped", R"(-- cart.yaml --
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop, labels: {sidecar.istio.io/injection: "false"}}
#                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
)"}};

constexpr Example kGood[] = {{"Istio's keys, and those of others", R"(-- cart.yaml --
apiVersion: v1
kind: Pod
metadata:
  labels: {istio: gateway, sidecar.istio.io/inject: "true", operator.istio.io/component: IngressGateways}
  annotations: {sidecar.jaegertracing.io/inject: "true", proxy.istio.io/config: "concurrency: 2"}
)"}};

constexpr std::string_view kEquivalents[] = {"IST0108"};

}  // namespace

extern constinit const Rule placement_unknown_istio_key{
    .name = "placement/unknown-istio-key",
    .since = "0.1.0",
    .summary = "A label or annotation looks like one of Istio's, but Istio has none of that name.",
    .why = "Kubernetes accepts any key, so a mistyped one silently does nothing.",
    .help = "Correct the key.",
    .severity = Severity::warning,
    .equivalents = kEquivalents,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
