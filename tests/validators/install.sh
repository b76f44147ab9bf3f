#!/bin/sh
# install.sh FOLDER: installs the readers that the tests here ask, as the lock files beside it pin them: FOLDER/node_modules,
# FOLDER/python, FOLDER/bin. A part that is there is left alone; one that cannot be had is named on stderr, and the tests
# that need it are skipped.
set -eu
here=$(dirname "$(readlink -f "$0")")
mkdir -p "$1"
folder=$(readlink -f "$1")

python_part() {
  rm -rf "$folder/python"
  # Without pip in it: the distribution's pip installs from outside, so that no package for virtual environments is needed.
  "$python" -m venv --without-pip "$folder/python" &&
    "$python" -m pip --python "$folder/python/bin/python" install --quiet --disable-pip-version-check \
      --require-hashes --only-binary :all: --requirement "$here/requirements.txt"
}

node_part() {
  cp "$here/package.json" "$here/package-lock.json" "$folder/" &&
    npm ci --prefix "$folder" --ignore-scripts --no-audit --no-fund --silent &&
    chmod u+x "$folder/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool"
}

go_part() {
  (cd "$here/reviewdog" &&
    GOTOOLCHAIN=local GOFLAGS=-mod=readonly go build -trimpath -buildvcs=false -o "$folder/bin/" . \
      github.com/rhysd/actionlint/cmd/actionlint)
}

# part NAME PROGRAM FILE…: the part, unless it was made from the same FILEs before.
part() {
  name=$1
  program=$2
  shift 2
  locked=$(cat "$@" | sha256sum)
  if [ "$(cat "$folder/$name.locked" 2>/dev/null)" = "$locked" ]; then return; fi
  if ! command -v "$program" >/dev/null; then
    printf 'sidelint: no %s here: the validators of that part are skipped\n' "$program" >&2
  elif "${name}_part" >"$folder/$name.log" 2>&1 </dev/null; then
    printf '%s\n' "$locked" >"$folder/$name.locked"
  else
    printf 'sidelint: the %s part of the validators could not be installed, and is skipped: %s\n' "$name" \
      "$(tail -n 1 "$folder/$name.log")" >&2
  fi
}

python=/usr/bin/python3  # the system's own, as in .cmake/fetch_grammar.sh
[ -x "$python" ] || python=python3
mkdir -p "$folder/bin"
part python "$python" "$here/requirements.txt"
part node npm "$here/package-lock.json"
part go go "$here/reviewdog/go.mod" "$here/reviewdog/main.go"
