#!/usr/bin/env bash
# The action's step that tells what a change does to injection: a table in the summary of the job, findings on the lines that do
# it, and how many decisions change. Where nothing can be compared it says so, and passes.
# shellcheck source-path=SCRIPTDIR source=setting.sh
. "$(dirname -- "$0")/setting.sh"
cd -- "${INPUT_WORKING_DIRECTORY:-.}" || exit 0  # the linter's own step tells that

find_base
if [ -z "$base" ]; then
  printf 'Nothing is compared: this is no pull request, and base-ref names no other base.\n'
  exit 0
fi
if ! git merge-base -- "$base" HEAD >/dev/null 2>&1; then
  why='What the change does to injection is not told: the base is not in this clone. Give actions/checkout `fetch-depth: 2`
(0 where it checks out another `ref` than the one of the event), or this action `compare: "false"`.'
  printf '%s\n' "$why"
  printf '%s\n\n' "$why" >"$work/summary.md"
  [ "${INPUT_JOB_SUMMARY:-true}" != true ] || summarise "$work/summary.md"
  exit 0
fi

flags=(--color never --format "text=$work/changes.txt" --format "json=$work/changes.json")
[ "${INPUT_ANNOTATIONS:-true}" != true ] || flags+=(--format "github=$work/annotations.txt")
[ "${INPUT_JOB_SUMMARY:-true}" != true ] || flags+=(--format "markdown=$work/summary.md")
[ -z "${INPUT_CONFIG:-}" ] || flags+=(--config "$INPUT_CONFIG")
read_lines "${INPUT_COMPARE_ARGS:-}"
flags+=("${lines[@]+"${lines[@]}"}")
read_lines "${INPUT_PATHS:-.}"

code=0
"$program" diff "${flags[@]}" "$base...HEAD" -- "${lines[@]+"${lines[@]}"}" 2>"$work/errors.txt" || code=$?
say "$work/changes.txt"
say "$work/errors.txt"
if [ "$code" -gt 1 ]; then
  printf '::warning title=sidelint::What the change does to injection is not told: the log of this step says why\n'
  exit 0
fi
[ ! -s "$work/annotations.txt" ] || cat "$work/annotations.txt"
summarise "$work/summary.md"
{
  printf 'decisions-changed=%s\n' "$(sed -n 's/^"summary": {"workloads": [0-9]*, "changed": \([0-9]*\).*/\1/p' "$work/changes.json")"
  printf 'exit-code=%s\n' "$code"
} >>"$GITHUB_OUTPUT"
