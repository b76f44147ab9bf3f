// Standard input that stands in for a file of the repository: what an editor holds and has not written yet.
#pragma once

#include <optional>
#include <string>

#include "linter/fix/overlay.h"
#include "linter/options.h"

namespace sidelint::linter {

// If --stdin-filename names a file, the repository of the working directory (or --context) is what is read, and the
// text takes the place of what the file has on disk. Returns the text where it still has to be read by itself: it has
// no such name, or no file has it yet.
std::optional<std::string> stand_in(std::string text, Options& options, Overlay& files);

}  // namespace sidelint::linter
