// Words within identifiers and their case: huandu/xstrings v1.5.
#pragma once

#include <string>
#include <string_view>

namespace sidelint::gotmpl {

// some_words -> SomeWords
std::string pascal_case(std::string_view text);
// HTTPServer -> http_server, with any connector
std::string connected_lower_case(std::string_view text, char32_t connector);

}  // namespace sidelint::gotmpl
