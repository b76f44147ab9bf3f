// What the steps share that refuse a pod which would be injected.
#pragma once

#include <string>
#include <string_view>

#include "engine/decide/steps/step.h"

namespace sidelint::decide {

// What whoever creates the pod reads when the webhook that is asked answers with this error.
std::string denial(const Inquiry& inquiry, std::string_view error);

// The text on one line, for a sentence.
std::string on_one_line(std::string_view text);

}  // namespace sidelint::decide
