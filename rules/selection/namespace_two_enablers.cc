// istio-injection and istio.io/rev on one namespace: only the first is read.
//
// Every webhook of a revision requires istio-injection to be absent, so the moment the old label exists the revision
// label selects nothing (chart istio-discovery, templates/mutatingwebhook.yaml, the rev.* entries; 1.6 to 1.30.3).
#include <algorithm>
#include <string>
#include <vector>

#include "engine/model/istio_keys.h"
#include "rules/question.h"
#include "rules/remedy.h"
#include "rules/rule.h"
#include "rules/wording.h"

namespace sidelint::rules {
namespace {

using decide::Certainty;

// Whether the revision label selects nothing while the other label is there. A webhook of somebody's own might read
// both.
bool is_hidden(const Input& input, const model::Namespace& name_space) {
  return selects(input, name_space, {{model::kInjectionLabel, "disabled"}}) == Certainty::no;
}

// Whether the control plane is known, and pods get another revision than the one that is named.
bool gets_another(const Input& input, const std::vector<const model::Workload*>& workloads,
                  const std::string& revision) {
  return std::ranges::any_of(workloads, [&](const model::Workload* workload) {
    const decide::Decision& decision = input.decisions.of(*workload);
    return decision.verdict() == Verdict::injected && !decision.assumes_control_plane && decision.revision != revision;
  });
}

std::string_view effect(Certainty selected) {
  switch (selected) {
    case Certainty::yes:
      return "` is injected by the default revision, not by `";
    case Certainty::no:
      return "` injects nothing: its other label hides revision `";
    case Certainty::depends:
      return "` is not injected by revision `";
  }
  return "";
}

void check(const Input& input, Report& report) {
  for (const model::Namespace& name_space : input.repository.namespaces) {
    const model::Field* wins = name_space.label(model::kInjectionLabel);
    const model::Field* loses = name_space.label(model::kRevisionLabel);
    if (wins == nullptr || loses == nullptr || wins->value != "enabled") continue;
    // Both labels lead to the default revision: nothing is lost.
    if (loses->value == "default" || loses->value.empty() || loses->placeholder) continue;
    if (!is_hidden(input, name_space)) continue;
    const Certainty selected = selects(input, name_space);
    // Where neither label alone would inject, the matter is another one.
    if (selected == Certainty::no && selects(input, name_space, {{wins->key, std::nullopt}}) != Certainty::yes)
      continue;
    const std::vector<const model::Workload*> workloads = input.decisions.workloads_in(name_space);
    Finding finding =
        report.at(loses->at, "Namespace `", name_space.name(), effect(selected), loses->value, "`")
            .label("ignored while `", wins->key, "` is present")
            .note(wins->at, "wins: a revision selects only namespaces without this label")
            .help("Delete `", typed(wins->key, wins->value), "` to move the namespace to `", loses->value, "`")
            .about(name_space.object);
    if (selected != Certainty::no) {
      finding.alternative("Delete `", typed(loses->key, loses->value), "` to keep it on the default revision")
          .fix({.title = "remove the label that nobody reads", .operations = {edit::remove(loses->key_at)}});
    } else {
      finding.fix(fix_of_namespace(input, name_space, {without_namespace_label(wins->key)}, Verdict::injected,
                                   "remove the label that hides the other", {edit::remove(wins->key_at)}));
    }
    if (selected == Certainty::no || gets_another(input, workloads, loses->value)) finding.severity(Severity::error);
    remark_workloads(finding, workloads);
  }
}

constexpr Example kBad[] = {{"both labels", R"(-- ns.yaml --
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    istio-injection: enabled
    istio.io/rev: canary
#   ^^^^^^^^^^^^^^^^^^^^
)",
                             R"(-- ns.yaml --
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    istio-injection: enabled
)"}};

constexpr Example kGood[] = {{"one of them", R"(-- ns.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio.io/rev: canary}}
---
apiVersion: v1
kind: Namespace
metadata: {name: pay, labels: {istio-injection: enabled}}
)"},
                             {"both name the default revision", R"(-- ns.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled, istio.io/rev: default}}
)"}};

constexpr std::string_view kEquivalents[] = {"IST0123"};

}  // namespace

extern constinit const Rule selection_namespace_two_enablers{
    .name = "selection/namespace-two-enablers",
    .since = "0.1.0",
    .summary = "A namespace sets both istio-injection and istio.io/rev.",
    .why = "Istio ignores the revision, so a canary upgrade silently stays on the old control plane.",
    .help = "Keep the label that says which control plane is to inject.",
    .severity = Severity::warning,
    .releases = "1.6 and newer",
    .equivalents = kEquivalents,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
