#include "engine/decide/plane/definitions.h"

#include <algorithm>
#include <limits>

#include "engine/decide/keys.h"
#include "engine/decide/plane/plane_parts.h"

namespace sidelint::decide {
namespace {

// Keeps those for which `measure` is least.
template <class Definition, class Measure>
void keep_least(std::vector<const Definition*>& definitions, const Measure& measure) {
  std::size_t least = std::numeric_limits<std::size_t>::max();
  for (const Definition* each : definitions) least = std::min(least, measure(*each));
  std::erase_if(definitions, [&](const Definition* each) { return measure(*each) != least; });
}

}  // namespace

Definitions::Definitions(const model::Repository& repository) {
  for (const model::WebhookConfiguration& configuration : repository.webhooks) {
    if (!holds_injector(configuration)) continue;
    hooks_[configuration.name()].push_back({.configuration = &configuration, .release = told_release(configuration)});
  }
  for (const model::InjectorConfig& injector : repository.injectors) {
    injectors_[injector.revision].push_back({.place = &injector.object,
                                             .settings = &injector.settings,
                                             .at = injector.object.at,
                                             .may_change = find_change(injector.object) != nullptr});
  }
  for (const model::MeshInstall& install : repository.mesh) add(install);
}

void Definitions::add(const model::MeshInstall& install) {
  const std::size_t rank = 1 + static_cast<std::size_t>(install.by);
  ordered_.push_back(carry_out(install));
  const Ordered& ordered = ordered_.back();
  const auto add_hooks = [&](const std::vector<model::WebhookConfiguration>& configurations, bool perhaps) {
    for (const model::WebhookConfiguration& configuration : configurations) {
      // The members that a mesh may have besides stand beside those that it has for certain.
      const bool beside = perhaps && install.by == model::MeshInstall::By::service_mesh;
      hooks_[configuration.name() + (beside ? " besides" : "")].push_back({.configuration = &configuration,
                                                                           .rank = rank,
                                                                           .release = ordered.release,
                                                                           .among = ordered.among,
                                                                           .order = &install,
                                                                           .perhaps = perhaps});
    }
  };
  add_hooks(ordered.webhooks, false);
  add_hooks(ordered.perhaps, true);
  if (install.tags_only || (install.unseen && !install.settings)) return;
  const std::string& name = install.revision.value;
  injectors_[name.empty() ? std::string(kDefaultRevision) : name].push_back(
      {.place = &install.object,
       .settings = install.settings ? &*install.settings : &chart_settings(),
       .at = install.at,
       .rank = rank,
       .may_change = install.unseen.has_value()});
}

template <class Definition>
std::vector<const Definition*> choose(const std::vector<Definition>& all, const Place& place) {
  std::vector<const Definition*> chosen;
  std::vector<const model::Object*> objects;
  for (const Definition& each : all) {
    if (!speaks_for(each.object(), place)) continue;
    chosen.push_back(&each);
    objects.push_back(&each.object());
  }
  std::vector<const Definition*> nearest;
  for (const std::size_t i : model::nearest_definitions(objects, place.file)) nearest.push_back(chosen[i]);
  keep_least(nearest, [](const Definition& each) { return each.rank; });
  keep_least(nearest, [&](const Definition& each) {
    return std::numeric_limits<std::size_t>::max() - 1 - shared_names(each.object().file, place.file);
  });
  return nearest;
}

template std::vector<const HookDefinition*> choose(const std::vector<HookDefinition>& all, const Place& place);
template std::vector<const InjectorDefinition*> choose(const std::vector<InjectorDefinition>& all, const Place& place);

}  // namespace sidelint::decide
