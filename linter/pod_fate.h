// What the injectors of a repository make of its pods, as a step of the decision.
#pragma once

#include "engine/decide/afterwards.h"
#include "engine/inject/inject.h"

namespace sidelint::linter {

// Asks these, which have to live as long as the result.
decide::AskInjector pod_fate(const inject::Injections& injections);

}  // namespace sidelint::linter
