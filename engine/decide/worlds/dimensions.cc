#include "engine/decide/worlds/dimensions.h"

#include <algorithm>
#include <set>

#include "engine/decide/keys.h"
#include "engine/decide/steps/labels.h"

namespace sidelint::decide {
namespace {

const model::InjectorSettings& settings_with(std::string_view policy) {
  static const model::InjectorSettings kEnabled{.policy = {"enabled", {}}};
  static const model::InjectorSettings kDisabled{.policy = {"disabled", {}}};
  static const model::InjectorSettings kNeither{.policy = {std::string(kOtherValue), {}}};
  return policy == "enabled" ? kEnabled : policy == "disabled" ? kDisabled : kNeither;
}

bool is_known(const Hook& hook, const ControlPlane& plane) { return hook.release || plane.release_known; }

std::vector<const Hook*> live_hooks(const Facts& facts, const ControlPlane& plane) {
  std::vector<const Hook*> live;
  for (const Hook& hook : plane.hooks) {
    if (is_live(hook, facts)) live.push_back(&hook);
  }
  return live;
}

// Whether the pod's labels satisfy the requirement in some world.
bool may_hold_of_pod(const model::Requirement& requirement, const Facts& facts) {
  if (facts.open_metadata && requirement.accepts(nullptr)) return true;
  for (const OpenKey& open : facts.open) {
    if (open.of != OpenKey::Of::pod_label || open.key != requirement.key || !open.is_open()) continue;
    return std::any_of(open.values.begin(), open.values.end(),
                       [&](const Option& value) { return requirement.accepts(value ? &*value : nullptr); });
  }
  return requirement.accepts(model::find_label(facts.pod_labels, requirement.key));
}

bool may_hold(const model::Requirement& requirement, const NamespaceCase& name_case, const Facts& facts) {
  for (const std::size_t index : name_case.open) {
    const OpenKey& open = facts.open[index];
    if (open.key != requirement.key || !open.is_open()) continue;
    return std::any_of(open.values.begin(), open.values.end(),
                       [&](const Option& value) { return requirement.accepts(value ? &*value : nullptr); });
  }
  return requirement.accepts(model::find_label(name_case.labels, requirement.key));
}

bool mentions_key(const model::Selector& selector, std::string_view key) {
  return std::any_of(selector.requirements.begin(), selector.requirements.end(),
                     [&](const model::Requirement& requirement) { return requirement.key == key; });
}

// Collects the dimensions of one question.
class Collector {
 public:
  Collector(const Facts& facts, const ControlPlane& plane)
      : facts_(facts), plane_(plane), live_(live_hooks(facts, plane)) {}

  std::vector<Dimension> open() {
    if (live_.empty()) return {};
    if (facts_.cases.size() > 1) {
      dimensions_.push_back(
          {.kind = Dimension::Kind::name_space, .size = facts_.cases.size(), .missing = facts_.which_case});
    }
    add_keys();
    if (facts_.open_host_network)
      add_two(Dimension::Kind::host_network, *facts_.open_host_network,
              {"its pods do not use the host network", "its pods use the host network"});
    if (facts_.open_metadata)
      add_two(Dimension::Kind::pod_metadata, *facts_.open_metadata,
              {"its pods get " + metadata(), "its pods do not get " + metadata()});
    add_questions();
    for (const std::string& revision : revisions()) add_settings(revision);
    add_releases();
    return std::move(dimensions_);
  }

 private:
  std::string metadata() const { return "the metadata at `" + std::string(facts_.workload->pod.metadata.path) + "`"; }

  void add_two(Dimension::Kind kind, const Missing& missing, std::vector<std::string> conditions) {
    dimensions_.push_back({.kind = kind, .size = 2, .conditions = std::move(conditions), .missing = {missing}});
  }

  bool is_read(const OpenKey& open) const {
    if (open.of == OpenKey::Of::pod_annotation) return true;
    const bool pod = open.of == OpenKey::Of::pod_label;
    if (pod && open.key == kInjectKey) return true;
    const auto by_hook = [&](const Hook* hook) {
      return mentions_key(pod ? hook->entry->object_selector : hook->entry->namespace_selector, open.key);
    };
    const auto by_selector = [&](const model::Selector& selector) { return mentions_key(selector, open.key); };
    const auto by_injector = [&](const Injector& injector) {
      return std::any_of(injector.settings->never_inject.begin(), injector.settings->never_inject.end(), by_selector) ||
             std::any_of(injector.settings->always_inject.begin(), injector.settings->always_inject.end(), by_selector);
    };
    return std::any_of(live_.begin(), live_.end(), by_hook) ||
           (pod && std::any_of(plane_.injectors.begin(), plane_.injectors.end(), by_injector));
  }

  void add_keys() {
    for (std::size_t i = 0; i < facts_.open.size(); ++i) {
      const OpenKey& open = facts_.open[i];
      if (!open.is_open() || !is_read(open)) continue;
      dimensions_.push_back(
          {.kind = Dimension::Kind::key, .size = open.values.size(), .index = i, .missing = {open.missing}});
    }
  }

  void add_questions() {
    for (std::size_t i = 0; i < plane_.questions.size(); ++i) {
      if (std::none_of(live_.begin(), live_.end(), [&](const Hook* hook) { return hook->question == i; })) continue;
      const PlaneQuestion& question = plane_.questions[i];
      Dimension dimension{.kind = Dimension::Kind::plane, .size = question.answers.size(), .index = i};
      dimension.conditions = question.answers;
      dimension.missing = {question_missing(question)};
      dimensions_.push_back(std::move(dimension));
    }
  }

