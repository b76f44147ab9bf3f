#!/usr/bin/env bash
# SARIF through Microsoft's multitool, with the rules that GitHub's code scanning holds logs to.
# shellcheck source-path=SCRIPTDIR source=setting.sh
. "$(dirname -- "$0")/setting.sh"
multitool=node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool
need "$multitool" python/bin/python
export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1

# complaints LOG: what is worse than a note, one `rule message` a line. The tool itself ends with 0 whatever it finds.
complaints() {
  "$validators/$multitool" validate "$1" --rule-kind 'Sarif;Ghas' --config "$root/tests/unit/reporters/sarif_github_rules.xml" \
    --level 'Error;Warning' --kind Fail -o "$scratch/found.sarif" --log ForceOverwrite >/dev/null
  "$validators/python/bin/python" - "$scratch/found.sarif" <<'PYTHON'
import json
import sys
for result in json.load(open(sys.argv[1], encoding="utf-8-sig"))["runs"][0]["results"]:
    print(result["ruleId"], result["message"].get("id", ""))
PYTHON
}

known='SARIF2005 Warning_ProvideToolnformationUri'  # the project has no home page to name
for set in $(report_sets | grep -v /many/); do
  found=$(complaints "$set/report.sarif")
  [ "$found" = "$known" ] || fail "$set/report.sarif: $found"
done
sed '0,/"startLine": [0-9]*/s//"startLine": 0/' "$root/tests/golden/report/report.sarif" >"$scratch/wrong.sarif"
[ "$(complaints "$scratch/wrong.sarif")" != "$known" ] || fail "the multitool takes line 0"
