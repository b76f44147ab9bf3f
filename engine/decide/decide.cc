#include "engine/decide/decide.h"

#include <algorithm>
#include <map>
#include <utility>

#include "engine/base/check.h"
#include "engine/base/parallel.h"
#include "engine/decide/keys.h"
#include "engine/decide/plane/planes.h"
#include "engine/decide/steps/gate_a.h"
#include "engine/decide/worlds/key_reader.h"
#include "engine/decide/worlds/solve.h"
#include "engine/istio/annotations.h"
#include "engine/istio/templates.h"

namespace sidelint::decide {
namespace {

constexpr std::size_t kPortion = 4096;  // workloads that are decided together

template <class T>
std::size_t index_in(const std::vector<T>& all, const T& one) {
  const auto index = static_cast<std::size_t>(&one - all.data());
  SIDELINT_CHECK(index < all.size(), "an object of another repository");
  return index;
}

void append(std::string& key, const Option& value) { key += value ? '=' + *value + '\n' : "-\n"; }

void append(std::string& key, const model::Labels& labels) {
  for (const auto& [name, value] : labels) key.append(name).append(1, '=').append(value).append(1, '\n');
  key += '\n';
}

// What the injector or the API server may refuse the pod for.
void append_refusals(const model::Workload& workload, std::string& key) {
  if (workload.refusal) key += workload.refusal->message + '\n';
  for (const model::Field& field : workload.pod.metadata.annotations) {
    if (!istio::is_checked(field.key) && field.key != istio::kTemplatesAnnotation) continue;
    key += field.key + '=' + field.value + (field.placeholder ? "?\n" : "\n");
  }
}

// What tells one question from another: all facts but the places.
std::string question_key(const Facts& facts, std::size_t plane) {
  std::string key = std::to_string(plane) + (facts.host_network ? "h" : "") + (facts.open_host_network ? "H" : "") +
                    (facts.open_metadata ? "M" : "") + '\n';
  append(key, facts.pod_labels);
  append(key, facts.annotation);
  append_refusals(*facts.workload, key);
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

struct Decisions::Parts {
  Parts(const model::Repository& read, MeshFacts declared, AskInjector asked);

  const ControlPlane& plane_of(std::size_t workload) const { return planes.at(plane_of_workload[workload]); }
  Facts gather_facts(std::size_t workload) const {
    return gather(repository.workloads[workload], namespaces, mentions_of_plane[plane_of_workload[workload]]);
  }
  const model::Namespace* namespace_of(std::size_t workload) const {
    const std::vector<std::size_t>& found = namespaces_of_workload[workload];
    return found.empty() ? nullptr : &repository.namespaces[found.front()];
  }
  std::vector<model::PodCreation> creations_of(std::size_t workload, const Decision& decision) const {
    return creations({repository, control_planes, plane_of(workload)}, decision, repository.workloads[workload],
                     namespace_of(workload));
  }
  Decision tell(std::size_t workload, const Facts& known, const Solution& solution) const;
  std::vector<Decision> decide_all(std::size_t threads) const;

  const model::Repository& repository;
  MeshFacts facts;
  AskInjector ask;
  std::vector<const model::Workload*> control_planes;
  Planes planes;
  Namespaces namespaces;
  std::vector<Mentions> mentions_of_plane;
  std::vector<std::size_t> plane_of_workload;
  std::vector<std::vector<std::size_t>> namespaces_of_workload;
  std::vector<std::vector<std::size_t>> workloads_of_namespace;
};

Decisions::Parts::Parts(const model::Repository& read, MeshFacts declared, AskInjector asked)
    : repository(read),
      facts(std::move(declared)),
      ask(std::move(asked)),
      control_planes(decide::control_planes(repository)),
      planes(repository, facts),
      namespaces(repository, facts),
      workloads_of_namespace(repository.namespaces.size()) {
  for (std::size_t i = 0; i < planes.size(); ++i) mentions_of_plane.push_back(mentions(planes.at(i)));
  for (const model::Workload& workload : repository.workloads) {
    const model::Metadata& metadata = workload.object.metadata;
    std::vector<std::size_t> found;
    if (!metadata.name_space.value.empty()) {
      found = namespaces.nearest(metadata.name_space.value, workload.object);
    }
    for (const std::size_t index : found) workloads_of_namespace[index].push_back(plane_of_workload.size());
    namespaces_of_workload.push_back(std::move(found));
    plane_of_workload.push_back(planes.find(workload));
  }
}

Decision Decisions::Parts::tell(std::size_t workload, const Facts& known, const Solution& solution) const {
  Decision decision = tell_decision(known, plane_of(workload), solution);
  if (ask) add_afterwards(creations_of(workload, decision), ask, decision);
  return decision;
}

// In portions: what is gathered of a workload is several times what its decision keeps.
std::vector<Decision> Decisions::Parts::decide_all(std::size_t threads) const {
  const std::size_t count = repository.workloads.size();
  std::vector<Decision> decisions(count);
  std::map<std::string, std::size_t> questions;
  std::vector<Solution> solutions;  // of each question
  for (std::size_t begin = 0; begin < count; begin += kPortion) {
    const std::size_t size = std::min(kPortion, count - begin);
    std::vector<Facts> gathered(size);
    std::vector<std::string> keys(size);
    for_each_index(size, threads, [&](std::size_t i) {
      gathered[i] = gather_facts(begin + i);
      keys[i] = question_key(gathered[i], plane_of_workload[begin + i]);
    });
    std::vector<std::size_t> first;        // of each new question the first workload that asks it
    std::vector<std::size_t> question_of;  // of each workload
    for (std::size_t i = 0; i < size; ++i) {
      const auto [place, is_new] = questions.emplace(std::move(keys[i]), questions.size());
      if (is_new) first.push_back(i);
      question_of.push_back(place->second);
    }
    const std::size_t known = solutions.size();
    solutions.resize(questions.size());
    for_each_index(first.size(), threads, [&](std::size_t i) {
      solutions[known + i] = solve(gathered[first[i]], plane_of(begin + first[i]));
    });
    for_each_index(size, threads, [&](std::size_t i) {
      decisions[begin + i] = tell(begin + i, gathered[i], solutions[question_of[i]]);
    });
  }
  return decisions;
}

Decisions::Decisions(const model::Repository& repository, const MeshFacts& facts, std::size_t threads, AskInjector ask)
    : parts_(std::make_unique<const Parts>(repository, facts, std::move(ask))),
      decisions_(parts_->decide_all(threads)) {}

Decisions::~Decisions() = default;

const Decision& Decisions::of(const model::Workload& workload) const {
  return decisions_[index_in(parts_->repository.workloads, workload)];
}

Decision Decisions::suppose(const model::Workload& workload, const std::vector<Supposition>& suppositions) const {
  const std::size_t index = index_in(parts_->repository.workloads, workload);
  Facts facts = parts_->gather_facts(index);
  for (const Supposition& supposition : suppositions) suppose_one(supposition, facts);
  return parts_->tell(index, facts, solve(facts, parts_->plane_of(index)));
}

std::vector<model::PodCreation> Decisions::creations_of(const model::Workload& workload) const {
  return parts_->creations_of(index_in(parts_->repository.workloads, workload), of(workload));
}

std::vector<const model::Namespace*> Decisions::namespaces_of(const model::Workload& workload) const {
  const std::size_t index = index_in(parts_->repository.workloads, workload);
  std::vector<const model::Namespace*> found;
  for (const std::size_t each : parts_->namespaces_of_workload[index]) {
    found.push_back(&parts_->repository.namespaces[each]);
  }
  return found;
}

std::vector<const model::Workload*> Decisions::workloads_in(const model::Namespace& name_space) const {
  const std::size_t index = index_in(parts_->repository.namespaces, name_space);
  std::vector<const model::Workload*> found;
  for (const std::size_t each : parts_->workloads_of_namespace[index]) {
    found.push_back(&parts_->repository.workloads[each]);
  }
  return found;
}

const ControlPlane& Decisions::control_plane(const model::Object& object) const {
  return parts_->planes.at(parts_->planes.find(place_of(object)));
}

bool Decisions::may_relabel(const model::Namespace& name_space, std::string_view key) const {
  const model::Field* written = name_space.label(key);
  const auto changes_it = [&](const model::Alteration& alteration) {
    const bool is_as_written = written != nullptr && alteration.key == key && alteration.value == written->value;
    return changes(alteration, model::Alteration::Field::label, key) && !is_as_written;
  };
  return std::ranges::any_of(name_space.object.alterations, changes_it) ||
         std::ranges::any_of(parts_->namespaces.mutations().of(name_space), changes_it);
}

bool Decisions::may_label(const std::string& undeclared, std::string_view key, const model::Object& near) const {
  const auto sets_it = [&](const model::Alteration& alteration) {
    return changes(alteration, model::Alteration::Field::label, key);
  };
  return std::ranges::any_of(parts_->namespaces.mutations().of_undeclared(undeclared, near), sets_it);
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
