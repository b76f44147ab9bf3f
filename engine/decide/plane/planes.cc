#include "engine/decide/plane/planes.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <tuple>

#include "engine/decide/keys.h"
#include "engine/decide/plane/hooks.h"
#include "engine/decide/plane/plane_parts.h"

namespace sidelint::decide {
namespace {

bool is_hook_fact(const MeshFacts& facts) {
  return facts.revisions || facts.default_revision || facts.enable_namespaces_by_default;
}

// The release of the plane as a whole.
void tell_release(const MeshFacts& facts, ControlPlane& plane) {
  if (facts.release) {
    plane.release = *facts.release;
    plane.release_known = true;
    for (Hook& hook : plane.hooks) hook.release = facts.release;
    return;
  }
  if (plane.hooks.empty()) return;
  plane.release_known = true;
  std::optional<Release> newest;
  for (const Hook& hook : plane.hooks) {
    if (!hook.release) plane.release_known = false;
    if (hook.release) newest = std::max(newest.value_or(*hook.release), *hook.release);
  }
  plane.release = newest.value_or(kNewestRelease);
}

// The order that all the plane's webhooks follow from, if it names the namespaces that it serves.
const model::MeshInstall* naming_members(const model::Repository& repository, const ControlPlane& plane) {
  for (const model::MeshInstall& order : repository.mesh) {
    if (order.by != model::MeshInstall::By::service_mesh || order.members.empty() || !order.member_selectors.empty())
      continue;
    const std::string name = service_mesh_configuration(order);
    const auto is_its = [&](const Hook& hook) { return hook.configuration == name; };
    const bool names_all = std::ranges::any_of(order.members, [](const auto& each) { return each.value == "*"; });
    if (!names_all && !plane.hooks.empty() && std::ranges::all_of(plane.hooks, is_its)) return &order;
  }
  return nullptr;
}

}  // namespace

Planes::Planes(const model::Repository& repository, const MeshFacts& facts)
    : repository_(repository), facts_(facts), definitions_(repository), names_managed_(names_managed(repository)) {
  if (facts.describes_control_plane()) declared_ = declared();
  if (is_hook_fact(facts)) definitions_.forget_hooks();
  add_place({});
  if (definitions_.empty() && !names_managed_) return;  // one plane for all
  for (const auto& webhook : repository.webhooks) defining_files_.insert(webhook.object.file);
  for (const auto& injector : repository.injectors) defining_files_.insert(injector.object.file);
  for (const auto& install : repository.mesh) defining_files_.insert(install.object.file);
  for (const model::Namespace& name_space : repository.namespaces) add_place(place_of(name_space.object));
  for (const model::Workload& workload : repository.workloads) add_place(place_of(workload.object));
  for (const model::WebhookConfiguration& webhook : repository.webhooks) add_place(place_of(webhook.object));
  for (const model::InjectorConfig& injector : repository.injectors) add_place(place_of(injector.object));
  for (std::size_t plane = planes_.size(); plane-- > 0;) add_for_any_namespace(plane);
}

void Planes::add_for_any_namespace(std::size_t plane) {
  const model::MeshInstall* order = naming_members(repository_, planes_[plane]);
  if (order == nullptr) return;
  ControlPlane open = planes_[plane];
  open.hooks.push_back({.configuration = {},
                        .revision = {},
                        .entry = &any_entry(),
                        .question = open.questions.size(),
                        .release = open.hooks.front().release,
                        .among = open.hooks.front().among});
  open.questions.push_back({.about = PlaneQuestion::About::order,
                            .subject = order->words,
                            .answers = {"another mesh than that of " + order->words + " serves its namespace",
                                        "no other mesh serves its namespace"},
                            .at = order->at,
                            .unseen = "whether a mesh that is not here serves its namespace"});
  for_any_namespace_.emplace(plane, planes_.size());
  planes_.push_back(std::move(open));
}

std::size_t Planes::find(const model::Workload& workload) const {
  const std::size_t plane = find(place_of(workload.object));
  const auto open = for_any_namespace_.find(plane);
  return open == for_any_namespace_.end() || !workload.object.metadata.name_space.value.empty() ? plane : open->second;
}

std::size_t Planes::find(const Place& place) const {
  const Place shared = shared_place(place);
  const auto known = by_place_.find({std::string(shared.cluster), std::string(shared.file)});
  return known == by_place_.end() ? 0 : known->second;
}

// Files of one folder have the same plane, but for those that hold definitions themselves.
Place Planes::shared_place(const Place& place) const {
  if (defining_files_.find(place.file) != defining_files_.end()) return place;
  return {place.cluster, place.file.substr(0, place.file.rfind('/') + 1)};  // npos + 1 is 0: the root
}

void Planes::add_place(const Place& place) {
  const Place shared = shared_place(place);
  const auto [added, is_new_place] = by_place_.try_emplace({std::string(shared.cluster), std::string(shared.file)});
  if (!is_new_place) return;
  ControlPlane plane = make(shared);
  Key key;
  for (const Hook& hook : plane.hooks) key.emplace_back(hook.entry, hook.answer);
  for (const Injector& injector : plane.injectors) key.emplace_back(injector.settings, 0);
  const auto [known, is_new] = by_contents_.emplace(std::move(key), planes_.size());
  if (is_new) planes_.push_back(std::move(plane));
  added->second = known->second;
}

ControlPlane Planes::make(const Place& place) {
  ControlPlane plane;
  if (add_defined_hooks(definitions_, place, plane)) {
    plane.source = ControlPlane::Source::repository;
  } else {
    plane = undeclared(place);
  }
  const auto order = [](const Hook& a, const Hook& b) {
    return std::tie(a.configuration, a.answer) < std::tie(b.configuration, b.answer);
  };
  std::stable_sort(plane.hooks.begin(), plane.hooks.end(), order);
  tell_release(facts_, plane);
  add_injectors(place, plane);
  declare_policy(plane);
  return plane;
}

// The plane where the repository shows none.
const ControlPlane& Planes::undeclared(const Place& place) {
  if (declared_) return *declared_;
  std::vector<ManagedRevision> managed;
  if (names_managed_) managed = managed_revisions(repository_, place);
  std::vector<std::string> names;
  for (const ManagedRevision& each : managed) names.push_back(each.name);
  const auto known = assumed_.find(names);
  return known != assumed_.end() ? known->second : assumed_.emplace(std::move(names), assumed(managed)).first->second;
}

void Planes::add_built_in(const Install& install, std::size_t question, ControlPlane& plane) {
  built_in_.push_back(built_in_webhooks(install));
  for (const model::WebhookConfiguration& configuration : built_in_.back()) {
    add_hooks(configuration, {.question = question, .release = facts_.release, .among = {}}, plane);
  }
}

ControlPlane Planes::declared() {
  ControlPlane plane;
  plane.source = ControlPlane::Source::declared;
  for (const Install& install : declared_installs(facts_)) add_built_in(install, Hook::kAlways, plane);
  if (!facts_.revisions) add_possible_revisions(plane);
  return plane;
}

ControlPlane Planes::assumed(const std::vector<ManagedRevision>& managed) {
  ControlPlane plane;
  for (const ManagedRevision& revision : managed) add_managed(revision, plane);
  const bool serve_default =
      std::any_of(managed.begin(), managed.end(), [](const ManagedRevision& each) { return each.serves_default; });
  if (managed.empty() || serve_default) {
    add_built_in({.release = facts_.release.value_or(kNewestRelease)}, Hook::kAlways, plane);
  } else {
    plane.source = ControlPlane::Source::repository;
  }
  add_possible_revisions(plane);
  return plane;
}

void Planes::add_managed(const ManagedRevision& revision, ControlPlane& plane) {
  built_in_.push_back(built_in_webhooks({.release = revision.among.newest, .revision = revision.name}));
  Terms terms{.among = revision.among};
  if (revision.among.is_uniform()) terms.release = revision.among.newest;
  for (model::WebhookConfiguration& configuration : built_in_.back()) {
    for (model::WebhookEntry& entry : configuration.entries) entry.at = revision.at;
    add_hooks(configuration, terms, plane);
  }
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
         .at = {},
         .unseen = {}});
    add_built_in({.release = release, .revision = revision}, plane.questions.size() - 1, plane);
  }
}

