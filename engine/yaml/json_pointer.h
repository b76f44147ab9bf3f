// JSON pointers (RFC 6901), as JSON patches name their places.
#pragma once

#include <string>
#include <string_view>

namespace sidelint::yaml {

// What stands between two slashes, as a key: `~1` is a slash, `~0` a tilde; a tilde before anything else stays.
std::string unescape_reference_token(std::string_view token);

}  // namespace sidelint::yaml
