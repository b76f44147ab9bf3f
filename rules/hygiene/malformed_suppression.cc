// A suppression that silences nothing because it cannot be read, or is not allowed.
#include "rules/rule.h"

namespace sidelint::rules {
namespace {

void check(const Input& input, Report& report) {
  for (const Suppression& suppression : input.suppressions) {
    if (!suppression.mistake || !suppression.at) continue;
    report.at(suppression.at, "a suppression silences nothing: ", *suppression.mistake)
        .label("not followed")
        .help("Write it as `sidelint: ignore[group/name] until=DATE -- reason`");
  }
}

constexpr Example kBad[] = {{"a rule that there is not", R"(-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  # sidelint: ignore[selection/namespace-labels-value]
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  labels: {istio-injection: "true"}
)"},
                            {"no rule at all", R"(-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  # sidelint: ignore
# ^^^^^^^^^^^^^^^^^^
  labels: {istio-injection: "true"}
)"}};

constexpr Example kGood[] = {{"as it should be", R"(-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  # sidelint: ignore[selection/namespace-label-value] -- will be repaired
  labels: {istio-injection: "true"}
)"}};

}  // namespace

extern constinit const Rule hygiene_malformed_suppression{
    .name = "hygiene/malformed-suppression",
    .since = "0.1.0",
    .summary = "A suppression cannot be read, or is not allowed.",
    .why = "A slip in it must not silently do nothing, or hide more than was meant.",
    .help = "Name the rules in brackets, then the last day and the reason, if there are any.",
    .severity = Severity::error,
    .turn = Turn::last,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
