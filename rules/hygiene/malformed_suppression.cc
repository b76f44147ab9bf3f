// A suppression that silences nothing because it cannot be read, or is not allowed.
#include <algorithm>

#include "rules/rule.h"

namespace sidelint::rules {
namespace {

// Behind it stands what was perhaps meant.
constexpr std::string_view kHint = "; did you mean";

void check(const Input& input, Report& report) {
  for (const Suppression& suppression : input.suppressions) {
    if (!suppression.mistake || !suppression.at) continue;
    const std::string_view why = *suppression.mistake;
    const std::size_t hint = std::min(why.find(kHint), why.size());
    report.at(suppression.at, "this suppression silences nothing: ", why.substr(0, hint))
        .label("not followed")
        .help("Write it as `sidelint: ignore[group/name] until=DATE -- reason`", why.substr(hint));
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
