#!/usr/bin/env bash
# The formats of `sidelint diff` on hostile names: the schema holds, no control character, no line that a runner obeys but those that
# the format is made of.
# shellcheck source-path=SCRIPTDIR source=setting.sh
. "$(dirname -- "$0")/setting.sh"
need python/bin/check-jsonschema
export LC_ALL=C

# state FOLDER LABEL: the same names in both states; the label of the namespace is what differs.
state() {
  mkdir "$scratch/$1"
  local i=0 text
  for text in '\n::error file=x::forged' '##vso[task.complete result=Succeeded;]' '\e[2J\e]0;owned\a' '</script><script>alert(1)</script>' \
    '<img src=x onerror=alert(1)>' '| [x](javascript:alert(1)) |' '\u202Edrowssap\uFEFF\u0085' "'|n]##teamcity[buildStop]"; do
    cat >"$scratch/$1/::error title=x::$i,;%0A<img src=x onerror=alert($i)>.yaml" <<MANIFEST
apiVersion: v1
kind: Namespace
metadata:
  name: x$i
  labels: {istio-injection: $2}  # $text
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: "y$text", namespace: x$i}
spec: {template: {metadata: {annotations: {a: "$text"}}}}
MANIFEST
    i=$((i + 1))
  done
}
state before enabled
state after disabled
: >"$scratch/no-config.yaml"
mkdir "$scratch/told"
cd "$scratch/told"
"$program" diff --quiet --config ../no-config.yaml --from ../before --to ../after --format text=text.txt --format markdown=table.md \
  --format json=diff.json --format github=github.txt

grep -q '"changed": 8' diff.json || fail "not every workload changes: $(head -n 6 diff.json)"
"$validators/python/bin/check-jsonschema" --schemafile "$root/reporters/diff-v1.schema.json" diff.json
sed 's/"lost"/"gone"/' diff.json >"$scratch/wrong.json"
refuses "$validators/python/bin/check-jsonschema" --schemafile "$root/reporters/diff-v1.schema.json" "$scratch/wrong.json"
for report in *; do
  if grep -nP '[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xaa-\xae]|\xef\xbb\xbf' "$report"; then fail "$report holds characters that are obeyed"; fi
  [ "$report" = diff.json ] && continue  # a program's, whose strings are no lines
  if grep -nE '##(vso|teamcity)?\[' "$report"; then fail "$report holds a command"; fi
done
if grep -vnP '^::(error|warning|notice)( (file|line|endLine|col|endColumn|title)=[^:]*)?::[^\r]*$' github.txt; then fail "github.txt has other lines"; fi
if grep -nE '^[[:space:]]*(::[a-z-]+|##\[)' text.txt table.md; then fail "a report for people holds a command"; fi
if grep -niE '<(script|img)[^>]*(alert|onerror)' table.md; then fail "a manifest's markup is markup"; fi
