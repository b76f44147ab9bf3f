// An object as it is built, with the hands behind each line and what of it is open.
#pragma once

#include <string>

#include "engine/source/origin.h"
#include "engine/source/source_map.h"
#include "linter/build/built.h"

namespace sidelint::linter {

// Behind a line `overlays/prod/patch.yaml:7 ← base/ns.yaml:5`, the last hand first; `; open by release.yaml:9` if what
// stands there may be otherwise. What is open and has no line of its own is told above the object.
std::string with_hands(const BuiltObject& object, const Origins& origins, const SourceMap& sources);

// FILE:LINE
std::string place_in_words(Span at, const SourceMap& sources);

}  // namespace sidelint::linter
