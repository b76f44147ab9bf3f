#!/usr/bin/env bash
# The reports through the programs that read them: reviewdog's own readers and junitparser. Every finding must come through.
# shellcheck source-path=SCRIPTDIR source=setting.sh
. "$(dirname -- "$0")/setting.sh"
need bin/reviewdog python/bin/junitparser

reviewdog() { "$validators/bin/reviewdog" "$@"; }
for set in $(report_sets); do
  findings=$(sed -n '/^  "findings": \[$/,$p' "$set/json-v1.json" | grep -c '^      "rule": ') || true
  formats=(rdjson=rdjson.json rdjsonl=rdjsonl.jsonl checkstyle=checkstyle.xml sarif=report.sarif)
  case $set in
    */hostile/) ;;  # a colon in a file's name ends it in an error format
    *) formats+=('%f:%l:%c: %m=concise.txt') ;;
  esac
  for report in "${formats[@]}"; do
    read=$(reviewdog "${report%=*}" "$set/${report##*=}" | wc -l)
    [ "$read" -eq "$findings" ] || fail "$set/${report##*=}: reviewdog reads $read of $findings findings"
  done
  read=$("$validators/python/bin/python" - "$set/junit.xml" <<'PYTHON'
import sys
from junitparser import Failure, JUnitXml
report = JUnitXml.fromfile(sys.argv[1])
failed = sum(isinstance(result, Failure) for suite in report for case in suite for result in case.result)
assert failed == report.failures == sum(suite.failures for suite in report), "the counts are wrong"
names = [(case.classname, case.name) for suite in report for case in suite]
assert len(names) == len(set(names)), "GitLab takes cases of one name for one case"
print(failed)
PYTHON
)
  [ "$read" -eq "$findings" ] || fail "$set/junit.xml: junitparser reads $read of $findings failures"
done

# A suggestion becomes a button of the pull request; a place is the line and the byte.
reviewdog rdjson "$root/tests/golden/report/rdjson.json" >"$scratch/read"
grep -q '^"apps/cart.yaml":14:34 ERROR placement/non-string-value suggestions=1 ' "$scratch/read" ||
  fail "reviewdog reads something else: $(cat "$scratch/read")"
sed 's/"line": 14/"line": {}/' "$root/tests/golden/report/rdjson.json" >"$scratch/wrong.json"
refuses reviewdog rdjson "$scratch/wrong.json"
