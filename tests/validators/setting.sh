# Sourced by the tests of this folder, which ctest runs with SIDELINT_PROGRAM, SIDELINT_VALIDATORS (where install.sh put the
# readers) and SIDELINT_REPORTS (what reports_setup.sh made) in the environment. A test that ends with 77 is skipped.
# shellcheck shell=bash
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
root=$(cd -- "$here/../.." && pwd)
# shellcheck disable=SC2034  # the tests use them
program=${SIDELINT_PROGRAM:?}
validators=${SIDELINT_VALIDATORS:?}
reports=${SIDELINT_REPORTS:?}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
# A report tells of the caller's colours and formats; the tests want theirs.
unset FORCE_COLOR CLICOLOR_FORCE NO_COLOR GITHUB_ACTIONS GITHUB_STEP_SUMMARY GITHUB_OUTPUT

fail() { printf 'FAILED: %s\n' "$*" >&2; exit 1; }

# need FILE…: skips the test where a reader is not installed.
need() {
  for file in "$@"; do
    [ -e "$validators/$file" ] && continue
    printf 'skipped: %s is not installed (tests/validators/install.sh %s)\n' "$file" "$validators"
    exit 77
  done
}

# refuses COMMAND…: the command must fail: a reader that takes everything proves nothing.
refuses() {
  if "$@" >"$scratch/refused" 2>&1; then
    cat "$scratch/refused"
    fail "this was let through: $*"
  fi
}

# unpack TXTAR FOLDER: its files. (Names in these archives are ours.)
unpack() {
  awk -v folder="$2" '
    /^-- .* --$/ {
      file = folder "/" substr($0, 4, length($0) - 6); parent = file; sub("/[^/]*$", "", parent)
      system("mkdir -p \"" parent "\""); printf "" > file; next
    }
    file { print > file }' "$1"
}

# The folders of reports: the goldens, and what reports_setup.sh made.
report_sets() { printf '%s\n' "$root/tests/golden/report" "$reports"/*/; }
