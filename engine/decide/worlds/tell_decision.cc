// A solution in words: the trace of the world that is shown, with what depends marked as such.
#include <algorithm>
#include <string_view>
#include <utility>

#include "engine/decide/keys.h"
#include "engine/decide/steps/labels.h"
#include "engine/decide/steps/walk.h"
#include "engine/decide/worlds/solve.h"

namespace sidelint::decide {
namespace {

// What a step finds out, as the beginning of a sentence.
constexpr std::string_view kTopics[] = {
    "whether a webhook selects the namespace",
    "what the pod's labels say to the webhooks",
    "whether an injector webhook is called",
    "whether the pod uses the network of its node",
    "whether the namespace is reserved",
    "what sidecar.istio.io/inject says",
    "whether a neverInjectSelector matches",
    "whether an alwaysInjectSelector matches",
    "what the injector's policy does",
    "whether the injector accepts the pod's annotations",
    "whether the templates exist",
    "whether the API server accepts the pod's metadata",
};
static_assert(std::size(kTopics) == kStepCount);

void add(std::vector<Missing>& all, const Missing& missing) {
  const auto same = [&](const Missing& each) { return each.fact == missing.fact && each.subject == missing.subject; };
  if (std::none_of(all.begin(), all.end(), same)) all.push_back(missing);
}

// What would tell.
std::vector<Missing> missing_of(const Solution& solution, const std::vector<std::size_t>& dimensions) {
  std::vector<Missing> all;
  for (const std::size_t d : dimensions) {
    for (const Missing& missing : solution.dimensions[d].missing) add(all, missing);
  }
  return all;
}

std::string depends_text(std::size_t step, const std::vector<Missing>& missing) {
  std::vector<std::string> texts;
  for (const Missing& each : missing) texts.push_back(each.text);
  const std::string subject = enumerate(texts);
  if (static_cast<StepId>(step) == StepId::policy && subject == "the injector's policy")
    return subject + " is not known";
  return std::string(kTopics[step]) + " depends on " + subject;
}

// A step that comes out differently decides nothing. In a definite decision it does not matter, and is passed over.
void mark_open(const Solution& solution, Step& step) {
  const auto index = static_cast<std::size_t>(step.id);
  const std::vector<Missing> missing = missing_of(solution, solution.depends[index]);
  const bool definite = solution.verdict != Verdict::unknown;
  step.settles.reset();
  step.outcome = definite ? Outcome::skipped : Outcome::unknown;
  const bool not_known = step.because.ends_with("not known");
  if (!not_known) step.because = depends_text(index, missing);
  std::erase_if(step.evidence, [](const Evidence& evidence) { return !evidence.origin; });
}

Places places_of(const Facts& facts, const Solution& solution) {
  std::size_t which = 0;
  for (std::size_t i = 0; i < solution.dimensions.size(); ++i) {
    if (solution.dimensions[i].kind == Dimension::Kind::name_space) which = solution.shown[i];
  }
  const NamespaceCase& name_case = facts.cases[which];
  Places places;
  places.namespace_labels = name_case.fields;
  places.namespace_at = name_case.at;
  places.namespace_named = name_case.named;
  places.namespace_declared = name_case.declared;
  places.pod_labels = &facts.workload->pod.metadata.labels;
  places.pod_annotations = &facts.workload->pod.metadata.annotations;
  places.host_network_at = facts.workload->pod.host_network_at;
  for (const OpenKey& open : facts.open) {
    const bool of_namespace = open.of == OpenKey::Of::name_space;
    if (!of_namespace && open.is_open()) places.open_pod_keys.push_back(open.key);
  }
  for (const std::size_t index : name_case.open) {
    if (facts.open[index].is_open()) places.open_namespace_keys.push_back(facts.open[index].key);
  }
  return places;
}

}  // namespace

Decision tell_decision(const Facts& facts, const ControlPlane& plane, const Solution& solution) {
  Decision decision;
  const Places places = places_of(facts, solution);
  World world = make_world(facts, plane, solution.dimensions, solution.shown);
  world.places = &places;
  const Walk path = walk(world);
  decision.trace = tell(world, path);
  if (solution.verdict != Verdict::unknown)
    for (const HookCall& call : path.calls) decision.called.push_back(call.hook);
  for (Step& step : decision.trace) {
    if (!solution.depends[static_cast<std::size_t>(step.id)].empty()) {
      mark_open(solution, step);
    } else if (solution.verdict == Verdict::unknown && step.settles) {
      // It holds in every world that comes so far, but not every world does.
      step.outcome = *step.settles == Verdict::injected ? Outcome::matched : Outcome::not_matched;
      step.settles.reset();
    }
  }
  if (solution.verdict == Verdict::unknown) {
    for (const Dimension& dimension : solution.dimensions) {
      if (dimension.size < 2) continue;
      for (const Missing& missing : dimension.missing) add(decision.missing, missing);
    }
    decision.possibilities = solution.possibilities;
  }
  if (solution.hook != nullptr) {
    decision.revision = solution.hook->revision;
    decision.revision_at = solution.hook->entry->at;
  }
  decision.injecting = solution.injecting;
  decision.assumes_control_plane = solution.rests_on_profile;
  return decision;
}

}  // namespace sidelint::decide
