#include "engine/decide/afterwards.h"

#include <algorithm>
#include <string>
#include <utility>

#include "engine/decide/keys.h"
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

// The ConfigMap behind a plane's injector; null if the settings come from elsewhere.
const model::InjectorConfig* find_config(const model::Repository& repository, const Injector& injector,
                                         const std::optional<Release>& release) {
  const auto found =
      std::find_if(repository.injectors.begin(), repository.injectors.end(), [&](const model::InjectorConfig& config) {
        // Overlays of one base share its place; the file tells them apart.
        return config.object.at == injector.at && config.object.file == injector.file &&
               config.revision == injector.revision;
      });
  return found == repository.injectors.end() || !holds_templates(*found, release) ? nullptr : &*found;
}

// The mesh configuration that an injector reads stands beside its own.
const model::MeshSettings* find_mesh(const model::Repository& repository, const model::InjectorConfig& config) {
  std::vector<const model::Object*> objects;
  std::vector<const model::MeshSettings*> all;
  for (const model::MeshSettings& mesh : repository.supporting.mesh_settings) {
    if (mesh.revision != config.revision) continue;
    objects.push_back(&mesh.object);
    all.push_back(&mesh);
  }
  const std::vector<std::size_t> nearest = model::nearest_definitions(objects, config.object.file);
  return nearest.empty() ? nullptr : all[nearest.front()];
}

// The control plane of the configuration's revision, near it.
const model::Workload* find_process(const std::vector<const model::Workload*>& all,
                                    const model::InjectorConfig& config) {
  std::vector<const model::Object*> objects;
  std::vector<const model::Workload*> candidates;
  for (const model::Workload* each : all) {
    const model::Field* revision = each->pod.metadata.labels.find(kRevisionLabel);
    if ((revision == nullptr ? kDefaultRevision : std::string_view(revision->value)) != config.revision) continue;
    candidates.push_back(each);
    objects.push_back(&each->object);
  }
  const std::vector<std::size_t> nearest = model::nearest_definitions(objects, config.object.file);
  return nearest.empty() ? nullptr : candidates[nearest.front()];
}

constexpr std::string_view kDefaultRootNamespace = "istio-system";

// The calls of the hook that its revision's settings allow: none if one of these is not seen.
std::vector<model::InjectorCall> calls_of(const CreationFacts& facts, const Hook& hook) {
  std::vector<model::InjectorCall> calls;
  for (const Injector& injector : facts.plane.injectors) {
    if (injector.revision != hook.revision) continue;
    const model::InjectorConfig* config =
        injector.may_change ? nullptr : find_config(facts.repository, injector, hook.release);
    if (config == nullptr) return {};
    calls.push_back({.injector = config,
                     .mesh = find_mesh(facts.repository, *config),
                     .release = hook.release,
                     .webhook = hook.entry->name.value,
                     .path = hook.entry->service_path,
                     .process = find_process(facts.control_planes, *config)});
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
                   .proxy = model::proxy_resources_for(facts.repository.supporting.proxy_resources, workload,
                                                       root.empty() ? kDefaultRootNamespace : root)});
  }
  return all;
}

void add_afterwards(const std::vector<model::PodCreation>& creations, const AskInjector& ask, Decision& decision) {
  std::optional<Step> refused;
  std::optional<Step> not_told;
  for (const model::PodCreation& creation : creations) {
    std::optional<Step> answer = ask(creation);
    if (!answer) return;  // an injector that may be asked makes a pod of it
    std::optional<Step>& kept = answer->settles ? refused : not_told;
    if (!kept) kept = std::move(answer);
  }
  if (not_told) {
    decision.trace.push_back(std::move(*not_told));
  } else if (refused) {
    refuse(std::move(*refused), decision);
  }
}

}  // namespace sidelint::decide
