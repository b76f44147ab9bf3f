// Several errors as one text, as github.com/hashicorp/go-multierror prints them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sidelint::istio {

using Errors = std::vector<std::string>;

// "2 errors occurred:\n\t* one\n\t* two\n\n"; empty if there is none.
std::string multierror(const Errors& errors);

// Adds each of `more` behind the words and a space.
void append_prefixed(Errors& errors, std::string_view words, const Errors& more);

}  // namespace sidelint::istio
