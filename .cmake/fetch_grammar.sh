#!/bin/sh
# fetch_grammar.sh LOCK FOLDER: unpacks the source package that the lock file pins into the folder. pip checks its hash.
# The system's own python3 is asked, because a virtual environment seldom has the wheel package, which pip wants here.
set -eu
lock=$1
folder=$2
python=/usr/bin/python3
[ -x "$python" ] || python=python3
parts="$folder.parts"
rm -rf "$parts"
mkdir -p "$parts"
trap 'rm -rf "$parts"' EXIT
"$python" -m pip download --quiet --disable-pip-version-check --no-deps --no-binary :all: --no-build-isolation \
  --require-hashes --requirement "$lock" --dest "$parts"
mkdir "$parts/unpacked"
tar -xzf "$parts"/*.tar.gz -C "$parts/unpacked" --strip-components=1
rm -rf "$folder"
mv "$parts/unpacked" "$folder"
