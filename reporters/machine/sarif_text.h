// Words as SARIF's plain-text messages want them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sidelint::reporters {

// A capital first, a full stop last, names in single quotes where ours have backticks (the validator's rules SARIF2001
// and SARIF2015). What a reader would take for an embedded link or a placeholder is escaped (3.11.5, 3.11.6 of the
// standard).
std::string sentence(std::string_view words);

// `[the words](id).`: shown as a link to the related location of that id.
std::string linked_sentence(std::string_view words, std::size_t id);

// "InjectOnControllerMetadata" of "placement/inject-on-controller-metadata".
std::string pascal_case(std::string_view rule);

}  // namespace sidelint::reporters
