// `sidelint man`: the manual page, made of the tables of commands and flags.
#pragma once

#include <iosfwd>

namespace sidelint::linter {

// In the macros of man(7). It says nothing of the day it was made, so that two builds make the same page.
void write_manual(std::ostream& out);

}  // namespace sidelint::linter
