#!/usr/bin/env bash
# The hook's entry: runs $SIDELINT_BIN, else the sidelint of the PATH, else the one built in this checkout.
set -euo pipefail

here=$(cd -- "$(dirname -- "$0")/../.." && pwd)
built=$here/build/release/linter/sidelint
if [ -n "${SIDELINT_BIN:-}" ]; then
  program=$SIDELINT_BIN
elif command -v sidelint >/dev/null; then
  program=sidelint
elif [ -x "$built" ]; then
  program=$built
else
  printf 'sidelint is not installed. Put it on the PATH, name it in SIDELINT_BIN, or build it once: %s/lint --version\n' "$here" >&2
  exit 2
fi
exec "$program" "$@"
