// What version.cc lends to version_range.cc.
#pragma once

#include <string_view>

namespace sidelint::gotmpl {

int compare_prereleases(std::string_view a, std::string_view b);

}  // namespace sidelint::gotmpl
