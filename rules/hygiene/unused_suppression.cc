// A suppression that hides nothing: the finding is gone, or it never stood there.
#include "rules/rule.h"

namespace sidelint::rules {
namespace {

void check(const Input& input, Report& report) {
  for (const Suppression& suppression : input.suppressions) {
    if (suppression.mistake || suppression.is_expired || suppression.hidden > 0) continue;
    if (!suppression.is_asked || !suppression.at) continue;
    report.at(suppression.at, "the suppression of ", suppression.rules, " hides nothing")
        .label("no such finding here")
        .help("Delete it");
  }
}

constexpr Example kBad[] = {{"the manifest was repaired since", R"(-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  # sidelint: ignore[selection/namespace-label-value] -- will be repaired
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  labels: {istio-injection: enabled}
)",
                             R"(-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: {istio-injection: enabled}
)"}};

constexpr Example kGood[] = {{"it hides a finding", R"(-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  # sidelint: ignore[selection/namespace-label-value] -- will be repaired
  labels: {istio-injection: "true"}
)"}};

}  // namespace

extern constinit const Rule hygiene_unused_suppression{
    .name = "hygiene/unused-suppression",
    .since = "0.1.0",
    .summary = "A suppression hides no finding.",
    .why = "It would hide the next finding of its rule, one that nobody has looked at.",
    .help = "Delete the suppression, or the name of the rule in it.",
    .severity = Severity::warning,
    .turn = Turn::last,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
