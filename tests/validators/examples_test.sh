#!/usr/bin/env bash
# The examples of docs/integrations, run (emulator/examples.mjs), and the configuration's schema with one of them.
# shellcheck source-path=SCRIPTDIR source=setting.sh
. "$(dirname -- "$0")/setting.sh"
need node_modules/@actions/expressions/package.json node_modules/yaml/package.json python/bin/check-jsonschema
for tool in curl git; do command -v $tool >/dev/null || { printf 'skipped: no %s here\n' $tool; exit 77; }; done
unset CI

check=$validators/python/bin/check-jsonschema
"$program" config schema >"$scratch/config.schema.json"
"$check" --check-metaschema "$scratch/config.schema.json"
printf 'mesh: {istio-version: "1.27", default-revision: default, policy: enabled}\n' >"$scratch/right.yaml"
"$check" --schemafile "$scratch/config.schema.json" "$scratch/right.yaml"
printf 'mehs: {}\n' >"$scratch/wrong.yaml"
refuses "$check" --schemafile "$scratch/config.schema.json" "$scratch/wrong.yaml"

PATH=$PATH:$HOME/go/bin  # where Go puts kustomize
node --test --test-reporter spec "$here/emulator/examples.mjs"
