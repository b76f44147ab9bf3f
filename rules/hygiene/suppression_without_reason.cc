// A suppression that does not say why. Off unless the organisation asks for reasons.
#include "rules/rule.h"

namespace sidelint::rules {
namespace {

void check(const Input& input, Report& report) {
  for (const Suppression& suppression : input.suppressions) {
    if (suppression.mistake || !suppression.reason.empty() || !suppression.at) continue;
    report.at(suppression.at, "the suppression of ", suppression.rules, " gives no reason")
        .label("says not why")
        .help("Add ` -- ` and the reason");
  }
}

constexpr Example kBad[] = {{"no reason", R"(-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  # sidelint: ignore[selection/namespace-label-value]
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  labels: {istio-injection: "true"}
)"}};

constexpr Example kGood[] = {{"a reason", R"(-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  # sidelint: ignore[selection/namespace-label-value] -- will be repaired
  labels: {istio-injection: "true"}
)"}};

}  // namespace

extern constinit const Rule hygiene_suppression_without_reason{
    .name = "hygiene/suppression-without-reason",
    .since = "0.1.0",
    .summary = "A suppression gives no reason; off unless `suppressions: {require-reason: true}` asks for it.",
    .why = "Without a reason nobody can tell later whether it may go.",
    .help = "Write the reason behind ` -- `, in an annotation behind the colon.",
    .severity = Severity::warning,
    .turn = Turn::last,
    .runs = Runs::on_request,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
