#!/usr/bin/env bash
# The workflow of releases, run by the emulator with the packages of build/dist (or of $SIDELINT_PACKAGES) instead of a build, and
# the action with what it released.
# shellcheck source-path=SCRIPTDIR source=setting.sh
. "$(dirname -- "$0")/setting.sh"
need node_modules/@actions/expressions/package.json node_modules/yaml/package.json
packages=${SIDELINT_PACKAGES:-$root/build/dist/packages}
[ -d "$packages" ] || { printf 'skipped: no packages here (cmake --workflow --preset dist)\n'; exit 77; }
for tool in curl dpkg-deb python3 readelf; do command -v $tool >/dev/null || { printf 'skipped: no %s here\n' $tool; exit 77; }; done
unset CI
node "$here/emulator/release.mjs" "$packages"
