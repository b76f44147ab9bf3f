#!/bin/sh
# tidy.sh CLANG_TIDY BUILD_DIR SOURCE STAMP: silent when all is well; clang-tidy itself counts warnings it suppressed.
set -eu
# What g++ precompiled clang cannot read, and need not: the sources include what they use.
database="$2/tidy"
if [ ! "$database/compile_commands.json" -nt "$2/compile_commands.json" ]; then
  mkdir -p "$database"
  sed 's/ -Winvalid-pch -include [^ ]*//' "$2/compile_commands.json" >"$database/compile_commands.json.$$"
  mv "$database/compile_commands.json.$$" "$database/compile_commands.json"
fi
if ! report=$("$1" -p "$database" --quiet --extra-arg=-Wno-unknown-warning-option "$3" 2>&1); then
  printf '%s\n' "$report"
  exit 1
fi
mkdir -p "$(dirname "$4")"
touch "$4"
