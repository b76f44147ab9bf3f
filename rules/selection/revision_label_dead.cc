// istio-injection with another value than `enabled` beside istio.io/rev: the namespace is injected by nobody.
//
// Every webhook of a revision requires istio-injection to be absent (chart istio-discovery, templates/
// mutatingwebhook.yaml, the rev.* entries; 1.6 to 1.30.3). Beside `enabled` the default revision injects: that is
// selection/namespace-two-enablers.
#include "engine/model/istio_keys.h"
#include "rules/intent.h"
#include "rules/question.h"
#include "rules/rule.h"
#include "rules/wording.h"

namespace sidelint::rules {
namespace {

using decide::Certainty;

void check(const Input& input, Report& report) {
  for (const model::Namespace& name_space : input.repository.namespaces) {
    const model::Field* hides = name_space.label(model::kInjectionLabel);
    const model::Field* dead = name_space.label(model::kRevisionLabel);
    if (hides == nullptr || dead == nullptr || hides->value == "enabled") continue;
    if (hides->placeholder || dead->placeholder || dead->value.empty()) continue;
    if (selects(input, name_space) != Certainty::no) continue;
    // Where the revision is served by nobody, the matter is another one; where nobody knows, it is hidden all the same.
    if (selects(input, name_space, {{hides->key, std::nullopt}}) == Certainty::no) continue;
    Finding finding =
        report
            .at(dead->at, "Namespace `", name_space.name(), "` injects nothing: `", typed(hides->key, hides->value),
                "` hides revision `", dead->value, "`")
            .label("ignored while `", hides->key, "` is present")
            .note(hides->at, "a revision selects only namespaces without this label, whatever its value")
            .help("Delete `", typed(hides->key, hides->value), "` to let revision `", dead->value, "` inject")
            .alternative("Delete `", typed(dead->key, dead->value), "` if the namespace is to stay out of the mesh")
            .about(name_space.object);
    // Somebody wants it off; whether the revision is a leftover or the wish is theirs to say.
    if (wish(hides->value) == Wish::no_sidecar) finding.severity(Severity::warning);
    remark_workloads(finding, input.decisions.workloads_in(name_space));
  }
}

constexpr Example kBad[] = {{"switched off and on at once", R"(-- ns.yaml --
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    istio-injection: disabled
    istio.io/rev: canary
#   ^^^^^^^^^^^^^^^^^^^^
)"},
                            {"a value that nobody knows", R"(-- ns.yaml --
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    istio-injection: "true"
    istio.io/rev: default
#   ^^^^^^^^^^^^^^^^^^^^^
)"}};

constexpr Example kGood[] = {{"one label only", R"(-- ns.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio.io/rev: canary}}
---
apiVersion: v1
kind: Namespace
metadata: {name: tools, labels: {istio-injection: disabled}}
)"}};

}  // namespace

extern constinit const Rule selection_revision_label_dead{
    .name = "selection/revision-label-dead",
    .since = "0.1.0",
    .summary = "The label istio-injection makes the label istio.io/rev beside it ineffective.",
    .why = "Neither the default revision nor the one that is named selects such a namespace, so nothing is injected.",
    .help = "Keep one of the two labels.",
    .severity = Severity::error,
    .releases = "1.6 and newer",
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
