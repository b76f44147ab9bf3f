// Labels and annotations: entries of mappings.
#include "engine/kustomize/print/written_keys.h"
#include "engine/kustomize/transform/scalars.h"
#include "engine/kustomize/transform/transforms.h"

namespace sidelint::kustomize {

bool add_entries(Run& run, ResourceList& list, const yaml::Value& entries, const FieldSpecs& specs,
                 std::string_view field) {
  for (Resource& resource : list.edit()) {
    for (const FieldSpec& spec : specs) {
      const auto write = [&](yaml::Value& mapping) {
        for (const yaml::Entry& entry : entries.entries) {
          if (mapping.find(entry.key) == nullptr) note_written_key(resource, entry.key);
          if (!write_entry(run, {run.place(entry.value), field}, mapping, entry.key, entry.value.text)) return false;
        }
        return true;
      };
      if (!for_each_field(run, resource.value, spec, Missing::mapping, write)) return false;
    }
  }
  return true;
}

}  // namespace sidelint::kustomize
