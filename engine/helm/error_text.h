// Errors of templates in helm's words.
#pragma once

#include <string>
#include <string_view>

#include "engine/helm/chart/instance.h"

namespace sidelint::helm {

// `text` is what Go says. Mirrors cleanupParseError, and reformatExecErrorMsg of helm 4.3 (cleanupExecError of helm 3),
// pkg/engine/engine.go.
std::string parse_error_text(std::string_view file, std::string_view text);
std::string exec_error_text(std::string_view text, HelmMajor helm);

// The value that nobody gave, if that is what an error is about: `.Values.a.b` of "nil pointer evaluating interface
// {}.b".
std::string missing_value(std::string_view text);

}  // namespace sidelint::helm
