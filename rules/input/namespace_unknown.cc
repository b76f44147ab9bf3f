// The missing fact behind most unknown verdicts, said once a namespace instead of once a workload.
#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/reader.h"
#include "rules/rule.h"
#include "rules/wording.h"

namespace sidelint::rules {
namespace {

using Fact = decide::Missing::Fact;
using Group = std::vector<const model::Workload*>;

void say_the_rest(const Group& group, std::string_view where, Finding& finding) {
  if (group.size() > 1) finding.remark("and ", count_of(group.size() - 1, "more workload"), " ", where);
  finding.about(*group.front());
}

// Where the workload gets the namespace's name from: its own metadata, or the kustomization that sends it there.
OriginId naming_line(const model::Object& object, std::string_view name) {
  for (const model::Alteration& alteration : object.alterations) {
    if (alteration.field == model::Alteration::Field::name_space && alteration.value == name) return alteration.at;
  }
  return object.metadata.name_space.origin;
}

bool is_sent_somewhere(const model::Object& object) {
  return std::ranges::any_of(object.alterations, [](const model::Alteration& alteration) {
    return alteration.field == model::Alteration::Field::name_space && alteration.value.has_value();
  });
}

// Without what only a renderer can fill in.
std::string called(const model::Workload& workload) {
  if (model::holds_blank(workload.name())) return "a " + workload.object.kind + " that a template names";
  if (!workload.object.metadata.name_space_is_placeholder) return workload.title();
  return workload.object.kind + " `" + workload.name() + "`";
}

void report_undeclared(const std::string& name, const Group& group, Report& report) {
  const model::Workload& first = *group.front();
  Finding finding =
      report.at(naming_line(first.object, name), "cannot decide whether ", called(first), " gets a sidecar")
          .label("no Namespace `", name, "` in the input")
          .help("Declare the Namespace, or state its labels once in .sidelint.yaml: `namespaces: {", name,
                ": {labels: {istio-injection: enabled}}}`, with `labels: {}` if it has none");
  say_the_rest(group, "of namespace `" + name + "`", finding);
}

// Whether a script fills in the name of the namespace; where a chart goes is asked of whoever installs it.
bool is_blank(const model::Object& object) {
  return object.metadata.name_space_is_placeholder && object.metadata.name_space.value.find("{{") == std::string::npos;
}

void report_blank(const Group& group, Report& report) {
  const model::Workload& first = *group.front();
  const auto& [name, at] = first.object.metadata.name_space;
  Finding finding = report.at(at, "cannot decide whether ", called(first), " gets a sidecar")
                        .label("filled in later: it goes to whichever namespace that is")
                        .help("Check the manifests as they are applied, or declare a Namespace `", name, "`");
  say_the_rest(group, "whose namespace is filled in later", finding);
}

void report_nameless(const Group& group, Report& report) {
  const model::Workload& first = *group.front();
  Finding finding =
      report.at(first.object.metadata.name.origin, "cannot decide whether ", called(first), " gets a sidecar")
          .label("names no namespace: it goes to whichever it is applied to")
          .help(first.object.file.ends_with("Chart.yaml")  // nobody in the repository installs it
                    ? "Say where the chart goes: in an Application of Argo CD, a HelmRelease of Flux, or its templates"
                    : "Write `namespace: NAME` under `metadata`, or under the kustomization that lists the file");
  say_the_rest(group, "that name none", finding);
}

void check(const Input& input, Report& report) {
  std::map<std::string, Group> undeclared;
  Group nameless;
  Group blank;
  for (const model::Workload& workload : input.repository.workloads) {
    for (const decide::Missing& missing : input.decisions.of(workload).missing) {
      if (missing.fact == Fact::namespace_labels) undeclared[missing.subject].push_back(&workload);
      if (missing.fact != Fact::namespace_name || is_sent_somewhere(workload.object)) continue;
      (is_blank(workload.object) ? blank : nameless).push_back(&workload);
    }
  }
  for (const auto& [name, group] : undeclared) report_undeclared(name, group, report);
  if (!blank.empty()) report_blank(blank, report);
  if (!nameless.empty()) report_nameless(nameless, report);
}

constexpr Example kBad[] = {{"a namespace that is declared elsewhere", R"(-- redis.yaml --
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: redis
  namespace: cache
#            ^^^^^
spec:
  template:
    metadata: {labels: {app: redis}}
    spec: {containers: [{name: redis, image: "redis:7"}]}
)"},
                            {"no namespace at all", R"(-- cart.yaml --
apiVersion: v1
kind: Pod
metadata:
  name: cart
#       ^^^^
spec: {containers: [{name: app, image: "app:1"}]}
)"}};

constexpr Example kGood[] = {{"its labels are stated in the configuration", R"(-- .sidelint.yaml --
namespaces: {cache: {labels: {istio-injection: enabled}}}
-- redis.yaml --
apiVersion: v1
kind: Pod
metadata: {name: redis, namespace: cache}
spec: {containers: [{name: redis, image: "redis:7"}]}
)"},
                             {"the namespace does not matter", R"(-- redis.yaml --
apiVersion: v1
kind: Pod
metadata:
  name: redis
  namespace: cache
  labels: {sidecar.istio.io/inject: "false"}
spec: {containers: [{name: redis, image: "redis:7"}]}
)"}};

}  // namespace

extern constinit const Rule input_namespace_unknown{
    .name = "input/namespace-unknown",
    .since = "0.1.0",
    .summary = "Workloads go to a namespace whose labels are not known.",
    .why = "A namespace's labels decide about injection, so the verdicts that depend on them stay unknown.",
    .help = "Declare the Namespace in the repository, or state its labels in .sidelint.yaml.",
    .severity = Severity::note,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
