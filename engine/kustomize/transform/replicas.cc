#include <string>

#include "engine/kustomize/kustomization.h"
#include "engine/kustomize/transform/transforms.h"

namespace sidelint::kustomize {

bool set_replicas(Run& run, ResourceList& list, const yaml::Value& replica, const FieldSpecs& specs) {
  const std::string name(text_in(replica, "name"));
  const yaml::Value* given = replica.find("count");
  const std::string count = given == nullptr ? "0" : given->text;
  const Hand hand{run.place(given == nullptr ? replica : *given), "replicas"};
  bool found = false;
  const auto write = [&](yaml::Value& value) {
    if (value.is_collection()) return run.refuse(run.place(value), "a number was expected here");
    const bool is_plain = value.style == yaml::Style::plain;  // between quotes it stays a string
    value.kind = is_plain ? yaml::Kind::integer : yaml::Kind::string;
    value.text = count;
    value.origin = run.transformed(hand, value.origin);
    return true;
  };
  for (const FieldSpec& spec : specs) {
    const auto matches = [&](const Id& id) { return id.name == name && is_selected(id.gvk, spec.gvk); };
    for (const std::size_t i : list.with_any_id(name, matches)) {
      found = true;
      const auto scale = [&](Resource& resource) {
        return for_each_field(run, resource.value, spec, Missing::text, write);
      };
      if (!list.change(i, scale)) return false;
    }
  }
  return found || run.miss(hand.at, "no resource named `" + name + "` has replicas");
}

}  // namespace sidelint::kustomize
