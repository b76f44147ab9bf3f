// istio-injection with a value that no webhook knows. Istio's own analyzer takes it for a deliberate opt-out (IST0102).
#include <string>
#include <vector>

#include "engine/model/istio_keys.h"
#include "rules/intent.h"
#include "rules/question.h"
#include "rules/remedy.h"
#include "rules/rule.h"
#include "rules/wording.h"

namespace sidelint::rules {
namespace {

using decide::Certainty;

// Whether the label does something else than its value asks for. An unclear value is one that should have been a word.
bool defeats(const Input& input, const model::Namespace& name_space, Wish wanted) {
  if (!reads_namespace_label(input.decisions.control_plane(name_space.object), model::kInjectionLabel)) return false;
  return selects(input, name_space) == (wanted == Wish::no_sidecar ? Certainty::yes : Certainty::no);
}

// What to write instead. Where nothing serves the default revision, another label is what injects.
std::string remedy(const Input& input, const model::Namespace& name_space, const model::Field& label,
                   std::string_view right) {
  if (right == "disabled" || selects(input, name_space, {{label.key, right}}) == Certainty::yes) {
    return "Write `" + typed(label.key, right) + "`";
  }
  const std::vector<std::string> served = input.decisions.control_plane(name_space.object).revisions();
  return "Write `" + typed(model::kRevisionLabel, served.empty() ? "REVISION" : served.front()) + "` instead";
}

void check(const Input& input, Report& report) {
  for (const model::Namespace& name_space : input.repository.namespaces) {
    const model::Field* label = name_space.label(model::kInjectionLabel);
    if (label == nullptr || label->placeholder || label->value == "enabled" || label->value == "disabled") continue;
    if (label->type != model::ValueType::string && label->type != model::ValueType::null) continue;
    const Wish wanted = wish(label->value);
    if (!defeats(input, name_space, wanted)) continue;
    const std::string_view right = wanted == Wish::no_sidecar ? "disabled" : "enabled";
    Finding finding = report
                          .at(label->at, "Namespace `", name_space.name(), "` injects ",
                              wanted == Wish::no_sidecar ? "its pods: `" : "nothing: `",
                              typed(label->key, label->value), "` is not `", right, "`")
                          .label("only `", right, "` means that")
                          .help(remedy(input, name_space, *label, right))
                          .about(name_space.object);
    if (wanted == Wish::unclear)
      finding.severity(Severity::warning).alternative("Delete the label to say nothing here");
    remark_workloads(finding, input.decisions.workloads_in(name_space));
    const bool helps = right == "disabled" || selects(input, name_space, {{label->key, right}}) == Certainty::yes;
    if (wanted == Wish::unclear || !helps) continue;
    finding.fix(fix_of_namespace(input, name_space, {with_namespace_label(label->key, right)},
                                 right == "enabled" ? Verdict::injected : Verdict::not_injected,
                                 "write `" + std::string(right) + "`", {edit::set(label->key_at, right)}));
  }
}

constexpr Example kBad[] = {{"a boolean in quotes", R"(-- ns.yaml --
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    istio-injection: "true"
#   ^^^^^^^^^^^^^^^^^^^^^^^
)",
                             R"(-- ns.yaml --
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    istio-injection: "enabled"
)"},
                            {"the word with a capital", R"(-- ns.yaml --
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    istio-injection: Enabled
#   ^^^^^^^^^^^^^^^^^^^^^^^^
)"}};

constexpr Example kGood[] = {{"the two values that count", R"(-- ns.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: Namespace
metadata: {name: tools, labels: {istio-injection: disabled}}
)"},
                             {"another word for off, which is what it does", R"(-- ns.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: "off"}}
)"}};

}  // namespace

extern constinit const Rule selection_namespace_label_value{
    .name = "selection/namespace-label-value",
    .since = "0.1.0",
    .summary = "The namespace label istio-injection has a value that does not do what it says.",
    .why =
        "The webhooks compare the value as text with `enabled`, so any other word silently leaves the namespace out, "
        "and "
        "hides a revision label beside it too.",
    .help = "Write `enabled` or `disabled`.",
    .severity = Severity::error,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
