#include <set>
#include <string>

#include <fmt/format.h>

#include "engine/kube/fields.h"
#include "engine/kube/names.h"
#include "engine/kube/validation/parts.h"

namespace sidelint::kube::validation {

using yaml::Value;

void check_volumes(PodFacts& facts, const Path& path, Errors& errors) {
  std::set<std::string, std::less<>> created;  // claims of ephemeral volumes
  const std::string_view pod = text(facts.metadata, "name");
  const auto& volumes = items(facts.spec, "volumes");
  for (const Value& volume : volumes) {
    if (!pod.empty() && child(volume, "ephemeral") != nullptr) {
      created.insert(fmt::format("{}-{}", pod, text(volume, "name")));
    }
  }
  for (std::size_t i = 0; i < volumes.size(); ++i) {
    const Value& volume = volumes[i];
    const Path here = path.at(i);
    const std::size_t before = errors.size();
    check_volume_source(volume, facts, here, errors);
    const std::string_view name = text(volume, "name");
    if (name.empty()) {
      errors.required(here.child("name"), "", volume);
    } else {
      errors.invalid_for(here.child("name"), *volume.find("name"), check_dns1123_label(name));
    }
    if (facts.volumes.contains(name)) errors.duplicate(here.child("name"), name, volume);
    if (errors.size() == before) facts.volumes.emplace(name, &volume);
    const Value& claim = child_or_empty(volume, "persistentVolumeClaim");
    if (created.contains(text(claim, "claimName"))) {
      errors.invalid(here.child("persistentVolumeClaim").child("claimName"), *claim.find("claimName"),
                     "must not reference a PVC that gets created for an ephemeral volume");
    }
  }
}

}  // namespace sidelint::kube::validation