void Planes::add_injectors(const Place& place, ControlPlane& plane) {
  for (const auto& [revision, definitions] : definitions_.injectors()) {
    std::map<std::string, std::size_t> seen;
    for (const InjectorDefinition* each : choose(definitions, place)) {
      const auto [known, is_new] = seen.emplace(contents(*each->settings), plane.injectors.size());
      if (!is_new) {
        plane.injectors[known->second].alike.push_back({each->at, each->object().file, each->may_change});
        continue;
      }
      plane.injectors.push_back({.revision = revision,
                                 .settings = each->settings,
                                 .at = each->at,
                                 .file = each->object().file,
                                 .may_change = each->may_change});
    }
  }
}

// A declared policy stands instead of the ConfigMap's own; its selectors stay.
void Planes::declare_policy(ControlPlane& plane) {
  if (!facts_.policy && facts_.never_inject.empty()) return;
  std::set<std::string> revisions;
  for (const Hook& hook : plane.hooks) revisions.insert(hook.revision);
  for (const Injector& injector : plane.injectors) revisions.erase(injector.revision);
  for (const std::string& revision : revisions)
    plane.injectors.push_back({.revision = revision, .settings = &chart_settings()});
  for (Injector& injector : plane.injectors) {
    const auto [place, is_new] = with_declared_policy_.emplace(injector.settings, declared_settings_.size());
    if (is_new) {
      declared_settings_.push_back(*injector.settings);
      model::InjectorSettings& declared = declared_settings_.back();
      declared.never_inject.insert(declared.never_inject.end(), facts_.never_inject.begin(), facts_.never_inject.end());
      if (facts_.policy) declared.policy = {*facts_.policy, {}};
      if (facts_.policy) declared.error.clear();
    }
    injector.settings = &declared_settings_[place->second];
    if (facts_.policy) injector.may_change = false;
  }
}

}  // namespace sidelint::decide
