// What stands in one cell of a table, by the format of the table.
#pragma once

#include <string>
#include <string_view>

namespace sidelint::linter {

// RFC 4180; a cell that a spreadsheet would take for a formula begins with an apostrophe.
std::string csv_cell(std::string_view text);
// Shown as it is, whatever it holds.
std::string markdown_cell(std::string_view text);

}  // namespace sidelint::linter
