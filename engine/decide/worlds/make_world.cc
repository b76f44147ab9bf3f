// From a choice to a world.
#include <algorithm>
#include <utility>

#include "engine/decide/keys.h"
#include "engine/decide/worlds/dimensions.h"

namespace sidelint::decide {
namespace {

void set(model::Labels& labels, const std::string& key, const Option& value) {
  if (value) {
    model::set_label(labels, key, *value);
  } else {
    model::remove_label(labels, key);
  }
}

void apply_key(const OpenKey& open, const Option& value, World& world) {
  switch (open.of) {
    case OpenKey::Of::name_space:
      return set(world.namespace_labels, open.key, value);
    case OpenKey::Of::pod_label:
      return set(world.pod_labels, open.key, value);
    case OpenKey::Of::pod_annotation:
      world.annotation = value;
      return;
  }
}

void apply_settings(const Dimension& dimension, std::size_t value, World& world) {
  const auto same = [&](const Injector& injector) { return injector.revision == dimension.subject; };
  std::erase_if(world.injectors, same);
  world.injectors.push_back({.revision = dimension.subject, .settings = dimension.settings[value]});
}

// An open key counts in the cases that leave it open.
bool counts(const OpenKey& open, std::size_t index, const NamespaceCase& name_case) {
  return open.of != OpenKey::Of::name_space ||
         std::find(name_case.open.begin(), name_case.open.end(), index) != name_case.open.end();
}

bool is_in_force(const Hook& hook, const std::vector<Dimension>& dimensions, const Choice& choice) {
  if (hook.question == Hook::kAlways) return true;
  for (std::size_t i = 0; i < dimensions.size(); ++i) {
    if (dimensions[i].kind == Dimension::Kind::plane && dimensions[i].index == hook.question) {
      return hook.answer == choice[i];
    }
  }
  return hook.answer == 0;  // the question does not matter here
}

}  // namespace

World make_world(const Facts& facts, const ControlPlane& plane, const std::vector<Dimension>& dimensions,
                 const Choice& choice) {
  std::size_t which = 0;
  for (std::size_t i = 0; i < dimensions.size(); ++i) {
    if (dimensions[i].kind == Dimension::Kind::name_space) which = choice[i];
  }
  const NamespaceCase& name_case = facts.cases[which];
  World world;
  world.name_space = name_case.name;
  world.namespace_labels = name_case.labels;
  world.pod_labels = facts.pod_labels;
  world.pod_has_labels = facts.pod_has_labels;
  world.annotation = facts.annotation;
  world.annotations = &facts.workload->pod.metadata.annotations;
  if (facts.workload->refusal) world.refusal = &*facts.workload->refusal;
  world.host_network = facts.host_network;
  world.injectors = plane.injectors;
  world.release = plane.release;
  bool metadata_arrives = true;
  for (std::size_t i = 0; i < dimensions.size(); ++i) {
    const Dimension& dimension = dimensions[i];
    const std::size_t value = choice[i];
    switch (dimension.kind) {
      case Dimension::Kind::key:
        if (const OpenKey& open = facts.open[dimension.index]; counts(open, dimension.index, name_case)) {
          apply_key(open, open.values[value], world);
        }
        break;
      case Dimension::Kind::host_network:
        world.host_network = value != 0;
        break;
      case Dimension::Kind::pod_metadata:
        metadata_arrives = value == 0;
        break;
      case Dimension::Kind::settings:
        apply_settings(dimension, value, world);
        break;
      case Dimension::Kind::release:
        world.release = dimension.releases[value].representative;
        break;
      case Dimension::Kind::name_space:
      case Dimension::Kind::plane:
        break;
    }
  }
  if (!metadata_arrives) {
    world.pod_labels.clear();
    world.annotation.reset();
    world.annotations = nullptr;
  }
  for (const Hook& hook : plane.hooks) {
    if (is_in_force(hook, dimensions, choice)) world.hooks.push_back(&hook);
  }
  return world;
}

}  // namespace sidelint::decide
