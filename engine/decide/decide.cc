#include "engine/decide/decide.h"

#include <algorithm>
#include <map>
#include <utility>

#include "engine/base/check.h"
#include "engine/base/parallel.h"
#include "engine/decide/gate_a.h"
#include "engine/decide/keys.h"
#include "engine/decide/solve.h"

namespace sidelint::decide {
namespace {

template <class T>
std::size_t index_in(const std::vector<T>& all, const T& one) {
  const auto index = static_cast<std::size_t>(&one - all.data());
  SIDELINT_CHECK(index < all.size(), "an object of another repository");
  return index;
}

void append(std::string& key, const Option& value) { key += value ? '=' + *value + '\n' : "-\n"; }

void append(std::string& key, const model::Labels& labels) {
  for (const auto& [name, value] : labels) key += name + '=' + value + '\n';
  key += '\n';
}

// What tells one question from another: all facts but the places.
std::string question_key(const Facts& facts, std::size_t plane) {
  std::string key = std::to_string(plane) + (facts.host_network ? "h" : "") + (facts.open_host_network ? "H" : "") +
                    (facts.open_metadata ? "M" : "") + '\n';
  append(key, facts.pod_labels);
  append(key, facts.annotation);
  for (const NamespaceCase& each : facts.cases) {
    key += each.name + '\n' + each.condition + '\n' + (each.declared ? "d" : "u");
    append(key, each.labels);
    for (const std::size_t index : each.open) key += std::to_string(index) + ' ';
  }
  for (const OpenKey& open : facts.open) {
    key += std::to_string(static_cast<int>(open.of)) + open.owner + '\n' + open.key + '\n';
    for (const Option& value : open.values) append(key, value);
  }
  return key;
}

void suppose_key(Facts& facts, OpenKey::Of of, const std::string& key) {
  for (OpenKey& open : facts.open) {
    if (open.of == of && open.key == key) open.values.clear();  // no longer open; its index stays
  }
}

void set(model::Labels& labels, const std::string& key, const Option& value) {
  if (value) {
    model::set_label(labels, key, *value);
  } else {
    model::remove_label(labels, key);
  }
}

void suppose_one(const Supposition& supposition, Facts& facts) {
  switch (supposition.place) {
    case Supposition::Place::pod_label:
      suppose_key(facts, OpenKey::Of::pod_label, supposition.key);
      return set(facts.pod_labels, supposition.key, supposition.value);
    case Supposition::Place::pod_annotation:
      if (supposition.key != kInjectKey) return;
      suppose_key(facts, OpenKey::Of::pod_annotation, supposition.key);
      facts.annotation = supposition.value;
      return;
    case Supposition::Place::namespace_label:
      suppose_key(facts, OpenKey::Of::name_space, supposition.key);
      for (NamespaceCase& each : facts.cases) set(each.labels, supposition.key, supposition.value);
      return;
  }
}

}  // namespace

Decisions::Decisions(const model::Repository& repository, const MeshFacts& facts, std::size_t threads)
    : repository_(repository), facts_(facts), planes_(repository_, facts_), namespaces_(repository_, facts_) {
  for (std::size_t i = 0; i < planes_.size(); ++i) mentions_.push_back(mentions(planes_.at(i)));
  for (const model::Workload& workload : repository_.workloads) {
    plane_of_workload_.push_back(planes_.find(workload.object.file));
  }
  find_namespaces();
  decide_all(threads);
}

void Decisions::find_namespaces() {
  workloads_in_.resize(repository_.namespaces.size());
  for (const model::Workload& workload : repository_.workloads) {
    const model::Metadata& metadata = workload.object.metadata;
    std::vector<std::size_t> found;
    if (!metadata.name_space.value.empty() && !metadata.name_space_is_placeholder) {
      found = namespaces_.nearest(metadata.name_space.value, workload.object.file);
    }
    for (const std::size_t index : found) workloads_in_[index].push_back(namespaces_of_.size());
    namespaces_of_.push_back(std::move(found));
  }
}

void Decisions::decide_all(std::size_t threads) {
  const std::vector<model::Workload>& workloads = repository_.workloads;
  std::vector<Facts> facts(workloads.size());
  std::vector<std::string> keys(workloads.size());
  for_each_index(workloads.size(), threads, [&](std::size_t i) {
    facts[i] = gather(workloads[i], namespaces_, mentions_[plane_of_workload_[i]]);
    keys[i] = question_key(facts[i], plane_of_workload_[i]);
  });
  std::map<std::string_view, std::size_t> questions;
  std::vector<std::size_t> first;        // of each question the first workload that asks it
  std::vector<std::size_t> question_of;  // of each workload
  for (std::size_t i = 0; i < workloads.size(); ++i) {
    const auto [place, is_new] = questions.emplace(keys[i], first.size());
    if (is_new) first.push_back(i);
    question_of.push_back(place->second);
  }
  std::vector<Solution> solutions(first.size());
  for_each_index(first.size(), threads, [&](std::size_t i) {
    solutions[i] = solve(facts[first[i]], planes_.at(plane_of_workload_[first[i]]));
  });
  decisions_.resize(workloads.size());
  for_each_index(workloads.size(), threads, [&](std::size_t i) {
    const ControlPlane& plane = planes_.at(plane_of_workload_[i]);
    decisions_[i] = tell_decision(facts[i], plane, solutions[question_of[i]]);
  });
}

const Decision& Decisions::of(const model::Workload& workload) const {
  return decisions_[index_in(repository_.workloads, workload)];
}

Decision Decisions::suppose(const model::Workload& workload, const std::vector<Supposition>& suppositions) const {
  const std::size_t plane = plane_of_workload_[index_in(repository_.workloads, workload)];
  Facts facts = gather(workload, namespaces_, mentions_[plane]);
  for (const Supposition& supposition : suppositions) suppose_one(supposition, facts);
  return tell_decision(facts, planes_.at(plane), solve(facts, planes_.at(plane)));
}

std::vector<const model::Namespace*> Decisions::namespaces_of(const model::Workload& workload) const {
  std::vector<const model::Namespace*> found;
  for (const std::size_t index : namespaces_of_[index_in(repository_.workloads, workload)]) {
    found.push_back(&repository_.namespaces[index]);
  }
  return found;
}

std::vector<const model::Workload*> Decisions::workloads_in(const model::Namespace& name_space) const {
  std::vector<const model::Workload*> found;
  for (const std::size_t index : workloads_in_[index_in(repository_.namespaces, name_space)]) {
    found.push_back(&repository_.workloads[index]);
  }
  return found;
}

const ControlPlane& Decisions::control_plane(const model::Object& object) const {
  return planes_.at(planes_.find(object.file));
}

Certainty Decisions::selects_namespace(const model::Namespace& name_space, const model::Labels& labels) const {
  const ControlPlane& plane = control_plane(name_space.object);
  World world;
  world.name_space = name_space.name();
  world.namespace_labels = labels;
  model::set_label(world.namespace_labels, kNameLabel, name_space.name());
  bool perhaps = false;
  for (const Hook& hook : plane.hooks) {
    if (!hook.entry->covers_pod_creation()) continue;
    if (!decide::selects_namespace(hook, world) || !selects_pod(hook, world)) continue;
    if (hook.question == Hook::kAlways) return Certainty::yes;
    perhaps = true;
  }
  return perhaps ? Certainty::depends : Certainty::no;
}

Certainty Decisions::serves(const model::Object& near, std::string_view revision) const {
  const ControlPlane& plane = control_plane(near);
  bool perhaps = !plane.revisions_complete;
  for (const Hook& hook : plane.hooks) {
    if (!selects_revision(hook, revision)) continue;
    if (hook.question == Hook::kAlways) return Certainty::yes;
    perhaps = true;
  }
  return perhaps ? Certainty::depends : Certainty::no;
}

}  // namespace sidelint::decide
