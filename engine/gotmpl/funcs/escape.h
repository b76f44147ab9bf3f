// Escaping for HTML, JavaScript and URLs, as the functions html, js and urlquery do it.
#pragma once

#include <string>
#include <string_view>

namespace sidelint::gotmpl {

std::string escape_html(std::string_view text);
std::string escape_js(std::string_view text);
std::string escape_query(std::string_view text);  // net/url.QueryEscape

}  // namespace sidelint::gotmpl
