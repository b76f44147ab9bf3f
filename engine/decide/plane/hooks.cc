#include "engine/decide/plane/hooks.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "engine/decide/keys.h"
#include "engine/decide/plane/plane_parts.h"
#include "engine/decide/plane/reach.h"
#include "engine/decide/steps/match_conditions.h"

namespace sidelint::decide {
namespace {

using Found = std::vector<const HookDefinition*>;

bool lies_in(const model::Object& object, std::string_view folder) {
  if (folder.empty() || object.folder == folder) return true;
  return object.folder.size() > folder.size() && object.folder.starts_with(folder) &&
         object.folder[folder.size()] == '/';
}

std::string_view parent(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

// Whose injector answers: the label of a revision or of what its tag points to; without one the service that is called.
std::string_view revision_of(const model::WebhookConfiguration& configuration) {
  const model::Field* label = configuration.object.metadata.labels.find(kRevisionLabel);
  if (label != nullptr && !label->value.empty()) return label->value;
  constexpr std::string_view kService = "istiod-";
  for (const model::WebhookEntry& entry : configuration.entries) {
    const std::string_view name = entry.service_name;
    if (entry.is_istio_injector() && name.starts_with(kService)) return name.substr(kService.size());
  }
  return kDefaultRevision;
}

void add_condition(const model::WebhookConfiguration& configuration, Hook hook, ControlPlane& plane) {
  const std::string subject = "the matchConditions of " + hook.entry->name.value;
  hook.question = plane.questions.size();
  plane.questions.push_back({.about = PlaneQuestion::About::condition,
                             .subject = configuration.name(),
                             .answers = {subject + " hold", subject + " do not hold"},
                             .at = hook.entry->match_conditions.front().origin,
                             .unseen = {}});
  plane.hooks.push_back(std::move(hook));
}

Terms terms_of(const HookDefinition& definition) { return {.release = definition.release, .among = definition.among}; }

bool is_same(const HookDefinition& a, const HookDefinition& b) {
  if (a.release.has_value() != b.release.has_value() || a.among != b.among || a.perhaps != b.perhaps) return false;
  if (a.release && family(*a.release) != family(*b.release)) return false;
  return contents(*a.configuration) == contents(*b.configuration);
}

// What decides whether a configuration that follows perhaps does.
PlaneQuestion question_of(const model::MeshInstall& order) {
  PlaneQuestion question{.about = PlaneQuestion::About::order, .subject = order.words, .answers = {}, .unseen = {}};
  if (order.by == model::MeshInstall::By::service_mesh) {
    const std::string all = "`*` in the members of " + order.words;
    question.answers = {all + " takes in the cluster's own namespaces",
                        all + " leaves out the cluster's own namespaces"};
    question.at = order.at;
    question.unseen = "which of the cluster's own namespaces are members of " + order.words;
  } else {
    const std::string revision = "revision `" + order.revision.value + "`";
    question.answers = {revision + " is the default one", revision + " is not the default one"};
    question.at = order.revision.origin;
    question.unseen = "whether " + revision + " is the default one";
  }
  return question;
}

class DefinedHooks {
 public:
  explicit DefinedHooks(ControlPlane& plane) : plane_(plane) {}

  void add(const Found& candidates) {
    Found distinct;
    for (const HookDefinition* candidate : candidates) {
      const auto same = [&](const HookDefinition* other) { return is_same(*other, *candidate); };
      if (std::none_of(distinct.begin(), distinct.end(), same)) distinct.push_back(candidate);
    }
    if (distinct.size() > 1) return add_several(distinct);
    add_one(*distinct.front());
  }

 private:
  void add_one(const HookDefinition& definition) {
    const model::Alteration* changed = find_change(definition.object());
    const model::MeshInstall* order = definition.order;
    if (definition.perhaps) {
      ask(definition, question_of(*order));
    } else if (order != nullptr && order->unseen) {
      const std::string& who = order->words;
      ask_of_order(definition,
                   {.about = PlaneQuestion::About::order,
                    .subject = who,
                    .answers = {who + " installs what is seen of it", who + " installs nothing that is called here",
                                who + " installs a webhook that is called here"},
                    .at = order->unseen->at,
                    .unseen = order->unseen->what});
    } else if (changed != nullptr) {
      const std::string who = "MutatingWebhookConfiguration `" + definition.configuration->name() + "`";
      const std::size_t question =
          ask(definition, {.about = PlaneQuestion::About::alteration,
                           .subject = definition.configuration->name(),
                           .answers = {who + " is applied as written", who + " is changed to match nothing here",
                                       who + " is changed to match"},
                           .at = changed->at,
                           .unseen = {}});
      add_any(definition, question);
    } else {
      add_hooks(*definition.configuration, terms_of(definition), plane_);
    }
  }

  // Adds the configuration under the first answer to the question.
  std::size_t ask(const HookDefinition& definition, PlaneQuestion question) {
    Terms terms = terms_of(definition);
    terms.question = plane_.questions.size();
    plane_.questions.push_back(std::move(question));
    add_hooks(*definition.configuration, terms, plane_);
    return terms.question;
  }

  // One question for all configurations of an order.
  void ask_of_order(const HookDefinition& definition, PlaneQuestion question) {
    const auto known = std::find_if(plane_.questions.begin(), plane_.questions.end(), [&](const PlaneQuestion& each) {
      return each.about == question.about && each.at == question.at && each.answers == question.answers;
    });
    if (known == plane_.questions.end()) {
      add_any(definition, ask(definition, std::move(question)));
      return;
    }
    Terms terms = terms_of(definition);
    terms.question = static_cast<std::size_t>(known - plane_.questions.begin());
    add_hooks(*definition.configuration, terms, plane_);
  }

  // An entry that may be there if the configuration is not as it is seen.
  void add_any(const HookDefinition& definition, std::size_t question) {
    constexpr std::size_t kChangedToMatch = 2;
    plane_.hooks.push_back(
        {.configuration = definition.configuration->name(),
         .revision =
             std::string(definition.order == nullptr ? kDefaultRevision : revision_of(*definition.configuration)),
         .entry = &any_entry(),
         .question = question,
         .answer = kChangedToMatch,
         .release = definition.release,
         .among = definition.among});
  }

  void add_several(const Found& distinct) {
    const model::WebhookConfiguration& first = *distinct.front()->configuration;
    const std::size_t question = plane_.questions.size();
    plane_.questions.push_back({.about = PlaneQuestion::About::configuration,
                                .subject = first.name(),
                                .answers = {},
                                .at = first.object.at,
                                .unseen = {}});
    for (std::size_t answer = 0; answer < distinct.size(); ++answer) {
      const HookDefinition& each = *distinct[answer];
      std::string text = "MutatingWebhookConfiguration `" + first.name() + "` is that of ";
      text += each.order == nullptr ? each.object().file : each.order->words + " in " + each.object().file;
      plane_.questions[question].answers.push_back(std::move(text));
      Terms terms = terms_of(each);
      terms.question = question;
      terms.answer = answer;
      add_hooks(*each.configuration, terms, plane_);
    }
  }

  ControlPlane& plane_;
};

// Whether some configuration serves `istio-injection=enabled` for certain.
bool serves_default(const std::vector<Found>& found) {
  return std::any_of(found.begin(), found.end(), [](const Found& each) {
    const std::string& name = each.front()->configuration->name();
    return !each.front()->perhaps && (name == "istio-sidecar-injector" || name == "istio-revision-tag-default");
  });
}

}  // namespace

void add_hooks(const model::WebhookConfiguration& configuration, const Terms& terms, ControlPlane& plane) {
  if (is_refused(configuration)) return;
  for (const model::WebhookEntry& entry : configuration.entries) {
    if (!entry.is_istio_injector()) continue;
    Hook hook{.configuration = configuration.name(),
              .revision = std::string(revision_of(configuration)),
              .entry = &entry,
              .question = terms.question,
              .answer = terms.answer,
              .release = terms.release,
              .among = terms.among};
    if (terms.question == Hook::kAlways && !are_decidable(entry)) {
      add_condition(configuration, std::move(hook), plane);
    } else {
      plane.hooks.push_back(std::move(hook));
    }
  }
}

bool add_defined_hooks(const Definitions& definitions, const Place& place, ControlPlane& plane) {
  const auto speaks_from = [&](const HookDefinition& each, std::string_view folder) {
    return lies_in(each.object(), folder) && speaks_for(each.object(), place);
  };
  const auto any_in = [&](std::string_view folder) {
    return std::any_of(definitions.hooks().begin(), definitions.hooks().end(), [&](const auto& named) {
      return std::any_of(named.second.begin(), named.second.end(),
                         [&](const HookDefinition& each) { return speaks_from(each, folder); });
    });
  };
  std::string_view folder = parent(place.file);
  while (!folder.empty() && !any_in(folder)) folder = parent(folder);
  std::vector<Found> found;
  for (const auto& [name, all] : definitions.hooks()) {
    const auto counts = [&](const HookDefinition& each) { return speaks_from(each, folder); };
    if (std::any_of(all.begin(), all.end(), counts)) found.push_back(choose(all, place));
  }
  const bool has_default = serves_default(found);
  DefinedHooks hooks(plane);
  for (const Found& each : found) {
    const HookDefinition& first = *each.front();
    const bool gives_way = first.perhaps && first.order->may_become_default && has_default;
    if (!gives_way) hooks.add(each);
  }
  return !found.empty();
}

}  // namespace sidelint::decide
