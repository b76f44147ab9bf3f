// A string as JSON writes it.
#pragma once

#include <string>
#include <string_view>

namespace sidelint::linter {

// With its quotes. What is not UTF-8 becomes U+FFFD, and what nobody sees (controls, changes of direction) an escape: a
// name comes from a manifest, and the JSON may be shown to a terminal. Other text stays as it is.
std::string json_text(std::string_view text);

}  // namespace sidelint::linter
