// istio.io/rev names a revision or tag that no webhook selects: the classic leftover of an upgrade.
#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/nearest.h"
#include "engine/model/istio_keys.h"
#include "rules/intent.h"
#include "rules/question.h"
#include "rules/rule.h"
#include "rules/wording.h"

namespace sidelint::rules {
namespace {

using decide::Certainty;

std::string list(const std::vector<std::string>& revisions) {
  std::string text;
  for (const std::string& revision : revisions) text += (text.empty() ? "`" : ", `") + revision + "`";
  return text.empty() ? "none" : text;
}

Finding report_unserved(const Input& input, const model::Object& object, const std::string& title,
                        const model::Field& label, Report& report) {
  const std::vector<std::string> served = input.decisions.control_plane(object).revisions();
  const std::vector<std::string_view> known(served.begin(), served.end());
  const std::optional<std::string_view> meant = nearest(label.value, known);
  const auto named = std::ranges::find_if(known, [](std::string_view revision) { return revision != "default"; });
  const std::string_view best = meant ? *meant : named != known.end() ? *named : "default";
  Finding finding =
      report.at(label.at, title, ": no webhook serves revision `", label.value, "`").label("served: ", list(served));
  if (served.empty())
    return finding.help("Include the webhook configuration of `", label.value, "`, or delete the label");
  if (!label.value.empty()) {
    finding.alternative("Make a tag of that name: `istioctl tag set ", label.value, " --revision ", best, "`");
  }
  return finding.help("Write `", typed(label.key, best), "`");
}

// A namespace's revision label counts only where istio-injection is absent.
const model::Field* revision_label(const model::Namespace& name_space) {
  const model::Field* label = name_space.label(model::kRevisionLabel);
  if (label == nullptr || label->placeholder || name_space.label(model::kInjectionLabel) != nullptr) return nullptr;
  return label;
}

void check_namespaces(const Input& input, Report& report) {
  std::map<std::string, std::vector<const model::Namespace*>> unknown;  // by revision
  for (const model::Namespace& name_space : input.repository.namespaces) {
    const model::Field* label = revision_label(name_space);
    if (label == nullptr) continue;
    const Certainty served = input.decisions.serves(name_space.object, label->value);
    if (served == Certainty::depends) unknown[label->value].push_back(&name_space);
    if (served != Certainty::no || selects(input, name_space) != Certainty::no) continue;
    Finding finding = report_unserved(input, name_space.object, "Namespace `" + name_space.name() + "` injects nothing",
                                      *label, report)
                          .about(name_space.object);
    remark_workloads(finding, input.decisions.workloads_in(name_space));
  }
  for (const auto& [revision, namespaces] : unknown) {
    const model::Namespace& first = *namespaces.front();
    Finding finding =
        report
            .at(revision_label(first)->at, "cannot decide whether Namespace `", first.name(),
                "` injects: nothing says who serves revision `", revision, "`")
            .label("no webhook of this revision in the input")
            .help("State it once in .sidelint.yaml: `mesh: {revisions: {", revision, ": ", revision, "}}`")
            .severity(Severity::note)
            .about(first.object);
    if (namespaces.size() > 1)
      finding.remark("and ", count_of(namespaces.size() - 1, "more namespace"), " with this label");
  }
}

// Whether the pod's own revision is what counts: its namespace says nothing, and a served revision would inject it.
bool decides(const Input& input, const model::Workload& workload, const std::vector<std::string>& served) {
  for (const model::Namespace* name_space : input.decisions.namespaces_of(workload)) {
    if (name_space->label(model::kInjectionLabel) != nullptr || name_space->label(model::kRevisionLabel) != nullptr)
      return false;
  }
  return std::ranges::any_of(served, [&](const std::string& revision) {
    return injects_if(input, workload, {with_pod_label(model::kRevisionLabel, revision)});
  });
}

void check_workload(const Input& input, const model::Workload& workload, Report& report) {
  const model::Field* label = workload.pod.metadata.labels.find(model::kRevisionLabel);
  if (label == nullptr || label->placeholder) return;
  if (input.decisions.of(workload).verdict() != Verdict::not_injected) return;
  if (input.decisions.serves(workload.object, label->value) != Certainty::no) return;
  if (!decides(input, workload, input.decisions.control_plane(workload.object).revisions())) return;
  report_unserved(input, workload.object, workload.title() + " gets no sidecar", *label, report).about(workload);
}

void check(const Input& input, Report& report) {
  check_namespaces(input, report);
  for (const model::Workload& workload : input.repository.workloads) check_workload(input, workload, report);
}

constexpr Example kBad[] = {{"a revision that is gone", R"(-- .sidelint.yaml --
mesh: {default-revision: stable, revisions: {stable: stable}}
-- ns.yaml --
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    istio.io/rev: canary
#   ^^^^^^^^^^^^^^^^^^^^
)"},
                            {"a revision of which nothing is known", R"(-- ns.yaml --
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    istio.io/rev: canary
#   ^^^^^^^^^^^^^^^^^^^^
)"}};

constexpr Example kGood[] = {{"a revision that is served", R"(-- .sidelint.yaml --
mesh: {default-revision: stable, revisions: {stable: stable, canary: canary}}
-- ns.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio.io/rev: canary}}
)"}};

}  // namespace

extern constinit const Rule revisions_revision_not_served{
    .name = "revisions/revision-not-served",
    .since = "0.1.0",
    .summary = "The label istio.io/rev names a revision or tag that no injector webhook selects.",
    .why =
        "New pods come up without a sidecar, with no event and no message, often after an upgrade has removed the "
        "revision.",
    .help = "Name a revision or tag that is installed.",
    .severity = Severity::error,
    .releases = "1.6 and newer",
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
