// `required-version`: which releases of sidelint a configuration is written for.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sidelint::linter {

// Whether the version satisfies the range: one comparison such as ">=1.2" (a bare version means that one or newer), or
// several separated by commas. Parts that are not written are zero.
bool satisfies(std::string_view version, std::string_view range);
// Why the text is no such range; empty if it is.
std::optional<std::string> refuse_version_range(std::string_view text);

}  // namespace sidelint::linter
