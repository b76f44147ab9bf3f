// Templates that need not be run, because nobody asks for what they could give.
#pragma once

#include <string_view>

#include "engine/helm/output/objects.h"

namespace sidelint::helm {

// Whether a template says plainly of everything that it prints which kind it is of, all of them kinds that nobody asks
// for; and defines nothing for other templates, and changes no data that they see. An action within a line is taken to
// begin no document of its own, which is no proof, and the template may still fail: this is to be asked only where helm
// has stopped anyway. It looks at text that gotmpl's lexer would only pass over, or cut into all its tokens.
bool is_needless(std::string_view text, const WantedKinds& wanted);

}  // namespace sidelint::helm
