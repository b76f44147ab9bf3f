#!/usr/bin/env bash
# The page in a headless Chromium, opened as a file on a narrow screen: its script runs, a key leads to the search, that narrows the
# table, nothing is wider than the screen, nothing hostile runs.
# shellcheck source-path=SCRIPTDIR source=setting.sh
. "$(dirname -- "$0")/setting.sh"
for browser in chromium chromium-browser google-chrome; do command -v "$browser" >/dev/null && break; done
command -v "$browser" >/dev/null || { printf 'skipped: no Chromium is installed\n'; exit 77; }
export HOME=$scratch

# dom PAGE: the document after its script ran.
dom() {
  timeout 60 "$browser" --headless --no-sandbox --disable-gpu --disable-dev-shm-usage --no-first-run --user-data-dir="$scratch/profile" --window-size=500,800 \
    --virtual-time-budget=3000 --dump-dom "file://$1" 2>"$scratch/browser.log" || fail "$(tail -n 3 "$scratch/browser.log")"
}

# probe SET: opens the page of the set with a script at each end: a watch over alert(), and a reader who searches.
probe() {
  sed -e '0,/<head>/s//<head><script>window.alert=()=>{document.documentElement.dataset.owned="yes"}<\/script>/' "$1/page.html" >"$scratch/page.html"
  cat >>"$scratch/page.html" <<'SCRIPT'
<script>
const seen=()=>[...document.querySelectorAll('#workloads tbody tr')].filter(row=>row.offsetParent).length;
const before=seen();
document.querySelectorAll('details').forEach(each=>{each.open=true});
const wide=document.documentElement.scrollWidth-innerWidth;
document.dispatchEvent(new KeyboardEvent('keydown',{key:'/',bubbles:true}));
const field=document.activeElement;field.value='redis';field.dispatchEvent(new Event('input'));
document.documentElement.dataset.probe=before+' rows, '+seen()+' found, '+document.querySelectorAll('article').length+' findings, '+Math.max(wide,0)+' too wide';
</script>
SCRIPT
  dom "$scratch/page.html" >"$scratch/dom.html"
  if grep -q '<html[^>]*data-owned' "$scratch/dom.html"; then fail "a manifest's script ran in $1/page.html"; fi
  sed -n 's/.*<html[^>]*data-probe="\([^"]*\)".*/\1/p' "$scratch/dom.html"
}

# expect SET TEXT
expect() {
  seen=$(probe "$1")
  [ "$seen" = "$2" ] || fail "$1/page.html shows $seen, not $2"
}
expect "$root/tests/golden/report" '4 rows, 1 found, 5 findings, 0 too wide'
expect "$reports/hostile" "31 rows, 0 found, $(wc -l <"$reports/hostile/concise.txt") findings, 0 too wide"
