// Entries of neverInjectSelector and alwaysInjectSelector that have no effect.
//
// The injector walks the first list, then the second, and passes over entries that are empty or that Kubernetes refuses
// (istio 1.30.3, pkg/kube/inject/inject.go, injectRequired).
#include <algorithm>
#include <cstddef>
#include <string>

#include "engine/decide/selectors/satisfy.h"
#include "rules/rule.h"

namespace sidelint::rules {
namespace {

using model::Selector;

constexpr std::string_view kNever = "neverInjectSelector";
constexpr std::string_view kAlways = "alwaysInjectSelector";

struct Fault {
  std::string what;  // follows "neverInjectSelector[0]"
  std::string label;
};

// The entry that is asked before and selects all pods that this one does.
const Selector* shadow_of(const Selector& always, const model::InjectorSettings& settings) {
  const auto covers = [&](const Selector& never) {
    return never.error.empty() && !never.empty() && decide::implies(always, never);
  };
  const auto found = std::ranges::find_if(settings.never_inject, covers);
  return found == settings.never_inject.end() ? nullptr : &*found;
}

Fault fault_of(const Selector& selector) {
  if (!selector.error.empty()) return {" is passed over: it is invalid", selector.error};
  if (selector.empty())
    return {" is passed over: it is empty", "selects no pod here, though an empty selector means all elsewhere"};
  if (!decide::satisfy(selector.requirements))
    return {" selects no pod: it contradicts itself", "no labels meet all of it"};
  return {};
}

void check_entry(const model::InjectorConfig& injector, std::string_view list, std::size_t index, Report& report) {
  const model::InjectorSettings& settings = injector.settings;
  const Selector& selector = (list == kNever ? settings.never_inject : settings.always_inject)[index];
  Fault fault = fault_of(selector);
  const Selector* shadow = fault.what.empty() && list == kAlways ? shadow_of(selector, settings) : nullptr;
  if (shadow != nullptr)
    fault = {" has no effect: " + std::string(kNever) + " is asked first", "all its pods are refused before"};
  if (fault.what.empty()) return;
  const OriginId at = selector.at ? selector.at : injector.object.metadata.name.origin;
  Finding finding = report.at(at, "the injector's ", list, "[", std::to_string(index), "]", fault.what)
                        .label(fault.label)
                        .help(shadow == nullptr ? "Write a selector that pods can meet, or delete the entry"
                                                : "Narrow the entry of neverInjectSelector, or delete this one")
                        .about(injector.object);
  if (shadow != nullptr) finding.note(shadow->at, "selects all of them");
}

void check(const Input& input, Report& report) {
  for (const model::InjectorConfig& injector : input.repository.injectors) {
    const model::InjectorSettings& settings = injector.settings;
    if (!settings.error.empty()) continue;
    for (std::size_t i = 0; i < settings.never_inject.size(); ++i) check_entry(injector, kNever, i, report);
    for (std::size_t i = 0; i < settings.always_inject.size(); ++i) check_entry(injector, kAlways, i, report);
  }
}

constexpr Example kBad[] = {{"an empty entry, meant for all pods", R"(-- injector.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: istio-sidecar-injector, namespace: istio-system}
data:
  config: |
    policy: enabled
    neverInjectSelector:
      - {}
#       ^^
)"},
                            {"refused before it is asked", R"(-- injector.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: istio-sidecar-injector, namespace: istio-system}
data:
  config: |
    policy: disabled
    neverInjectSelector:
      - matchExpressions: [{key: job-name, operator: Exists}]
    alwaysInjectSelector:
      - {matchLabels: {job-name: nightly}}
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
)"}};

constexpr Example kGood[] = {{"two entries that count", R"(-- injector.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: istio-sidecar-injector, namespace: istio-system}
data:
  config: |
    policy: disabled
    neverInjectSelector:
      - matchExpressions: [{key: job-name, operator: Exists}]
    alwaysInjectSelector:
      - {matchLabels: {mesh: "on"}}
)"}};

}  // namespace

extern constinit const Rule injector_selector_list_invalid{
    .name = "injector/selector-list-invalid",
    .since = "0.1.0",
    .summary = "An entry of neverInjectSelector or alwaysInjectSelector has no effect.",
    .why =
        "The injector skips entries that are empty or invalid with no more than a line in its log, so pods are "
        "injected, "
        "or left out, that were meant otherwise.",
    .help = "Write a selector that pods can meet, or delete the entry.",
    .severity = Severity::warning,
    .releases = "1.1 and newer",
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
