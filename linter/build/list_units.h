// `sidelint units`: what is applied together.
#pragma once

#include <iosfwd>
#include <optional>

#include "engine/base/result.h"
#include "linter/analysis.h"
#include "linter/options.h"

namespace sidelint::linter {

// Lists the units, what each is made of, and what could not be built or is not known; as text or, if asked for, JSON.
std::optional<Failure> list_units(const Analysis& analysis, const Options& options, std::ostream& out);

}  // namespace sidelint::linter
