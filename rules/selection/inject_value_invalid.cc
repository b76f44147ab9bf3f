// sidecar.istio.io/inject with a value other than "true" and "false". Istio 1.27 and newer treat it as absent; older
// ones take y, yes, true and on in any case for yes and everything else for no.
#include <algorithm>
#include <string>
#include <string_view>

#include "engine/decide/release.h"
#include "engine/model/istio_keys.h"
#include "rules/intent.h"
#include "rules/question.h"
#include "rules/remedy.h"
#include "rules/rule.h"
#include "rules/wording.h"

namespace sidelint::rules {
namespace {

bool is_valid(const model::Field& entry) {
  return entry.value.empty() || entry.value == "true" || entry.value == "false";
}

decide::Decision corrected(const Input& input, const model::Workload& workload, const model::Field& entry,
                           std::string_view value) {
  using Place = decide::Supposition::Place;
  const bool is_label = &entry == workload.pod.metadata.labels.find(entry.key);
  return input.decisions.suppose(
      workload, {{is_label ? Place::pod_label : Place::pod_annotation, entry.key, std::string(value)}});
}

// How the releases in question read the value.
enum class Reading { as_meant, depends_on_release, otherwise };

Reading reading(const Input& input, const model::Workload& workload, const decide::Decision& fixed) {
  const decide::Decision& decision = input.decisions.of(workload);
  const bool release_matters = std::ranges::find(decision.missing, decide::Missing::Fact::release,
                                                 &decide::Missing::fact) != decision.missing.end();
  if (release_matters) return Reading::depends_on_release;
  const bool strict =
      decide::family(input.decisions.control_plane(workload.object).release) == decide::Family::label_strict;
  return !strict && decision.verdict() == fixed.verdict() ? Reading::as_meant : Reading::otherwise;
}

std::string message(const model::Workload& workload, const decide::Decision& decision, const std::string& text,
                    Reading read) {
  if (read != Reading::otherwise)
    return workload.title() + " relies on `" + text + "`, which Istio 1.27 and newer do not read";
  const std::string effect =
      decision.verdict() == Verdict::unknown ? "leaves injection to the default" : std::string(gets(decision));
  return workload.title() + " " + effect + ": `" + text + "` is neither `true` nor `false`";
}

void report_entry(const Input& input, const model::Workload& workload, const model::Field& entry, Report& report) {
  const Wish wanted = wish(entry.value);
  const std::string_view right = wanted == Wish::no_sidecar ? "false" : "true";
  const decide::Decision& decision = input.decisions.of(workload);
  const decide::Decision fixed = corrected(input, workload, entry, right);
  const Reading read = reading(input, workload, fixed);
  const bool defeated = denies(decision, wanted) && grants(fixed, wanted);
  Finding finding = report.at(entry.at, message(workload, decision, typed(entry.key, entry.value), read))
                        .label("neither `true` nor `false`")
                        .help("Write `", typed(entry.key, right), "`")
                        .severity(read == Reading::as_meant ? Severity::note
                                  : defeated                ? Severity::error
                                                            : Severity::warning)
                        .about(workload);
  if (wanted != Wish::unclear) {
    finding.fix(fix_of_workload(input, workload, fixed, "write `" + std::string(right) + "`",
                                {edit::set(entry.key_at, right)}));
  }
  if (wanted == Wish::unclear) finding.alternative("Write `", typed(entry.key, "false"), "`");
  if (defeated) note_namespace(finding, decision);
}

void check(const Input& input, Report& report) {
  for (const model::Workload& workload : input.repository.workloads) {
    const model::Field* entry = injection_entry(workload.pod.metadata);
    if (entry == nullptr || entry->placeholder || entry->type != model::ValueType::string) continue;
    if (!is_valid(*entry)) report_entry(input, workload, *entry, report);
  }
}

constexpr Example kBad[] = {{"an opt-out that is ignored", R"(-- .sidelint.yaml --
mesh: {istio-version: "1.30"}
-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: Pod
metadata:
  name: cart
  namespace: shop
  labels:
    sidecar.istio.io/inject: disabled
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
spec: {containers: [{name: app, image: "app:1"}]}
)"},
                            {"an opt-in that does nothing", R"(-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop}
---
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop, labels: {sidecar.istio.io/inject: "True"}}
#                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
spec: {containers: [{name: app, image: "app:1"}]}
)",
                             R"(-- shop.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop}
---
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop, labels: {sidecar.istio.io/inject: "true"}}
spec: {containers: [{name: app, image: "app:1"}]}
)"}};

constexpr Example kGood[] = {{"the values that count", R"(-- shop.yaml --
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop, labels: {sidecar.istio.io/inject: "true"}}
spec: {containers: [{name: app, image: "app:1"}]}
---
apiVersion: v1
kind: Pod
metadata: {name: batch, namespace: shop, labels: {sidecar.istio.io/inject: "false"}}
spec: {containers: [{name: app, image: "app:1"}]}
)"}};

}  // namespace

extern constinit const Rule selection_inject_value_invalid{
    .name = "selection/inject-value-invalid",
    .since = "0.1.0",
    .summary = "The value of sidecar.istio.io/inject is neither true nor false.",
    .why =
        "The injector then goes by its default policy, so an opt-out like `False` or `disabled` gets a sidecar after "
        "all.",
    .help = R"(Write "true" or "false", in quotes.)",
    .severity = Severity::error,
    .releases = "1.27 and newer; a note for older ones that read the value as it is meant",
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
