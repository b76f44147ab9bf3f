// Why a pod is refused, with the lines that are to blame: in the template and in the manifest.
#pragma once

#include <iosfwd>
#include <string_view>

#include "engine/inject/outcome.h"
#include "linter/render/annotate.h"

namespace sidelint::linter {

// The message, then a frame for the template's line and the place of the manifest's, as far as they are known.
void write_refusal(std::string_view message, const inject::Refused& refused, const Authors& authors,
                   std::ostream& errors);

}  // namespace sidelint::linter
