// Messages as HTML, which GitHub's Markdown takes as well.
#pragma once

#include <string>
#include <string_view>

#include "reporters/reporter.h"

namespace sidelint::reporters {

// The text for a place between tags or in a quoted attribute. Printable (reporters/terminal/shown.h), and every
// character that HTML or Markdown obeys is a reference, so it stays text in both.
std::string html_text(std::string_view words, Charset charset);

// The same of a text that is printable already.
std::string html_references(std::string_view printable_text);

// The same of a message, with names in `<code>` where it has backticks.
std::string html_message(std::string_view words, Charset charset);

}  // namespace sidelint::reporters
