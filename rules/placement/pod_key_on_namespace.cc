// A key that Istio reads on pods, on a Namespace: nothing hands it down.
#include <string>

#include "engine/model/istio_keys.h"
#include "rules/intent.h"
#include "rules/question.h"
#include "rules/remedy.h"
#include "rules/rule.h"
#include "rules/wording.h"

namespace sidelint::rules {
namespace {

using decide::Certainty;

// Whether the namespace's pods are injected, or left out, as the key would have it.
bool is_granted(const Input& input, const model::Namespace& name_space, Wish wanted) {
  const Certainty selected = selects(input, name_space);
  return (wanted == Wish::sidecar && selected == Certainty::yes) ||
         (wanted == Wish::no_sidecar && selected == Certainty::no);
}

void report_inject(const Input& input, const model::Namespace& name_space, const model::Field& entry, Report& report) {
  const Wish wanted = wish(entry.value);
  const bool granted = is_granted(input, name_space, wanted);
  Finding finding = report
                        .at(entry.at, "`", entry.key, "` on Namespace `", name_space.name(),
                            "` changes nothing for its pods: only pods have that key")
                        .label("read on pods, never on a Namespace")
                        .about(name_space.object);
  if (granted) {
    finding.severity(Severity::note)
        .help("Delete it; its pods are treated like that anyway")
        .fix({.title = "remove it", .operations = {edit::remove(entry.key_at)}});
  } else {
    finding.help("Write the label `",
                 typed(model::kInjectionLabel, wanted == Wish::no_sidecar ? "disabled" : "enabled"), "` instead",
                 wanted == Wish::no_sidecar ? "" : ", or `istio.io/rev: REVISION`");
  }
  remark_workloads(finding, input.decisions.workloads_in(name_space));
  if (granted || wanted == Wish::unclear || name_space.label(model::kInjectionLabel) != nullptr) return;
  const std::string_view right = wanted == Wish::sidecar ? "enabled" : "disabled";
  finding.fix(fix_of_namespace(
      input, name_space, {with_namespace_label(model::kInjectionLabel, right)},
      wanted == Wish::sidecar ? Verdict::injected : Verdict::not_injected, "write the namespace's own label",
      rewritten(name_space.object, name_space.object.metadata, entry, model::kInjectionLabel, right)));
}

void report_tuning(const model::Namespace& name_space, const model::Field& entry, Report& report) {
  report.at(entry.at, "`", entry.key, "` on Namespace `", name_space.name(), "` does not reach its pods' sidecars")
      .label("read on pods, never on a Namespace")
      .help("Write it on the pod templates it is meant for, under `metadata.annotations`")
      .severity(Severity::warning)
      .about(name_space.object);
}

void check(const Input& input, Report& report) {
  for (const model::Namespace& name_space : input.repository.namespaces) {
    for (const model::FieldMap* fields :
         {&name_space.object.metadata.labels, &name_space.object.metadata.annotations}) {
      for (const model::Field& entry : *fields) {
        const model::IstioKey* key = model::find_istio_key(entry.key);
        const bool only_on_pods = key != nullptr && (key->places & model::kOfPod) != 0 &&
                                  (key->places & (model::kOfNamespace | model::kOtherObject)) == 0;
        if (!only_on_pods) continue;
        if (reads_namespace_label(input.decisions.control_plane(name_space.object), entry.key)) continue;
        if (entry.key == model::kInjectKey) {
          report_inject(input, name_space, entry, report);
        } else {
          report_tuning(name_space, entry, report);
        }
      }
    }
  }
}

constexpr Example kBad[] = {{"an opt-in for the whole namespace", R"(-- ns.yaml --
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    sidecar.istio.io/inject: "true"
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
)",
                             R"(-- ns.yaml --
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    istio-injection: "enabled"
)"},
                            {"a setting of the sidecar", R"(-- ns.yaml --
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  annotations:
    sidecar.istio.io/proxyCPU: 100m
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
)"}};

constexpr Example kGood[] = {{"the namespace's own labels", R"(-- ns.yaml --
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: {istio-injection: enabled, topology.istio.io/network: east}
)"}};

constexpr std::string_view kEquivalents[] = {"IST0107"};

}  // namespace

extern constinit const Rule placement_pod_key_on_namespace{
    .name = "placement/pod-key-on-namespace",
    .since = "0.1.0",
    .summary = "A Namespace carries a label or annotation that Istio reads on pods only.",
    .why = "Nothing hands it down to the namespace's pods, so it has no effect.",
    .help = "Use istio-injection or istio.io/rev on the Namespace, or write the key on the pod templates.",
    .severity = Severity::error,
    .equivalents = kEquivalents,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
