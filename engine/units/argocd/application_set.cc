#include "engine/units/argocd/application_set.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "engine/units/argocd/filler.h"
#include "engine/units/argocd/generators.h"
#include "engine/yaml/load.h"

namespace sidelint::units {
namespace {

// A merge patch: null removes, lists are replaced. The lists of an Application have no merge keys.
void patch(yaml::Value& target, const yaml::Value& changes) {
  for (const yaml::Entry& entry : changes.entries) {
    if (entry.value.is(yaml::Kind::null)) {
      target.erase(entry.key);
    } else if (entry.value.is(yaml::Kind::mapping)) {
      yaml::Value* known = target.find(entry.key);
      if (known == nullptr || !known->is(yaml::Kind::mapping))
        known = &target.set(entry.key, yaml::Value::mapping(entry.value.origin), entry.key_origin);
      patch(*known, entry.value);
    } else {
      target.set(entry.key, entry.value, entry.key_origin);
    }
  }
}

void move_to(OriginId origin, yaml::Value& value) {
  value.origin = origin;
  for (yaml::Value& item : value.items) move_to(origin, item);
  for (yaml::Entry& entry : value.entries) {
    entry.key_origin = origin;
    move_to(origin, entry.value);
  }
}

class Expander {
 public:
  Expander(const AppliedObject& set, const Ground& ground)
      : set_(set),
        spec_(set.node.find("spec")),
        ground_(ground),
        filler_(spec_, ground.origins),
        all_{ground, ground.sources.path(set.source), set.bytes, filler_} {}

  ExpandedSet run() {
    const yaml::Node generators = spec_.find("generators");
    for (std::size_t i = 0; generators.is(yaml::Kind::sequence) && i < generators.size(); ++i) {
      const yaml::Value generator = yaml::to_value(generators.item(i));
      const yaml::Value form = template_for(generator);
      for (const Parameters& parameters : generate(generator, all_)) {
        if (made_.applications.size() == kMostApplications) {
          all_.miss(generator.origin, "generators", "they make more applications than are followed");
          break;
        }
        made_.applications.push_back(application(form, parameters));
      }
    }
    if (const std::optional<OriginId> broken = filler_.broken())
      all_.fail(*broken, "template", filler_.is_go() ? "it is no template of Go" : "an action is left open");
    if (all_.fails) made_.applications.clear();
    made_.unknown = std::move(all_.unknown);
    return std::move(made_);
  }

 private:
  // A generator may have a template of its own, which counts before the set's.
  yaml::Value template_for(const yaml::Value& generator) const {
    yaml::Value form = yaml::to_value(spec_.find("template"));
    for (const yaml::Entry& entry : generator.entries) {
      if (const yaml::Value* own = entry.value.find("template")) merge_over(form, *own);
    }
    return form;
  }

  yaml::Value application(const yaml::Value& form, const Parameters& parameters) {
    const yaml::Value filled = filler_.fill(form, parameters);
    const Span at = ground_.origins.where(form.origin).value_or(set_.bytes);
    const OriginId by = ground_.origins.add(static_cast<std::uint32_t>(at.source), Templated{at, {}, {}});
    yaml::Value made = yaml::Value::mapping(by);
    made.set("apiVersion", yaml::Value::string(set_.api_version, by), by);
    made.set("kind", yaml::Value::string("Application", by), by);
    const yaml::Value* metadata = filled.find("metadata");
    yaml::Value& own = made.set("metadata", metadata == nullptr ? yaml::Value::mapping(by) : *metadata, by);
    const yaml::Node home = set_.node.find("metadata").find("namespace");
    if (home) own.set("namespace", yaml::Value::string(home.text(), home.origin()), home.origin());
    if (const yaml::Value* spec = filled.find("spec")) made.set("spec", *spec, by);
    patch_from_text(parameters, made);
    return made;
  }

  void patch_from_text(const Parameters& parameters, yaml::Value& made) {
    const yaml::Node text = spec_.find("templatePatch");
    if (text.text().empty()) return;
    const yaml::Value filled = filler_.fill(yaml::to_value(text), parameters);
    const Span at = ground_.origins.where(text.origin()).value_or(set_.bytes);
    const Span whole{at.source, 0, static_cast<std::uint32_t>(filled.text.size())};
    const yaml::Loaded loaded = yaml::load(filled.text, whole, ground_.origins);
    const auto* document = std::get_if<std::unique_ptr<const yaml::Document>>(&loaded);
    if (document == nullptr) {
      all_.miss(text.origin(), "templatePatch", "what is filled in is no YAML");
      return;
    }
    yaml::Value changes = yaml::to_value((*document)->root());
    move_to(filled.origin, changes);
    // Nobody may leave the project in this way.
    if (yaml::Value* spec = changes.find("spec"); spec != nullptr && spec->is(yaml::Kind::mapping))
      spec->erase("project");
    patch(made, changes);
  }

  const AppliedObject& set_;
  yaml::Node spec_;
  const Ground& ground_;
  Filler filler_;
  Generating all_;
  ExpandedSet made_;
};

}  // namespace

ExpandedSet expand_application_set(const AppliedObject& set, const Ground& ground) {
  if (set.kind != "ApplicationSet" || !set.api_version.starts_with("argoproj.io/")) return {};
  return Expander(set, ground).run();
}

}  // namespace sidelint::units
