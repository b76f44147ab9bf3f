// The rules as pages for people: rules/README.md, and docs/rules/<group>/<name>.md for each.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sidelint::rules {

struct Rule;
enum class Runs : std::uint8_t;

std::string catalogue();
std::string page_of(const Rule& rule);
// When such a rule runs: "always".
std::string_view when(Runs runs);

}  // namespace sidelint::rules
