// A kustomization at which kustomize stops.
//
// Mirrors kustomize 5.8 (`kustomize build`, without network and programs).
#include "rules/rule.h"

namespace sidelint::rules {
namespace {

void check(const Input& input, Report& report) {
  for (const model::Unbuildable& folder : input.repository.unbuildable) {
    const bool as_they_stand = folder.read == model::Unbuildable::Read::as_they_stand;
    report.at(folder.at, "kustomize cannot build this: ", folder.message)
        .in(folder.unit)
        .severity(as_they_stand ? Severity::warning : Severity::note)  // a generator's file is often written by a build
        .label("kustomize stops here")
        .remark(as_they_stand ? "its files are judged as they stand, so that verdicts about them may be undecided"
                              : "everything else is judged as it would be built")
        .help(
            "Correct it; if another tool writes what is missing, run that first, or leave the folder out with "
            "`exclude: [GLOB]` in .sidelint.yaml");
  }
}

constexpr Example kBad[] = {{"a resource that is not there", R"(-- shop/kustomization.yaml --
namespace: shop
resources:
- cart.yaml
- basket.yaml
# ^^^^^^^^^^^
-- shop/cart.yaml --
apiVersion: v1
kind: Pod
metadata:
  name: cart
)"}};

constexpr Example kGood[] = {{"everything is there", R"(-- shop/kustomization.yaml --
namespace: shop
resources:
- cart.yaml
-- shop/cart.yaml --
apiVersion: v1
kind: Pod
metadata:
  name: cart
)"},
                             {"what the network holds is not known, and no mistake", R"(-- shop/kustomization.yaml --
namespace: shop
resources:
- cart.yaml
- https://example.com/basket.yaml
-- shop/cart.yaml --
apiVersion: v1
kind: Pod
metadata:
  name: cart
)"}};

}  // namespace

extern constinit const Rule input_unbuildable_kustomization{
    .name = "input/unbuildable-kustomization",
    .since = "0.1.0",
    .summary = "A kustomization cannot be built.",
    .why = "Whoever applies it gets an error instead of objects, and what it would change is not known.",
    .help = "Correct the kustomization, or leave the folder out if it is not meant to be built.",
    .severity = Severity::warning,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