  static Missing question_missing(const PlaneQuestion& question) {
    const std::string configuration = "MutatingWebhookConfiguration `" + question.subject + "`";
    switch (question.about) {
      case PlaneQuestion::About::configuration:
        return {Missing::Fact::definitions, configuration, "which " + configuration + " counts", question.at};
      case PlaneQuestion::About::revision:
        return {Missing::Fact::revision_served, question.subject,
                "whether revision `" + question.subject + "` is served", question.at};
      case PlaneQuestion::About::condition:
        return {Missing::Fact::condition, question.subject, "the matchConditions of " + configuration, question.at};
      case PlaneQuestion::About::order:
        return {Missing::Fact::alteration, question.subject, question.unseen, question.at};
      case PlaneQuestion::About::alteration:
        break;
    }
    return {Missing::Fact::alteration, configuration, "what is made of " + configuration, question.at};
  }

  std::set<std::string> revisions() const {
    std::set<std::string> names;
    for (const Hook* hook : live_) names.insert(hook->revision);
    return names;
  }

  std::vector<const Injector*> candidates(std::string_view revision) const {
    std::vector<const Injector*> found;
    for (const Injector& injector : plane_.injectors) {
      if (injector.revision == revision) found.push_back(&injector);
    }
    return found;
  }

  // Several ConfigMaps that disagree, or one that is refused or changed before it is applied.
  void add_settings(const std::string& revision) {
    const auto found = candidates(revision);
    if (found.empty()) return;
    Dimension dimension{.kind = Dimension::Kind::settings, .size = 0, .subject = revision};
    const Injector& first = *found.front();
    if (found.size() > 1) {
      for (const Injector* candidate : found) {
        dimension.settings.push_back(candidate->settings);
        dimension.conditions.push_back("that of " + candidate->file);
      }
      dimension.size = found.size();
      dimension.missing = {{Missing::Fact::definitions, "ConfigMap of revision `" + revision + "`",
                            "which configuration of the injector of revision `" + revision + "` counts", first.at}};
      dimensions_.push_back(std::move(dimension));
    } else if (first.may_change || !first.settings->error.empty()) {
      dimension.settings = {&settings_with("enabled"), &settings_with("disabled"), &settings_with("")};
      dimension.conditions = {"enabled", "disabled", "neither enabled nor disabled"};
      add_policy(std::move(dimension), first.at);
    }
  }

  void add_policy(Dimension dimension, OriginId at) {
    dimension.size = dimension.settings.size();
    dimension.missing = {{Missing::Fact::policy, dimension.subject, "the injector's policy", at}};
    dimensions_.push_back(std::move(dimension));
  }

  // Whether the release of some hook is not known and may be one of the span.
  bool may_be(const ReleaseSpan& reading) const {
    return std::any_of(live_.begin(), live_.end(), [&](const Hook* hook) {
      if (is_known(*hook, plane_)) return false;
      return !hook->among || (hook->among->oldest < reading.past && !(hook->among->newest < reading.first));
    });
  }

  // The spans that the entries' names leave possible, the newest first.
  void add_releases() {
    Dimension dimension{.kind = Dimension::Kind::release, .size = 0};
    // Where the newest release is assumed, the families that it may be instead are told by one release each.
    static const model::FieldMap kNone;
    const bool assumed = plane_.source == ControlPlane::Source::assumed;
    for (const ReleaseSpan& span : release_spans(assumed ? kNone : facts_.workload->pod.metadata.annotations)) {
      if (span.before_revisions && plane_.has_revision_entries()) continue;
      if (may_be(span)) dimension.releases.push_back(span);
    }
    if (dimension.releases.empty()) return;
    dimension.size = dimension.releases.size();
    std::vector<std::string> families;
    for (const ReleaseSpan& span : dimension.releases) {
      std::string name(releases_of(family(span.representative)));
      if (families.empty() || families.back() != name) families.push_back(std::move(name));
    }
    dimension.missing = {{Missing::Fact::release, enumerate(families), "the release of Istio", {}}};
    dimensions_.push_back(std::move(dimension));
  }

  const Facts& facts_;
  const ControlPlane& plane_;
  std::vector<const Hook*> live_;
  std::vector<Dimension> dimensions_;
};

}  // namespace

bool is_live(const Hook& hook, const Facts& facts) {
  if (!hook.entry->covers_pod_creation()) return false;
  const auto& of_pod = hook.entry->object_selector.requirements;
  if (!std::all_of(of_pod.begin(), of_pod.end(), [&](const auto& each) { return may_hold_of_pod(each, facts); })) {
    return false;
  }
  const auto& of_namespace = hook.entry->namespace_selector.requirements;
  return std::any_of(facts.cases.begin(), facts.cases.end(), [&](const NamespaceCase& name_case) {
    return std::all_of(of_namespace.begin(), of_namespace.end(),
                       [&](const auto& each) { return may_hold(each, name_case, facts); });
  });
}

std::vector<Dimension> open_dimensions(const Facts& facts, const ControlPlane& plane) {
  return Collector(facts, plane).open();
}

}  // namespace sidelint::decide
