#!/bin/sh
# check_format.sh CLANG_FORMAT: fails if a C++ file of the project is not as .clang-format wants it.
# To mend: find engine rules reporters linter tests -name '*.cc' -o -name '*.h' | xargs clang-format-14 -i
set -eu
find engine rules reporters linter tests \( -name '*.cc' -o -name '*.h' \) -print0 | xargs -0 "$1" --dry-run --Werror
