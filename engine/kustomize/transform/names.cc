#include <string>

#include "engine/kustomize/transform/scalars.h"
#include "engine/kustomize/transform/transforms.h"

namespace sidelint::kustomize {
namespace {

enum class Side : std::uint8_t { front, back };

// Names that others rely on are kept.
bool keeps_name(const Gvk& gvk) {
  return gvk.kind == "CustomResourceDefinition" || gvk.kind == "Namespace" ||
         (gvk.kind == "APIService" && gvk.group == "apiregistration.k8s.io");
}

bool add(Run& run, ResourceList& list, const yaml::Value& affix, const FieldSpecs& specs, Side side) {
  const Hand hand{run.place(affix), side == Side::front ? "namePrefix" : "nameSuffix"};
  const auto write = [&](yaml::Value& value) {
    return write_plain(run, hand, value, side == Side::front ? affix.text + value.text : value.text + affix.text);
  };
  for (Resource& resource : list.edit()) {
    const Gvk original = resource.original_id().gvk;
    if (keeps_name(original)) continue;
    for (const FieldSpec& spec : specs) {
      if (!is_selected(original, spec.gvk)) continue;
      if (spec.path == "metadata/name" && !affix.text.empty()) {
        (side == Side::front ? resource.prefixes : resource.suffixes).push_back(affix.text);
        resource.remember_id();
      }
      if (!for_each_field(run, resource.value, spec, Missing::text, write)) return false;
    }
  }
  return true;
}

}  // namespace

bool add_prefix(Run& run, ResourceList& list, const yaml::Value& prefix, const FieldSpecs& specs) {
  return add(run, list, prefix, specs, Side::front);
}

bool add_suffix(Run& run, ResourceList& list, const yaml::Value& suffix, const FieldSpecs& specs) {
  return add(run, list, suffix, specs, Side::back);
}

}  // namespace sidelint::kustomize
