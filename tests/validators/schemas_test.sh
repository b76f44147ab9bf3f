#!/usr/bin/env bash
# The reports in JSON against their schemas: ours, OASIS's, and those that restate the documentation of GitLab and SonarQube.
# shellcheck source-path=SCRIPTDIR source=setting.sh
. "$(dirname -- "$0")/setting.sh"
need python/bin/check-jsonschema node_modules/@microsoft/sarif-multitool-linux/sarif-2.1.0.json
check=$validators/python/bin/check-jsonschema
sarif=$validators/node_modules/@microsoft/sarif-multitool-linux/sarif-2.1.0.json
mapfile -t sets < <(report_sets | grep -v /many/)  # nothing in it that the others have not

# all SCHEMA NAME: this report of every set.
all() { "$check" --schemafile "$1" "${sets[@]/%//$2}"; }
all "$root/reporters/json-v1.schema.json" json-v1.json
all "$sarif" report.sarif
all "$here/schemas/gitlab-code-quality.schema.json" gitlab.json
all "$here/schemas/sonarqube-generic.schema.json" sonarqube.json

# What the schemas are there to find.
golden=$root/tests/golden/report
sed '0,/"startLine": [0-9]*/s//"startLine": 0/' "$golden/report.sarif" >"$scratch/report.sarif"
refuses "$check" --schemafile "$sarif" "$scratch/report.sarif"
sed 's/"line": 14/"line": "14"/' "$golden/json-v1.json" >"$scratch/json-v1.json"
refuses "$check" --schemafile "$root/reporters/json-v1.schema.json" "$scratch/json-v1.json"
sed 's/"critical"/"error"/' "$golden/gitlab.json" >"$scratch/gitlab.json"
refuses "$check" --schemafile "$here/schemas/gitlab-code-quality.schema.json" "$scratch/gitlab.json"
sed 's/"HIGH"/"ERROR"/' "$golden/sonarqube.json" >"$scratch/sonarqube.json"
refuses "$check" --schemafile "$here/schemas/sonarqube-generic.schema.json" "$scratch/sonarqube.json"

# What no schema can say: a fingerprint names one finding.
for set in "${sets[@]}"; do
  twice=$(sed -n 's/^ *"fingerprint": //p' "$set/gitlab.json" | sort | uniq -d)
  [ -z "$twice" ] || fail "fingerprints that are there twice in $set: $twice"
done
