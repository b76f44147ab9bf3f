// Comments that kustomize keeps where they stood, whatever becomes of the text around them.
#pragma once

#include "engine/kustomize/resource.h"
#include "engine/kustomize/run.h"

namespace sidelint::kustomize {

// False (and a refusal) if a patch has made a value {} or [] that has a comment behind its key (`data: # why`): what is
// printed then cannot be read. JSON patches drop all comments.
bool check_comments(Run& run, const Resource& resource);

}  // namespace sidelint::kustomize
