#!/usr/bin/env bash
# action.yml from its inputs to its outputs, run by an emulator of GitHub's runner (emulator/).
# shellcheck source-path=SCRIPTDIR source=setting.sh
. "$(dirname -- "$0")/setting.sh"
need node_modules/@actions/expressions/package.json node_modules/yaml/package.json
command -v curl >/dev/null || { printf 'skipped: no curl, with which the action downloads a release\n'; exit 77; }
unset CI
node --test --test-reporter spec "$here/emulator/action.mjs" "$here/emulator/compare.mjs" "$here/emulator/commands_test.mjs"
