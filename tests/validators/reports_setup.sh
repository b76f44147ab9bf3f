#!/usr/bin/env bash
# Makes the reports that the other tests here read: SIDELINT_REPORTS/{example,hostile,many}/, every format in each, under
# the names that the goldens have.
# shellcheck source-path=SCRIPTDIR source=setting.sh
. "$(dirname -- "$0")/setting.sh"

# write NAME: all reports of the repository in the working directory.
write() {
  local out=$reports/$1 code=0
  mkdir -p "$out"
  "$program" lint --quiet --fail-on note --config "$scratch/no-config.yaml" --format text="$out/text.txt" --format concise="$out/concise.txt" \
    --format json="$out/json-v1.json" --format sarif="$out/report.sarif" --format github="$out/github.txt" \
    --format markdown="$out/markdown.md" --format gitlab="$out/gitlab.json" --format junit="$out/junit.xml" \
    --format checkstyle="$out/checkstyle.xml" --format rdjson="$out/rdjson.json" --format rdjsonl="$out/rdjsonl.jsonl" \
    --format azure="$out/azure.txt" --format teamcity="$out/teamcity.txt" --format sonarqube="$out/sonarqube.json" \
    --format html="$out/page.html" . || code=$?
  [ "$code" -eq 1 ] || fail "$1: exit code $code, not 1: every one of these repositories has findings"
}

rm -rf "$reports"
: >"$scratch/no-config.yaml"
mkdir "$scratch/example" "$scratch/hostile" "$scratch/many"

unpack "$root/tests/golden/report/sources.txtar" "$scratch/example"
(cd "$scratch/example" && write example)

# Names, values and file names as an attacker would write them.
cd "$scratch/hostile"
: >'$(touch pwned)`touch pwned`.yaml'
i=0
for text in '\n::error file=x::forged' '##vso[task.complete result=Succeeded;]' '\e[2J\e]0;owned\a' '</script><script>alert(1)</script>' \
  '<img src=x onerror=alert(1)>' ']]>&lt;&amp;' "'|n]##teamcity[buildStop]" '| [x](javascript:alert(1)) |' '\u202Edrowssap\uFEFF\u0085' "$(printf '%010000d' 0)"; do
  for name in "a$i.yaml" "<img src=x onerror=alert($i)>.yaml" "::error title=x::$i,;%0A.yaml"; do
    cat >"$name" <<MANIFEST
apiVersion: v1
kind: Namespace
metadata:
  name: "x$text"
  labels:
    istio-injection: "$text"
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: "y$text"
  namespace: "x$text"
  annotations:
    sidecar.istio.io/inject: "$text"  # $text
spec:
  template:
    metadata:
      labels:
        sidecar.istio.io/inject: "$text"
MANIFEST
  done
  i=$((i + 1))
done
printf 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: "\377\376\200"\n  labels: {istio-injection: "tr\377ue"}\n' >invalid.yaml
cp a0.yaml "$(printf 'line\nbreak\033[31m.yaml')"
write hostile
[ ! -e pwned ] || fail "a file name was run"

cd "$scratch/many"
awk 'BEGIN {
  for (i = 0; i < 10000; ++i)
    printf "---\napiVersion: v1\nkind: Namespace\nmetadata:\n  name: n%d\n  labels: {istio-injection: \"true\"}\n", i > int(i / 100) ".yaml"
}'
write many
