// A key that Istio reads among labels, written among annotations, or the reverse.
#include <string>
#include <string_view>

#include "engine/model/istio_keys.h"
#include "rules/intent.h"
#include "rules/question.h"
#include "rules/remedy.h"
#include "rules/rule.h"
#include "rules/wording.h"

namespace sidelint::rules {
namespace {

// One of the two maps of a metadata block, and the one that Istio reads instead.
struct Side {
  const model::FieldMap& written;
  const model::FieldMap& read;
  model::KeyPlaces place_written;
  model::KeyPlaces place_read;
  std::string_view is;         // "an annotation"
  std::string_view should_be;  // "labels"
};

bool is_on_wrong_side(const Side& side, const model::Field& entry) {
  const model::IstioKey* key = model::find_istio_key(entry.key);
  if (key == nullptr || key->status == model::KeyStatus::internal) return false;
  if ((key->places & side.place_read) == 0 || (key->places & side.place_written) != 0) return false;
  return side.read.find(entry.key) == nullptr;  // else this one is mere decoration
}

// The injector writes istio.io/rev as an annotation on what it injects (since 1.18), `istioctl kube-inject` on
// templates; so does the controller of gateways on what it makes, which opts out (kube-gateway.yaml of the chart).
bool is_istios_own(const model::Metadata& pod, const Side& side, const model::Field& entry) {
  return entry.key == model::kRevisionLabel &&
         (side.written.find("sidecar.istio.io/status") != nullptr || wish_of_pod(pod) == Wish::no_sidecar);
}

edit::Operation move_over(const Side& side, const model::Object& object, const model::Metadata& metadata,
                          const model::Field& entry) {
  return edit::move(entry.key_at,
                    side.should_be == "labels" ? labels_of(object, metadata) : annotations_of(object, metadata));
}

// Where it stands, as messages name it: "Namespace `shop`".
Finding report_entry(const Side& side, const model::Field& entry, std::string_view where, std::string_view path,
                     Report& report) {
  return report
      .at(entry.at, "`", entry.key, "` has no effect on ", where, ": it is read from ", side.should_be, " only")
      .label(side.is, ", which nobody reads")
      .help("Move it: `", typed(entry.key, entry.value), "` under `", path, ".", side.should_be, "`");
}

void check_namespace(const Input& input, const model::Namespace& name_space, Report& report) {
  const model::Metadata& metadata = name_space.object.metadata;
  const Side sides[] = {{metadata.annotations, metadata.labels, model::kNamespaceAnnotation, model::kNamespaceLabel,
                         "an annotation", "labels"},
                        {metadata.labels, metadata.annotations, model::kNamespaceLabel, model::kNamespaceAnnotation,
                         "a label", "annotations"}};
  for (const Side& side : sides) {
    for (const model::Field& entry : side.written) {
      if (!is_on_wrong_side(side, entry)) continue;
      Finding finding = report_entry(side, entry, "Namespace `" + name_space.name() + "`", metadata.path, report)
                            .about(name_space.object);
      const bool granted = entry.key == model::kInjectionLabel && wish(entry.value) == Wish::no_sidecar &&
                           selects(input, name_space) == decide::Certainty::no;
      if (granted) finding.severity(Severity::note);
      remark_workloads(finding, input.decisions.workloads_in(name_space));
      const edit::Operation move = move_over(side, name_space.object, metadata, entry);
      const Verdict intends = wish(entry.value) == Wish::no_sidecar ? Verdict::not_injected : Verdict::injected;
      finding.fix(fix_of_namespace(input, name_space, {with_namespace_label(entry.key, entry.value)}, intends,
                                   "move it to the " + std::string(side.should_be), {move}));
    }
  }
}

void check_pods(const Input& input, const model::Workload& workload, Report& report) {
  const model::Metadata& pod = workload.pod.metadata;
  const Side sides[] = {
      {pod.annotations, pod.labels, model::kPodAnnotation, model::kPodLabel, "an annotation", "labels"},
      {pod.labels, pod.annotations, model::kPodLabel, model::kPodAnnotation, "a label", "annotations"}};
  for (const Side& side : sides) {
    for (const model::Field& entry : side.written) {
      if (!is_on_wrong_side(side, entry) || is_istios_own(pod, side, entry)) continue;
      Finding finding = report_entry(side, entry, pods_of(workload), pod.path, report).about(workload);
      if (!has_plain_template(workload)) continue;
      const decide::Decision after = side.should_be == "labels"
                                         ? input.decisions.suppose(workload, {with_pod_label(entry.key, entry.value)})
                                         : input.decisions.of(workload);
      finding.fix(fix_of_workload(input, workload, after, "move it to the " + std::string(side.should_be),
                                  {move_over(side, workload.object, pod, entry)}));
    }
  }
}

void check(const Input& input, Report& report) {
  for (const model::Namespace& name_space : input.repository.namespaces) check_namespace(input, name_space, report);
  for (const model::Workload& workload : input.repository.workloads) check_pods(input, workload, report);
}

constexpr Example kBad[] = {{"a Namespace annotated instead of labelled", R"(-- ns.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, annotations: {istio-injection: enabled}}
#                                    ^^^^^^^^^^^^^^^^^^^^^^^^
)",
                             R"(-- ns.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
)"},
                            {"a setting of the sidecar among the labels", R"(-- cart.yaml --
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop, labels: {sidecar.istio.io/proxyCPU: 100m}}
#                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
)"}};

constexpr Example kGood[] = {{"each on its side", R"(-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop, annotations: {sidecar.istio.io/proxyCPU: 100m}}
spec: {containers: [{name: app, image: "app:1"}]}
)"},
                             {"what the injector itself has written", R"(-- cart.yaml --
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop, annotations: {istio.io/rev: default, sidecar.istio.io/status: "{}"}}
)"}};

}  // namespace

extern constinit const Rule placement_label_written_as_annotation{
    .name = "placement/label-written-as-annotation",
    .since = "0.1.0",
    .summary = "A key that Istio reads as a label is written as an annotation, or the reverse.",
    .why =
        "Selectors see labels only and settings are read from annotations only; on the other side a key has no effect.",
    .help = "Move the entry to the other map.",
    .severity = Severity::error,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
