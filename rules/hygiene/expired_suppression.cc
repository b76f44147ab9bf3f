// A suppression whose last day is over: it hides nothing any more.
#include "rules/rule.h"

namespace sidelint::rules {
namespace {

void check(const Input& input, Report& report) {
  for (const Suppression& suppression : input.suppressions) {
    if (suppression.mistake || !suppression.is_expired || !suppression.at) continue;
    report.at(suppression.at, "the suppression of ", suppression.rules, " ended on ", suppression.until)
        .label("hides nothing since")
        .help("Repair what it was about, or set a later `until`");
  }
}

constexpr Example kBad[] = {{"its day is over", R"(-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  # sidelint: ignore[selection/namespace-label-value] until=2020-01-31 -- next quarter
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  labels: {istio-injection: "true"}
)"}};

constexpr Example kGood[] = {{"its day is to come", R"(-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  # sidelint: ignore[selection/namespace-label-value] until=9999-12-31 -- next quarter
  labels: {istio-injection: "true"}
)"}};

}  // namespace

extern constinit const Rule hygiene_expired_suppression{
    .name = "hygiene/expired-suppression",
    .since = "0.1.0",
    .summary = "The last day of a suppression is over.",
    .why = "Somebody promised to repair the finding by that day.",
    .help = "Repair the finding, or set a later day.",
    .severity = Severity::error,
    .turn = Turn::last,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
