#!/usr/bin/env bash
# The reports of a hostile repository: no control character, nothing that is not UTF-8, and no line that a runner obeys
# besides those that the format is made of.
# shellcheck source-path=SCRIPTDIR source=setting.sh
. "$(dirname -- "$0")/setting.sh"
export LC_ALL=C

cd "$reports/hostile"
for report in *; do
  if grep -nP '[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xaa-\xae]|\xef\xbb\xbf' "$report"; then fail "$report holds characters that are obeyed"; fi
  iconv -f UTF-8 -t UTF-16 "$report" >/dev/null || fail "$report is not UTF-8"
done

# only REPORT PATTERN: every line of it matches.
only() {
  if grep -vnP "$2" "$1" | cut -c 1-200 | grep .; then fail "$1 has other lines"; fi
}
only github.txt '^::(error|warning|notice)( (file|line|endLine|col|endColumn|title)=[^:]*)?::[^\r]*$'
only azure.txt '^##vso\[task\.logissue type=(error|warning);sourcepath=[^;\]]*;linenumber=\d+;columnnumber=\d+;code=[^;\]]*;\][^\r]*$'
only teamcity.txt "^##teamcity\[inspection(Type)? ([a-zA-Z]+='([^|'\[\]]|\|.)*' ?)+\]\$"
only concise.txt '^(?!::|##).*: (error|warning|note)\[[a-z/-]+\] '
# Azure's and TeamCity's agents obey these wherever they stand in a line.
if grep -nE '##(vso|teamcity)?\[' text.txt concise.txt markdown.md; then fail "a report for people holds a command"; fi
if grep -nE '^[[:space:]]*(::[a-z-]+|##\[)' text.txt markdown.md junit.xml checkstyle.xml; then fail "a report for people holds a command"; fi
if grep -niE '<(script|img)[^>]*(alert|onerror)' page.html markdown.md; then fail "a manifest's markup is markup"; fi

# What the limits of GitHub make of ten thousand findings.
cd ../many
[ "$(wc -l <github.txt)" -le 30 ] || fail "GitHub shows ten annotations a level"
[ "$(stat -c %s markdown.md)" -lt 1048576 ] || fail "a summary of more than a mebibyte is not shown at all"
[ "$(gzip -c report.sarif | wc -c)" -lt 10485760 ] || fail "code scanning takes no log of more than ten mebibytes, packed"
[ "$(grep -c '"ruleId": ' report.sarif)" -le 25000 ] || fail "code scanning takes no log of more than 25,000 results"
[ "$(stat -c %s junit.xml)" -lt 30000000 ] || fail "GitLab takes no report of tests of more than 30 MB"
