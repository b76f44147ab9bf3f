// The rules as a page for people: rules/README.md.
#pragma once

#include <string>

namespace sidelint::rules {

std::string catalogue();

}  // namespace sidelint::rules
