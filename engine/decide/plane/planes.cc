#include "engine/decide/plane/planes.h"

#include <algorithm>
#include <optional>
#include <set>

#include "engine/decide/keys.h"
#include "engine/decide/plane/plane_parts.h"
#include "engine/decide/steps/match_conditions.h"

namespace sidelint::decide {
namespace {

bool lies_in(const model::Object& object, std::string_view folder) {
  if (folder.empty() || object.folder == folder) return true;
  return object.folder.size() > folder.size() && object.folder.starts_with(folder) &&
         object.folder[folder.size()] == '/';
}

std::string_view parent(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

// What may change the webhooks, or the injector's configuration, before they are applied; null if nothing does.
const model::Alteration* find_change(const model::Object& object) {
  const auto& all = object.alterations;
  const auto change = std::find_if(all.begin(), all.end(),
                                   [](const auto& each) { return each.field == model::Alteration::Field::anything; });
  return change == all.end() ? nullptr : &*change;
}

bool is_hook_fact(const MeshFacts& facts) {
  return facts.revisions || facts.default_revision || facts.enable_namespaces_by_default;
}

}  // namespace

Planes::Planes(const model::Repository& repository, const MeshFacts& facts) : repository_(repository), facts_(facts) {
  for (std::size_t i = 0; i < repository.webhooks.size(); ++i) {
    if (holds_injector(repository.webhooks[i])) webhooks_[repository.webhooks[i].name()].push_back(i);
  }
  for (std::size_t i = 0; i < repository.injectors.size(); ++i) {
    injectors_[repository.injectors[i].revision].push_back(i);
  }
  if (is_hook_fact(facts) || (webhooks_.empty() && facts.describes_control_plane())) {
    add_declared(without_repository_);
    webhooks_.clear();
  } else if (webhooks_.empty()) {
    add_assumed(without_repository_);
  }
  add_file("");
  if (webhooks_.empty() && injectors_.empty()) return;  // one plane for all
  for (const auto& webhook : repository.webhooks) defining_files_.insert(webhook.object.file);
  for (const auto& injector : repository.injectors) defining_files_.insert(injector.object.file);
  for (const model::Namespace& name_space : repository.namespaces) add_file(name_space.object.file);
  for (const model::Workload& workload : repository.workloads) add_file(workload.object.file);
  for (const model::WebhookConfiguration& webhook : repository.webhooks) add_file(webhook.object.file);
  for (const model::InjectorConfig& injector : repository.injectors) add_file(injector.object.file);
}

std::size_t Planes::find(std::string_view file) const {
  const auto known = by_place_.find(place_of(file));
  return known == by_place_.end() ? 0 : known->second;
}

// Files of one folder have the same plane, but for those that hold definitions themselves.
std::string_view Planes::place_of(std::string_view file) const {
  if (defining_files_.find(file) != defining_files_.end()) return file;
  return file.substr(0, file.rfind('/') + 1);  // npos + 1 is 0: the root
}

void Planes::add_file(std::string_view file) {
  const std::string_view place = place_of(file);
  if (by_place_.find(place) != by_place_.end()) return;
  ControlPlane plane = make(place);
  Key key;
  for (const Hook& hook : plane.hooks) key.emplace_back(hook.entry, hook.answer);
  for (const Injector& injector : plane.injectors) key.emplace_back(injector.settings, 0);
  const auto [known, is_new] = by_contents_.emplace(std::move(key), planes_.size());
  if (is_new) planes_.push_back(std::move(plane));
  by_place_.emplace(place, known->second);
}

ControlPlane Planes::make(std::string_view file) {
  ControlPlane plane = without_repository_;
  if (!webhooks_.empty()) add_repository_hooks(file, plane);
  const auto order = [](const Hook& a, const Hook& b) {
    return std::tie(a.configuration, a.answer) < std::tie(b.configuration, b.answer);
  };
  std::stable_sort(plane.hooks.begin(), plane.hooks.end(), order);
  if (!facts_.release && !plane.hooks.empty()) {
    plane.release_known = true;
    std::optional<Release> newest;
    for (const Hook& hook : plane.hooks) {
      if (!hook.release) plane.release_known = false;
      if (hook.release) newest = std::max(newest.value_or(*hook.release), *hook.release);
    }
    plane.release = newest.value_or(kNewestRelease);
  } else if (facts_.release) {
    plane.release = *facts_.release;
    plane.release_known = true;
  }
  add_injectors(file, plane);
  return plane;
}

void Planes::add_built_in(const Install& install, std::size_t question, ControlPlane& plane) {
  built_in_.push_back(built_in_webhooks(install));
  for (const model::WebhookConfiguration& configuration : built_in_.back()) {
    add_hooks(configuration, question, 0, plane);
  }
}

void Planes::add_declared(ControlPlane& plane) {
  plane.source = ControlPlane::Source::declared;
  for (const Install& install : declared_installs(facts_)) add_built_in(install, Hook::kAlways, plane);
  if (!facts_.revisions) add_possible_revisions(plane);
}

void Planes::add_assumed(ControlPlane& plane) {
  plane.source = ControlPlane::Source::assumed;
  add_built_in({.release = facts_.release.value_or(kNewestRelease)}, Hook::kAlways, plane);
  add_possible_revisions(plane);
}

// Each revision that somebody names may be installed besides.
void Planes::add_possible_revisions(ControlPlane& plane) {
  plane.revisions_complete = false;
  const Release release = facts_.release.value_or(kNewestRelease);
  for (const std::string& revision : named_revisions(repository_, facts_)) {
    const auto serves = [&](const Hook& hook) { return selects_revision(hook, revision); };
    if (std::any_of(plane.hooks.begin(), plane.hooks.end(), serves)) continue;
    plane.questions.push_back(
        {.about = PlaneQuestion::About::revision,
         .subject = revision,
         .answers = {"revision `" + revision + "` is served", "revision `" + revision + "` is not served"},
         .at = {}});
    add_built_in({.release = release, .revision = revision}, plane.questions.size() - 1, plane);
  }
}

// All configurations that the nearest enclosing folder with any injector webhook holds, each as it is defined nearest.
void Planes::add_repository_hooks(std::string_view file, ControlPlane& plane) const {
  plane.source = ControlPlane::Source::repository;
  const auto in_folder = [&](std::string_view folder) {
    return [&, folder](std::size_t i) { return lies_in(repository_.webhooks[i].object, folder); };
  };
  std::string_view folder = parent(file);
  const auto any_in = [&](std::string_view place) {
    return std::any_of(webhooks_.begin(), webhooks_.end(), [&](const auto& named) {
      return std::any_of(named.second.begin(), named.second.end(), in_folder(place));
    });
  };
  while (!folder.empty() && !any_in(folder)) folder = parent(folder);
  for (const auto& [name, definitions] : webhooks_) {
    if (std::none_of(definitions.begin(), definitions.end(), in_folder(folder))) continue;
    std::vector<const model::Object*> objects;
    for (const std::size_t i : definitions) objects.push_back(&repository_.webhooks[i].object);
    std::vector<std::size_t> nearest;
    for (const std::size_t i : model::nearest_definitions(objects, file)) nearest.push_back(definitions[i]);
    add_configuration(nearest, plane);
  }
}

void Planes::add_configuration(const std::vector<std::size_t>& candidates, ControlPlane& plane) const {
  std::vector<const model::WebhookConfiguration*> distinct;
  for (const std::size_t i : candidates) {
    const model::WebhookConfiguration& candidate = repository_.webhooks[i];
    const auto same = [&](const auto* other) { return contents(*other) == contents(candidate); };
    if (std::none_of(distinct.begin(), distinct.end(), same)) distinct.push_back(&candidate);
  }
  const model::WebhookConfiguration& first = *distinct.front();
  const std::string subject = "MutatingWebhookConfiguration `" + first.name() + "`";
  const model::Alteration* changed = find_change(first.object);
  if (distinct.size() == 1 && changed == nullptr) {
    return add_hooks(first, Hook::kAlways, 0, plane);
  }
  const std::size_t question = plane.questions.size();
  if (distinct.size() == 1) {
    plane.questions.push_back({PlaneQuestion::About::alteration,
                               first.name(),
                               {subject + " is applied as written", subject + " is changed to match nothing here",
                                subject + " is changed to match"},
                               changed->at});
    add_hooks(first, question, 0, plane);
    plane.hooks.push_back({first.name(), std::string(kDefaultRevision), &any_entry(), question, 2, {}});
    return;
  }
  plane.questions.push_back({PlaneQuestion::About::configuration, first.name(), {}, first.object.at});
  for (std::size_t answer = 0; answer < distinct.size(); ++answer) {
    plane.questions[question].answers.push_back(subject + " is that of " + distinct[answer]->object.file);
    add_hooks(*distinct[answer], question, answer, plane);
  }
}

void Planes::add_hooks(const model::WebhookConfiguration& configuration, std::size_t question, std::size_t answer,
                       ControlPlane& plane) const {
  const std::string revision = configuration.revision();
  const auto release = facts_.release                                     ? facts_.release
                       : plane.source == ControlPlane::Source::repository ? told_release(configuration)
                                                                          : std::nullopt;
  if (is_refused(configuration)) return;
  for (const model::WebhookEntry& entry : configuration.entries) {
    if (!entry.is_istio_injector()) continue;
    Hook hook{configuration.name(),
              revision.empty() ? std::string(kDefaultRevision) : revision,
              &entry,
              question,
              answer,
              release};
    if (question == Hook::kAlways && !are_decidable(entry)) {
      add_condition(configuration, std::move(hook), plane);
    } else {
      plane.hooks.push_back(std::move(hook));
    }
  }
}

void Planes::add_condition(const model::WebhookConfiguration& configuration, Hook hook, ControlPlane& plane) {
  const std::string subject = "the matchConditions of " + hook.entry->name.value;
  hook.question = plane.questions.size();
  plane.questions.push_back({PlaneQuestion::About::condition,
                             configuration.name(),
                             {subject + " hold", subject + " do not hold"},
                             hook.entry->match_conditions.front().origin});
  plane.hooks.push_back(std::move(hook));
}

// A declared policy stands instead of the ConfigMap's own; its selectors stay.
void Planes::add_injectors(std::string_view file, ControlPlane& plane) {
  for (const auto& [revision, definitions] : injectors_) {
    std::vector<const model::Object*> objects;
    for (const std::size_t i : definitions) objects.push_back(&repository_.injectors[i].object);
    std::set<std::string> seen;
    for (const std::size_t i : model::nearest_definitions(objects, file)) {
      const model::InjectorConfig& config = repository_.injectors[definitions[i]];
      if (!seen.insert(contents(config.settings)).second) continue;
      plane.injectors.push_back({.revision = revision,
                                 .settings = &config.settings,
                                 .at = config.object.at,
                                 .file = config.object.file,
                                 .may_change = find_change(config.object) != nullptr});
    }
  }
  if (!facts_.policy) return;
  std::set<std::string> revisions;
  for (const Hook& hook : plane.hooks) revisions.insert(hook.revision);
  for (const Injector& injector : plane.injectors) revisions.erase(injector.revision);
  for (const std::string& revision : revisions)
    plane.injectors.push_back({.revision = revision, .settings = &chart_settings()});
  for (Injector& injector : plane.injectors) {
    const auto [place, is_new] = with_declared_policy_.emplace(injector.settings, declared_settings_.size());
    if (is_new) {
      declared_settings_.push_back(*injector.settings);
      declared_settings_.back().policy = {*facts_.policy, {}};
      declared_settings_.back().error.clear();
    }
    injector.settings = &declared_settings_[place->second];
    injector.may_change = false;
  }
}

}  // namespace sidelint::decide
