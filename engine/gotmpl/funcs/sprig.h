// The functions of Sprig 3, one table a kind of function, as the library itself sorts them in its documentation.
// Each table is the list of what it has; what they do is told beside their names' C++ functions.
#pragma once

#include <span>

#include "engine/gotmpl/funcs.h"

namespace sidelint::gotmpl::sprig {

std::span<const FuncDef> strings();
std::span<const FuncDef> letter_case();
std::span<const FuncDef> conversion();
std::span<const FuncDef> math();
std::span<const FuncDef> defaults();
std::span<const FuncDef> lists();
std::span<const FuncDef> list_items();
std::span<const FuncDef> dicts();
std::span<const FuncDef> encoding();
std::span<const FuncDef> json();
std::span<const FuncDef> reflection();
std::span<const FuncDef> paths();
std::span<const FuncDef> urls();
std::span<const FuncDef> regex();
std::span<const FuncDef> semver();
std::span<const FuncDef> dates();
// What only a running cluster, a clock or a dice could tell: every call is unknown.
std::span<const FuncDef> unknowable();

// All of them: Sprig v3.3.0's TxtFuncMap, 211 names.
void add_all(FuncMap& functions);

}  // namespace sidelint::gotmpl::sprig
