// Labels that only the default revision reads, in a mesh that has named revisions only.
#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "engine/model/istio_keys.h"
#include "rules/intent.h"
#include "rules/question.h"
#include "rules/rule.h"
#include "rules/wording.h"

namespace sidelint::rules {
namespace {

using decide::Certainty;
using decide::ControlPlane;

// The revisions that are installed; none if nobody knows.
std::vector<std::string> installed(const ControlPlane& plane) {
  return plane.source == ControlPlane::Source::assumed ? std::vector<std::string>() : plane.revisions();
}

std::string list(const std::vector<std::string>& revisions) {
  std::string text;
  for (const std::string& revision : revisions) text += (text.empty() ? "`" : ", `") + revision + "`";
  return text;
}

void advise(Finding& finding, const std::string& revision) {
  finding.help("Write the label `", typed(model::kRevisionLabel, revision), "` instead")
      .alternative("Make it the default: `istioctl tag set default --revision ", revision, "`");
}

void check_namespaces(const Input& input, Report& report) {
  for (const model::Namespace& name_space : input.repository.namespaces) {
    const model::Field* label = name_space.label(model::kInjectionLabel);
    if (label == nullptr || label->value != "enabled" || selects(input, name_space) != Certainty::no) continue;
    for (const std::string& revision : installed(input.decisions.control_plane(name_space.object))) {
      const std::vector<LabelChange> changes{{label->key, std::nullopt}, {model::kRevisionLabel, revision}};
      if (selects(input, name_space, changes) != Certainty::yes) continue;
      // With its own revision label this is a matter of two labels.
      if (name_space.label(model::kRevisionLabel) != nullptr) break;
      const auto revisions = installed(input.decisions.control_plane(name_space.object));
      Finding finding = report
                            .at(label->at, "Namespace `", name_space.name(),
                                "` injects nothing: there is no default revision, only ", list(revisions))
                            .label("only the webhooks of the default revision read it")
                            .about(name_space.object);
      advise(finding, revision);
      remark_workloads(finding, input.decisions.workloads_in(name_space));
      break;
    }
  }
}

// The label of the pod that only the default revision reads, if it decides.
const model::Field* unheard_label(const Input& input, const model::Workload& workload) {
  const model::FieldMap& labels = workload.pod.metadata.labels;
  const model::Field* label = labels.find(model::kInjectKey);
  if (label == nullptr || label->value != "true" || labels.find(model::kRevisionLabel) != nullptr) return nullptr;
  if (input.decisions.of(workload).verdict() != Verdict::not_injected) return nullptr;
  const auto says_something = [](const model::Namespace* name_space) {
    return name_space->label(model::kInjectionLabel) != nullptr || name_space->label(model::kRevisionLabel) != nullptr;
  };
  return std::ranges::any_of(input.decisions.namespaces_of(workload), says_something) ? nullptr : label;
}

void check_workloads(const Input& input, Report& report) {
  std::map<const ControlPlane*, std::vector<const model::Workload*>> unheard;
  std::map<const ControlPlane*, std::string> remedy;
  for (const model::Workload& workload : input.repository.workloads) {
    if (unheard_label(input, workload) == nullptr) continue;
    const ControlPlane& plane = input.decisions.control_plane(workload.object);
    for (const std::string& revision : installed(plane)) {
      if (!injects_if(input, workload, {with_pod_label(model::kRevisionLabel, revision)})) continue;
      unheard[&plane].push_back(&workload);
      remedy.emplace(&plane, revision);
      break;
    }
  }
  for (const model::Workload& workload : input.repository.workloads) {
    const ControlPlane& plane = input.decisions.control_plane(workload.object);
    const auto found = unheard.find(&plane);
    if (found == unheard.end() || found->second.front() != &workload) continue;
    Finding finding = report
                          .at(unheard_label(input, workload)->at, workload.title(),
                              " gets no sidecar: there is no default revision, only ", list(installed(plane)))
                          .label("only the webhooks of the default revision read it on a pod without `istio.io/rev`")
                          .about(workload);
    advise(finding, remedy[&plane]);
    if (found->second.size() > 1)
      finding.remark("and ", count_of(found->second.size() - 1, "more workload"), " with this label");
  }
}

void check(const Input& input, Report& report) {
  check_namespaces(input, report);
  check_workloads(input, report);
}

constexpr Example kBad[] = {{"the old label in a mesh of revisions", R"(-- .sidelint.yaml --
mesh: {default-revision: "", revisions: {canary: canary}}
-- ns.yaml --
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    istio-injection: enabled
#   ^^^^^^^^^^^^^^^^^^^^^^^^
)"}};

constexpr Example kGood[] = {{"a tag makes one of them the default", R"(-- .sidelint.yaml --
mesh: {default-revision: canary, revisions: {canary: canary}}
-- ns.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
)"}};

}  // namespace

extern constinit const Rule revisions_no_default_webhook{
    .name = "revisions/no-default-webhook",
    .since = "0.1.0",
    .summary = "A namespace or pod asks the default revision for a sidecar, but only named revisions are installed.",
    .why =
        "istio-injection=enabled, and sidecar.istio.io/inject=true on a pod of an unlabelled namespace, are read by "
        "the "
        "default revision's webhooks alone, so nothing is injected.",
    .help = "Use istio.io/rev, or set the tag `default`.",
    .severity = Severity::error,
    .releases = "1.6 and newer",
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
