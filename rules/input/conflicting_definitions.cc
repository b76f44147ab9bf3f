// One object, defined twice in what is applied together, with different settings for injection.
//
// Whoever applies the file in order keeps the last definition, others refuse the two. Different files are passed over:
// they may be alternatives to each other.
#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/model/reader.h"
#include "rules/injection_settings.h"
#include "rules/rule.h"
#include "rules/wording.h"

namespace sidelint::rules {
namespace {

using Definition = std::variant<const model::Namespace*, const model::Workload*>;
// Unit, file, API group, kind, namespace, name, part.
using Identity = std::array<std::string_view, 7>;
using Definitions = std::map<Identity, std::vector<Definition>>;

// Objects whose name or namespace is only known when they are applied are nobody's twin.
bool has_identity(const model::Object& object) {
  const std::string& name = object.metadata.name.value;
  return object.node.find("metadata").find("name") && object.alterations.empty() &&
         !object.metadata.name_space_is_placeholder && !model::is_blank_name(name);
}

const model::Object& object_of(const Definition& definition) {
  return std::visit([](const auto* each) -> const model::Object& { return each->object; }, definition);
}

std::vector<InjectionSetting> settings_of(const Definition& definition) {
  return std::visit([](const auto* each) { return injection_settings(*each); }, definition);
}

void add(Definition definition, std::string_view part, Definitions& all) {
  const model::Object& object = object_of(definition);
  if (!has_identity(object)) return;
  const std::string_view version = object.api_version;
  const std::string_view group = version.substr(0, version.find('/'));
  all[{object.unit, object.file, group, object.kind, object.metadata.name_space.value, object.metadata.name.value,
       part}]
      .push_back(definition);
}

std::string said(const InjectionSetting& setting) {
  return setting.said.empty() ? "says nothing of " + std::string(setting.place) : "says `" + setting.said + "`";
}

void report_twins(const Definition& first, const Definition& second, std::size_t count, Report& report) {
  const std::vector<InjectionSetting> of_first = settings_of(first);
  const std::vector<InjectionSetting> of_second = settings_of(second);
  const auto [one, other] = std::ranges::mismatch(of_first, of_second);
  if (one == of_first.end()) return;
  const model::Object& object = object_of(second);
  const std::string& name_space = object.metadata.name_space.value;
  report
      .at(object.metadata.name.origin, object.kind, " `", name_space, name_space.empty() ? "" : "/",
          object.metadata.name.value, "` is defined ", count_of(count, "time"),
          ", with different settings for injection")
      .label(said(*other))
      .note(object_of(first).metadata.name.origin, said(*one))
      .help("Keep one of the definitions")
      .about(object);
}

void check(const Input& input, Report& report) {
  Definitions all;
  for (const model::Namespace& name_space : input.repository.namespaces) add(&name_space, "", all);
  for (const model::Workload& workload : input.repository.workloads) add(&workload, workload.part, all);
  for (const auto& [identity, definitions] : all) {
    if (definitions.size() < 2) continue;
    const auto other = std::ranges::find_if(definitions, [&first = definitions.front()](const Definition& each) {
      return settings_of(each) != settings_of(first);
    });
    if (other != definitions.end()) report_twins(definitions.front(), *other, definitions.size(), report);
  }
}

constexpr Example kBad[] = {{"a namespace that is labelled and is not", R"(-- all.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: Namespace
metadata:
  name: shop
#       ^^^^
  labels: {team: shop}
)"}};

constexpr Example kGood[] = {{"the same said twice, other namespaces, another API", R"(-- all.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled, team: shop}}
---
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop, labels: {sidecar.istio.io/inject: "false"}}
---
apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: test}
spec: {containers: [{name: app, image: "app:1"}]}
---
apiVersion: batch/v1
kind: Job
metadata: {generateName: import-, namespace: shop}
spec: {template: {metadata: {labels: {sidecar.istio.io/inject: "false"}}}}
---
apiVersion: batch/v1
kind: Job
metadata: {generateName: import-, namespace: shop}
)"},
                             {"files that are alternatives", R"(-- with.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
-- without.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: disabled}}
)"}};

}  // namespace

extern constinit const Rule input_conflicting_definitions{
    .name = "input/conflicting-definitions",
    .since = "0.1.0",
    .summary = "An object is defined twice, with different settings for injection.",
    .why =
        "Which of the two counts depends on who applies them and in what order, so pods gain and lose their sidecar.",
    .help = "Keep one of the definitions.",
    .severity = Severity::warning,
    .check = check,
    .bad = kBad,
    .good = kGood,
};

}  // namespace sidelint::rules
