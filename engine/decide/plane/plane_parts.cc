#include "engine/decide/plane/plane_parts.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "engine/decide/keys.h"

namespace sidelint::decide {
namespace {

constexpr Release kFirstWithThreeEntries{1, 9, 0};
constexpr Release kFirstWithRevEntries{1, 10, 0};

// The oldest release whose charts write entries of such names.
Release oldest_possible(const model::WebhookConfiguration& configuration) {
  Release oldest{0, 0, 0};
  for (const model::WebhookEntry& entry : configuration.entries) {
    const std::string_view name = entry.name.value;
    if (name.starts_with("rev.")) oldest = std::max(oldest, kFirstWithRevEntries);
    if (name.starts_with("namespace.") || name.starts_with("object."))
      oldest = std::max(oldest, kFirstWithThreeEntries);
  }
  return oldest;
}

std::optional<Release> release_in_label(const model::FieldMap& labels, std::string_view key, std::string_view prefix) {
  const model::Field* field = labels.find(key);
  if (field == nullptr || !field->value.starts_with(prefix)) return std::nullopt;
  return parse_release(std::string_view(field->value).substr(prefix.size()));
}

void add_revision(const model::FieldMap& labels, std::set<std::string>& revisions) {
  const model::Field* field = labels.find(kRevisionLabel);
  if (field != nullptr && !field->placeholder && !field->value.empty()) revisions.insert(field->value);
}

}  // namespace

bool holds_injector(const model::WebhookConfiguration& configuration) {
  return std::any_of(configuration.entries.begin(), configuration.entries.end(),
                     [](const model::WebhookEntry& entry) { return entry.is_istio_injector(); });
}

bool is_refused(const model::WebhookConfiguration& configuration) {
  return std::any_of(configuration.entries.begin(), configuration.entries.end(), [](const model::WebhookEntry& entry) {
    return !entry.namespace_selector.error.empty() || !entry.object_selector.error.empty();
  });
}

const model::Alteration* find_change(const model::Object& object) {
  const auto& all = object.alterations;
  const auto change = std::find_if(all.begin(), all.end(),
                                   [](const auto& each) { return each.field == model::Alteration::Field::anything; });
  return change == all.end() ? nullptr : &*change;
}

std::string contents(const model::WebhookConfiguration& configuration) {
  std::string text = configuration.revision();
  for (const model::WebhookEntry& entry : configuration.entries) {
    if (!entry.is_istio_injector()) continue;
    text += '\n' + entry.name.value + '\n' + entry.namespace_selector.text() + '\n' + entry.object_selector.text();
    for (const auto& condition : entry.match_conditions) text += "\nif " + condition.value;
    text += '\n' + entry.failure_policy.value + '\n' + entry.reinvocation_policy.value;
    text += entry.covers_pod_creation() ? "\npods" : "\nno pods";
  }
  return text;
}

std::string contents(const model::InjectorSettings& settings) {
  std::string text = settings.policy.value + '\n' + settings.error;
  for (const model::Selector& selector : settings.never_inject) text += "\nnever " + selector.text() + selector.error;
  for (const model::Selector& selector : settings.always_inject) text += "\nalways " + selector.text() + selector.error;
  return text;
}

// Charts rendered from Istio's source tree carry the version 1.0.0, so what the entries rule out is not believed.
std::optional<Release> told_release(const model::WebhookConfiguration& configuration) {
  const model::FieldMap& labels = configuration.object.metadata.labels;
  const std::pair<std::string_view, std::string_view> places[] = {
      {"helm.sh/chart", "istiod-"},
      {"app.kubernetes.io/version", ""},
      {"operator.istio.io/version", ""},
      {kRevisionLabel, ""},
  };
  for (const auto& [key, prefix] : places) {
    const auto release = release_in_label(labels, key, prefix);
    if (release && *release >= oldest_possible(configuration)) return release;
  }
  return std::nullopt;
}

std::vector<Install> declared_installs(const MeshFacts& facts) {
  std::map<std::string, std::vector<std::string>> tags;  // by revision
  const std::map<std::string, std::string> none;
  for (const auto& [name, target] : facts.revisions.value_or(none)) {
    std::vector<std::string>& names = tags[target];
    if (name != target) names.push_back(name);
  }
  // Whoever serves `istio-injection=enabled`: the unnamed revision, or a revision with the tag `default`.
  std::string serves_default = facts.default_revision.value_or(std::string(kDefaultRevision));
  if (facts.revisions && facts.revisions->count(serves_default) != 0)
    serves_default = facts.revisions->at(serves_default);
  if (!serves_default.empty()) {
    std::vector<std::string>& names = tags[serves_default];
    const bool tagged = std::find(names.begin(), names.end(), kDefaultRevision) != names.end();
    if (serves_default != kDefaultRevision && !tagged) names.emplace_back(kDefaultRevision);
  }
  std::vector<Install> installs;
  for (const auto& [revision, names] : tags) {
    Install install{.release = facts.release.value_or(kNewestRelease), .tags = names};
    if (revision != kDefaultRevision) install.revision = revision;
    install.enable_namespaces_by_default = facts.enable_namespaces_by_default.value_or(false);
    installs.push_back(std::move(install));
  }
  return installs;
}

std::vector<std::string> named_revisions(const model::Repository& repository, const MeshFacts& facts) {
  std::set<std::string> revisions;
  for (const model::Namespace& name_space : repository.namespaces) {
    add_revision(name_space.object.metadata.labels, revisions);
  }
  for (const model::Workload& workload : repository.workloads) add_revision(workload.pod.metadata.labels, revisions);
  for (const auto& [name, labels] : facts.namespaces) {
    const std::string* value = model::find_label(labels, kRevisionLabel);
    if (value != nullptr && !value->empty()) revisions.insert(*value);
  }
  for (const auto& [name, labels] : facts.assumed_labels) {
    for (const auto& [key, value] : labels) {
      if (key == kRevisionLabel && value && !value->empty()) revisions.insert(*value);
    }
  }
  return {revisions.begin(), revisions.end()};
}

const model::WebhookEntry& any_entry() {
  static const model::WebhookEntry kEntry{.name = {"an entry as it is changed", {}},
                                          .rules = {{{"CREATE"}, {""}, {"v1"}, {"pods"}, "*"}},
                                          .failure_policy = {"Fail", {}},
                                          .reinvocation_policy = {"Never", {}}};
  return kEntry;
}

}  // namespace sidelint::decide
