#include "engine/decide/afterwards.h"

#include <algorithm>
#include <string>
#include <utility>

#include "engine/decide/keys.h"
#include "engine/decide/plane/reach.h"
#include "engine/decide/steps/labels.h"
#include "engine/istio/templates.h"

namespace sidelint::decide {
namespace {

// Whether the release finds its templates there: those before 1.9 have one without a name.
bool holds_templates(const model::InjectorConfig& config, const std::optional<Release>& release) {
  if (!config.settings.template_names.empty()) return true;
  const bool has_one = config.document != nullptr && config.document->root().find("template");
  return has_one && release && *release < istio::kFirstWithTemplates;
}

// A key of a ConfigMap.
std::string_view text_of(const model::Object& object, std::string_view key) {
  return object.node.find("data").find(key).text();
}

// The ConfigMap of that revision in a place; null if the settings come from elsewhere.
const model::InjectorConfig* find_config(const model::Repository& repository, const std::string& revision,
                                         const InjectorPlace& place, const std::optional<Release>& release) {
  const auto found =
      std::find_if(repository.injectors.begin(), repository.injectors.end(), [&](const model::InjectorConfig& config) {
        // Overlays of one base share its place; the file tells them apart.
        return config.object.at == place.at && config.object.file == place.file && config.revision == revision;
      });
  return found == repository.injectors.end() || !holds_templates(*found, release) ? nullptr : &*found;
}

// The mesh configuration that an injector reads stands beside its own. Several are equally near and differ; null if
// there is none.
std::vector<const model::MeshSettings*> find_meshes(const model::Repository& repository,
                                                    const model::InjectorConfig& config) {
  std::vector<const model::Object*> objects;
  std::vector<const model::MeshSettings*> all;
  for (const model::MeshSettings& mesh : repository.supporting.mesh_settings) {
    if (mesh.revision != config.revision || !speaks_for(mesh.object, place_of(config.object))) continue;
    objects.push_back(&mesh.object);
    all.push_back(&mesh);
  }
  std::vector<const model::MeshSettings*> meshes;
  for (const std::size_t i : model::nearest_definitions(objects, config.object.file)) {
    const auto is_same = [&](const model::MeshSettings* other) {
      return text_of(other->object, "mesh") == text_of(all[i]->object, "mesh");
    };
    if (std::none_of(meshes.begin(), meshes.end(), is_same)) meshes.push_back(all[i]);
  }
  if (meshes.empty()) meshes.push_back(nullptr);
  return meshes;
}

// The control plane of the configuration's revision, near it.
const model::Workload* find_process(const std::vector<const model::Workload*>& all,
                                    const model::InjectorConfig& config) {
  std::vector<const model::Object*> objects;
  std::vector<const model::Workload*> candidates;
  for (const model::Workload* each : all) {
    const model::Field* revision = each->pod.metadata.labels.find(kRevisionLabel);
    if ((revision == nullptr ? kDefaultRevision : std::string_view(revision->value)) != config.revision) continue;
    if (!speaks_for(each->object, place_of(config.object))) continue;
    candidates.push_back(each);
    objects.push_back(&each->object);
  }
  const std::vector<std::size_t> nearest = model::nearest_definitions(objects, config.object.file);
  return nearest.empty() ? nullptr : candidates[nearest.front()];
}

constexpr std::string_view kDefaultRootNamespace = "istio-system";

// The ConfigMaps that the injector may have its settings and templates from, without those that say the same; none if
// one of them is not seen.
std::vector<const model::InjectorConfig*> configs_of(const CreationFacts& facts, const Injector& injector,
                                                     const std::optional<Release>& release) {
  std::vector<InjectorPlace> places = injector.alike;
  places.insert(places.begin(), {injector.at, injector.file, injector.may_change});
  std::vector<const model::InjectorConfig*> configs;
  for (const InjectorPlace& place : places) {
    const model::InjectorConfig* config =
        place.may_change ? nullptr : find_config(facts.repository, injector.revision, place, release);
    if (config == nullptr) return {};
    const auto says_the_same = [&](const model::InjectorConfig* other) {
      return text_of(other->object, "config") == text_of(config->object, "config") &&
             text_of(other->object, "values") == text_of(config->object, "values");
    };
    if (std::none_of(configs.begin(), configs.end(), says_the_same)) configs.push_back(config);
  }
  return configs;
}

// The calls of the hook that its revision's settings allow: none if one of these is not seen.
std::vector<model::InjectorCall> calls_of(const CreationFacts& facts, const Hook& hook) {
  std::vector<model::InjectorCall> calls;
  for (const Injector& injector : facts.plane.injectors) {
    if (injector.revision != hook.revision) continue;
    const std::vector<const model::InjectorConfig*> configs = configs_of(facts, injector, hook.release);
    if (configs.empty()) return {};
    for (const model::InjectorConfig* config : configs) {
      const model::Workload* process = find_process(facts.control_planes, *config);
      for (const model::MeshSettings* mesh : find_meshes(facts.repository, *config))
        calls.push_back({.injector = config,
                         .mesh = mesh,
                         .release = hook.release,
                         .webhook = hook.entry->name.value,
                         .path = hook.entry->service_path,
                         .process = process});
    }
  }
  return calls;
}

// Every way to go: any of the hooks is called, with any of the settings that are as good. An empty one is not seen.
std::vector<std::vector<model::InjectorCall>> one_of(const CreationFacts& facts,
                                                     const std::vector<const Hook*>& hooks) {
  std::vector<std::vector<model::InjectorCall>> ways;
  for (const Hook* hook : hooks) {
    std::vector<model::InjectorCall> calls = calls_of(facts, *hook);
    if (calls.empty()) ways.emplace_back();
    for (model::InjectorCall& call : calls) ways.push_back({call});
  }
  return ways;
}

std::vector<model::InjectorCall> one_after_the_other(const CreationFacts& facts,
                                                     const std::vector<const Hook*>& hooks) {
  std::vector<model::InjectorCall> all;
  for (const Hook* hook : hooks) {
    const std::vector<model::InjectorCall> calls = calls_of(facts, *hook);
    if (calls.size() != 1) return {};
    all.push_back(calls.front());
  }
  return all;
}

// Those that stand where they speak for the workload.
model::ProxyResources proxy_of(const CreationFacts& facts, const model::Workload& workload, std::string_view root) {
  model::ProxyResources found = model::proxy_resources_for(facts.repository.supporting.proxy_resources, workload, root);
  for (const model::ProxyResource** each : {&found.mesh, &found.name_space, &found.pods})
    if (*each != nullptr && !speaks_for((*each)->object, place_of(workload.object))) *each = nullptr;
  return found;
}

// A step that would settle the verdict gives way to one that comes after it.
void give_way(std::vector<Step>& trace) {
  for (Step& step : trace) {
    if (!step.settles) continue;
    step.settles.reset();
    step.outcome = Outcome::matched;
  }
}

// Where the pod would be injected it is refused; whether the verdict is definite now.
bool refuse_if_injected(std::vector<Possibility>& possibilities) {
  std::vector<std::string> conditions;
  bool otherwise = false;
  std::vector<Possibility> others;
  for (Possibility& each : possibilities) {
    if (each.verdict != Verdict::injected && each.verdict != Verdict::rejected) {
      others.push_back(std::move(each));
    } else if (each.when.empty()) {
      otherwise = true;
    } else {
      conditions.push_back(std::move(each.when));
    }
  }
  if (otherwise) {
    others.push_back({Verdict::rejected, ""});
  } else {
    others.insert(others.begin(), {Verdict::rejected, enumerate(conditions, ", or ")});
  }
  possibilities = std::move(others);
  return possibilities.size() == 1;
}

void refuse(Step step, Decision& decision) {
  if (decision.verdict() == Verdict::unknown && !refuse_if_injected(decision.possibilities)) {
    step.outcome = Outcome::not_matched;
    step.settles.reset();
  } else {
    decision.possibilities.clear();
    decision.missing.clear();
    give_way(decision.trace);
  }
  decision.trace.push_back(std::move(step));
}

// By what the one is known among all.
std::string condition_of(const model::PodCreation& one, const model::PodCreation& other) {
  const model::InjectorCall& call = one.calls.front();
  const model::InjectorCall& others = other.calls.front();
  if (call.injector != others.injector)
    return "the configuration of the injector is that of " + call.injector->object.file;
  if (call.mesh != others.mesh && call.mesh != nullptr)
    return "the configuration of the mesh is that of " + call.mesh->object.file;
  return "webhook " + std::string(call.webhook) + " is called";
}

// Injectors that are equally near, of which some refuse the pod. They name what tells them apart.
struct Refusing {
  const model::PodCreation* creation;
  Step step;
};
void disagree(const std::vector<Refusing>& refusing, const model::PodCreation& making, Decision& decision) {
  std::vector<std::string> conditions;
  for (const Refusing& each : refusing) conditions.push_back(condition_of(*each.creation, making));
  const model::InjectorConfig& first = *refusing.front().creation->calls.front().injector;
  Step step = refusing.front().step;
  step.because = "if " + conditions.front() + ", " + step.because;
  step.outcome = Outcome::unknown;
  step.settles.reset();
  give_way(decision.trace);
  decision.trace.push_back(std::move(step));
  decision.called.clear();
  decision.possibilities = {{Verdict::rejected, enumerate(conditions, ", or ")}, {Verdict::injected, ""}};
  decision.missing = {{Missing::Fact::definitions, "ConfigMap of revision `" + first.revision + "`",
                       "which configuration of the injector of revision `" + first.revision + "` counts",
                       first.object.at}};
}

}  // namespace

std::vector<const model::Workload*> control_planes(const model::Repository& repository) {
  std::vector<const model::Workload*> all;
  for (const model::Workload& workload : repository.workloads) {
    const auto& containers = workload.pod.containers;
    const auto is_discovery = [](const model::Container& each) { return each.name.value == "discovery"; };
    if (std::any_of(containers.begin(), containers.end(), is_discovery)) all.push_back(&workload);
  }
  return all;
}

std::vector<model::PodCreation> creations(const CreationFacts& facts, const Decision& decision,
                                          const model::Workload& workload, const model::Namespace* name_space) {
  if (decision.injecting.empty()) return {};
  std::vector<std::vector<model::InjectorCall>> ways;
  if (decision.called.size() > 1) {
    ways = {one_after_the_other(facts, decision.called)};
  } else {
    ways = one_of(facts, decision.injecting);
  }
  std::vector<model::PodCreation> all;
  for (std::vector<model::InjectorCall>& calls : ways) {
    if (calls.empty()) return {};
    const model::MeshSettings* mesh = calls.front().mesh;
    const std::string_view root = mesh == nullptr ? std::string_view() : mesh->root_namespace.value;
    all.push_back({.workload = &workload,
                   .name_space = name_space,
                   .calls = std::move(calls),
                   .proxy = proxy_of(facts, workload, root.empty() ? kDefaultRootNamespace : root)});
  }
  return all;
}

void add_afterwards(const std::vector<model::PodCreation>& creations, const AskInjector& ask, Decision& decision) {
  std::vector<Refusing> refusing;
  std::optional<Step> not_told;
  const model::PodCreation* making = nullptr;
  for (const model::PodCreation& creation : creations) {
    std::optional<Step> answer = ask(creation);
    if (!answer) {
      making = &creation;
    } else if (answer->settles) {
      refusing.push_back({&creation, std::move(*answer)});
    } else if (!not_told) {
      not_told = std::move(answer);
    }
  }
  if (making != nullptr) {
    // Of an undecided verdict it is known already that somebody may make a pod.
    if (!refusing.empty() && decision.verdict() == Verdict::injected) disagree(refusing, *making, decision);
  } else if (not_told) {
    decision.trace.push_back(std::move(*not_told));
  } else if (!refusing.empty()) {
    refuse(std::move(refusing.front().step), decision);
  }
}

}  // namespace sidelint::decide
