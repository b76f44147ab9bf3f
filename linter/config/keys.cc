#include <array>

#include "linter/config/form.h"
#include "linter/config/key.h"

namespace sidelint::linter {
namespace {

using Shape = Key::Shape;

constexpr std::array kMesh = std::to_array<Key>({
    {"istio-version", Shape::value, &kReleaseForm, {}, "The mesh's Istio release.", R"("1.27")"},
    {"kubernetes-version", Shape::value, &kReleaseForm, {}, "The clusters' Kubernetes release.", R"("1.33")"},
    {"default-revision",
     Shape::value,
     &kText,
     {},
     "The revision or tag that serves `istio-injection: enabled`; empty if none does.",
     "stable"},
    {"revisions",
     Shape::named,
     &kText,
     {},
     "Every revision and tag that is installed, each with the revision it stands for; no others are served.",
     "{stable: 1-26-3, canary: 1-27-0}"},
    {"enable-namespaces-by-default",
     Shape::value,
     &kBoolean,
     {},
     "Whether namespaces without a label are injected, as the chart's value of that name has it.",
     "false"},
    {"policy", Shape::value, &kPolicyForm, {}, "The injector's policy for pods that nothing else decides.", "enabled"},
    {"never-inject",
     Shape::values,
     &kSelector,
     {},
     "Selectors, as kubectl's -l takes them, of pods that the injector leaves alone.",
     R"(["app=legacy", "tier!=web"])"},
});

constexpr std::array kNamespace = std::to_array<Key>({
    {"labels", Shape::named, &kText, {}, "All labels of the namespace.", "{istio-injection: enabled}"},
    {"source", Shape::value, &kText, {}, "Where it is declared, for people.", "terraform/ns.tf"},
});

constexpr std::array kExpectation = std::to_array<Key>({
    {"namespaces", Shape::values, &kText, {}, "The namespaces it speaks of, as globs.", R"(["prod-*"])"},
    {"workloads",
     Shape::values,
     &kText,
     {},
     "The workloads it speaks of, as globs over KIND/NAMESPACE/NAME.",
     R"(["job/*/*"])"},
    {"injected", Shape::value, &kBoolean, {}, "Whether their pods must get a sidecar.", "true"},
    {"reason", Shape::value, &kText, {}, "Why, shown with each finding.", "all of production is in the mesh"},
});

constexpr std::array kRuleIgnore = std::to_array<Key>({
    {"workload", Shape::value, &kText, {}, "A glob over KIND/NAMESPACE/NAME.", R"("daemonset/kube-system/*")"},
    {"namespace", Shape::value, &kText, {}, "A glob over namespaces.", "kube-system"},
    {"file", Shape::value, &kText, {}, "A glob over files.", R"("vendor/**")"},
    {"reason", Shape::value, &kText, {}, "Why.", "CNI"},
    {"until", Shape::value, &kDate, {}, "The last day on which it holds.", R"("2026-12-31")"},
});

constexpr std::array kRule = std::to_array<Key>({
    {"severity", Shape::value, &kLevel, {}, "The severity of its findings, or off.", "note"},
    {"ignore", Shape::entries, nullptr, kRuleIgnore,
     "Findings that are not shown: those to which all that an entry says applies.",
     R"([{workload: "daemonset/kube-system/*", reason: CNI}])"},
});

constexpr std::array kSuppressions = std::to_array<Key>({
    {"require-reason", Shape::value, &kBoolean, {}, "Whether a suppression without a reason is a finding.", "true"},
    {"max-days",
     Shape::value,
     &kDays,
     {},
     "How many days ahead a suppression ends at the most; one without an end then silences nothing.",
     "180"},
    {"forbid", Shape::values, &kRules, {}, "Rules that nobody may suppress.", "[input/expectation-unmet]"},
});

constexpr std::array kTop = std::to_array<Key>({
    {"version", Shape::value, &kFormatVersion, {}, "The format of this file.", "1"},
    {"required-version",
     Shape::value,
     &kVersionRange,
     {},
     "The releases of sidelint that the file is written for; any other refuses to run.",
     R"(">=0.1")"},
    {"extends",
     Shape::value,
     &kExtended,
     {},
     "That the configuration of the folders above holds here as well, so far as this one says nothing else.",
     "root"},
    {"include",
     Shape::values,
     &kText,
     {},
     "What is read of the folders given, as globs seen from this file's folder; all if it is not given.",
     R"(["clusters/**", "apps/**"])"},
    {"exclude",
     Shape::values,
     &kText,
     {},
     "What is left out, as patterns of .gitignore.",
     R"(["**/charts/**/templates/**"])"},
    {"mesh", Shape::keys, nullptr, kMesh, "Facts of the mesh that the manifests do not show.",
     R"({istio-version: "1.27", policy: enabled})"},
    {"namespaces", Shape::sections, nullptr, kNamespace, "Namespaces that are declared elsewhere, by name.",
     "{payments: {labels: {istio-injection: enabled}, source: terraform/ns.tf}}"},
    {"expect", Shape::entries, nullptr, kExpectation, "What must hold of injection; anything else is a finding.",
     R"([{namespaces: ["prod-*"], injected: true}])"},
    {"rules", Shape::settings, &kLevel, kRule,
     "Rules, groups or globs, each with a severity or with settings; what stands later counts.", "{hygiene: note}"},
    {"suppressions", Shape::keys, nullptr, kSuppressions, "What suppressions must be like.", "{require-reason: true}"},
    {"baseline",
     Shape::value,
     &kText,
     {},
     "The file of findings that are known, seen from this file's folder.",
     ".sidelint-baseline.json"},
    {"fail-on", Shape::value, &kThreshold, {}, "The severity from which on findings fail the run.", "error"},
});

}  // namespace

std::span<const Key> config_keys() { return kTop; }

}  // namespace sidelint::linter
