// What becomes of fixes that were made and proven: files, a diff, words.
#pragma once

#include <iosfwd>

#include "linter/fix/fix.h"

namespace sidelint::linter {

// Writes the files; says of each that could not be written why, and forgets the fixes made in it. Whether all were.
bool write_files(Fixing& fixing, std::ostream& complaints);
// What would be written, as a patch.
void write_diff(const Fixing& fixing, std::ostream& out);

enum class Tense : std::uint8_t { done, would_be };
// A line for each fix that was made, and for each that was refused.
void write_notes(const Fixing& fixing, Tense tense, std::ostream& out);

}  // namespace sidelint::linter
