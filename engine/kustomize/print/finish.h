// The last steps of a build: what is not applied goes, and objects become what kustomize prints.
#pragma once

#include "engine/kustomize/resource_list.h"
#include "engine/kustomize/run.h"

namespace sidelint::kustomize {

// Takes out what is marked as local configuration.
bool drop_local(Run& run, ResourceList& list);

// What `buildMetadata:` asks to be kept.
struct Printed {
  bool origins = false;
  bool transformers = false;
  bool managed_by = false;
};
// Moves the objects into the result. False (and a refusal) if one cannot be printed.
bool print_objects(Run& run, ResourceList& list, const Printed& printed);

}  // namespace sidelint::kustomize
