// What a person can do to settle an unknown verdict.
#pragma once

#include <string>

#include "engine/decide/trace.h"

namespace sidelint::linter {

// "try --assume namespace/cache:istio-injection=enabled"; empty if only the manifests can tell.
std::string how_to_settle(const decide::Missing& missing);

}  // namespace sidelint::linter
