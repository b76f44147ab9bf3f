// A configuration that extends the one above it: `extends: root`.
#pragma once

#include "linter/config.h"

namespace sidelint::linter {

// What `own` says, and besides what `above` says. Its policy of suppressions can only become stricter. What to include
// and the baseline are not handed down: they speak of the folder of their file.
Config inherit(Config own, Config above);

}  // namespace sidelint::linter
