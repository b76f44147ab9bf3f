// Go's own functions as older releases of Go had them: programs built with those run templates otherwise.
#pragma once

#include "engine/gotmpl/funcs.h"

namespace sidelint::gotmpl {

inline constexpr int kNewestGo = 26;  // what everything else here mirrors

// Adds what Go 1.minor did differently and a template can see:
// - before 1.18 `and` and `or` evaluated every argument, and `eq` and `ne` refused to compare nil with anything else;
// - before 1.14 `eq` and `ne` compared basic kinds only.
// Source: text/template/funcs.go and the release notes of Go 1.14 and 1.18.
void add_old_builtins(FuncMap& functions, int minor);

}  // namespace sidelint::gotmpl
