#!/usr/bin/env bash
# The action's step that lints. Inputs come as INPUT_* variables; results go to $GITHUB_OUTPUT. It never fails by itself, so
# that the SARIF log is uploaded first: the last step ends with `exit-code`.
# shellcheck source-path=SCRIPTDIR source=setting.sh
. "$(dirname -- "$0")/setting.sh"

sarif=${INPUT_SARIF_FILE:-}
workspace=$PWD
cd -- "${INPUT_WORKING_DIRECTORY:-.}"
case $sarif in
  *[$'\n\r']*) sarif=$work/sidelint.sarif ;;  # an output is one line: what follows would be another output
  "") sarif=$work/sidelint.sarif ;;
  /*) ;;
  *) sarif=$workspace/$sarif ;;
esac

shown=${INPUT_FORMAT:-auto}
[ "$shown" != auto ] || shown=text
flags=(--color never --format "$shown=$work/report.txt" --format "sarif=$sarif" --format "json=$work/report.json"
  --fail-on "${INPUT_FAIL_ON:-error}")
[ "${INPUT_ANNOTATIONS:-true}" != true ] || flags+=(--format "github=$work/annotations.txt")
[ "${INPUT_JOB_SUMMARY:-true}" != true ] || flags+=(--format "markdown=$work/summary.md")
[ -z "${INPUT_CONFIG:-}" ] || flags+=(--config "$INPUT_CONFIG")
if [ "${INPUT_CHANGED_ONLY:-false}" = true ]; then
  find_base
  [ -z "$base" ] || flags+=(--changed-since "$base")
fi
read_lines "${INPUT_ARGS:-}"
flags+=("${lines[@]+"${lines[@]}"}")
read_lines "${INPUT_PATHS:-.}"

code=0
"$program" lint "${flags[@]}" -- "${lines[@]+"${lines[@]}"}" || code=$?

say "$work/report.txt"
[ ! -s "$work/annotations.txt" ] || cat "$work/annotations.txt"
summarise "$work/summary.md"

# count SEVERITY: from the summary of the report, which stands before any text of a manifest.
count() {
  [ -s "$work/report.json" ] || { printf 0; return; }
  sed -n '/^  "summary"/,/^  }/p' "$work/report.json" | sed -n "/\"findings\"/,/}/s/^ *\"$1\": *\([0-9][0-9]*\),*\$/\1/p" | head -n 1
}
errors=$(count error)
warnings=$(count warning)
notes=$(count note)
[ -s "$sarif" ] || sarif=
{
  printf 'errors=%s\n' "${errors:-0}"
  printf 'warnings=%s\n' "${warnings:-0}"
  printf 'findings=%s\n' "$((${errors:-0} + ${warnings:-0} + ${notes:-0}))"
  printf 'exit-code=%s\n' "$code"
  printf 'sarif-file=%s\n' "$sarif"
  printf 'report-json=%s\n' "$work/report.json"
  printf 'version=%s\n' "$("$program" --version | sed -n 's/^sidelint //p' | head -n 1)"
} >>"$GITHUB_OUTPUT"
