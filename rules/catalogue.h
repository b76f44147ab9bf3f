// The rules as pages for people: rules/README.md, and docs/rules/<group>/<name>.md for each.
#pragma once

#include <string>

namespace sidelint::rules {

struct Rule;

std::string catalogue();
std::string page_of(const Rule& rule);

}  // namespace sidelint::rules
