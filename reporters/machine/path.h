// Paths as reports write them: each format relative to the folder its readers start from.
#pragma once

#include <string>
#include <string_view>

namespace sidelint::reporters {

// The path without `.`, `..` (as far as it has a parent to take away) and doubled slashes.
std::string normal_path(std::string_view path);

// The path, which is as seen from `working_directory`, as seen from `base`; both absolute or empty if not known. A path
// outside `base` is absolute; where not enough is known, the path comes back normal but otherwise as it is.
std::string path_from(std::string_view path, std::string_view working_directory, std::string_view base);

// All but letters, digits and `-._~/` as %XX: good in any part of a URI.
std::string percent_encoded(std::string_view path);

// `file:///…`, or nothing if the path's folder is not known.
std::string file_uri(std::string_view path, std::string_view working_directory);

}  // namespace sidelint::reporters
