// `--add-ignore=REASON`: a comment above what each finding points at. It is made and proven as fixes are: only if the
// finding is silenced by it, no verdict changes and nothing else comes up.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string_view>
#include <vector>

#include "engine/diag/diagnostic.h"
#include "linter/analysis.h"
#include "linter/fix/carry_out.h"
#include "linter/fix/fix.h"

namespace sidelint::linter {

// Gives the findings, instead of their own fixes, the comments that would silence them: one for all of a line, with its
// first.
void offer_ignores(const Analysis& analysis, std::string_view reason, std::vector<Diagnostic>& findings);

// How many of `count` findings are, or would be, silenced, and which cannot be.
void write_ignored(std::size_t count, const Fixing& fixing, Tense tense, std::ostream& out);

}  // namespace sidelint::linter
