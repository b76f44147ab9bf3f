# Sourced by the action's steps that run the linter. Inputs come as INPUT_* variables; results go to $GITHUB_OUTPUT.
# shellcheck shell=bash disable=SC2034  # the steps use the variables
set -euo pipefail

program=${SIDELINT_PROGRAM:-sidelint}
work=$(mktemp -d "${RUNNER_TEMP:-/tmp}/sidelint.XXXXXX")

# read_lines TEXT: its lines without blanks around them, into the array `lines`.
read_lines() {
  lines=()
  local line
  while IFS= read -r line || [ -n "$line" ]; do
    line=${line#"${line%%[![:space:]]*}"}
    line=${line%"${line##*[![:space:]]}"}
    [ -z "$line" ] || lines+=("$line")
  done <<<"$1"
}

# say FILE: prints what a manifest has a hand in. It must not be taken for a command of the runner.
say() {
  [ -s "$1" ] || return 0
  local token
  token=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  printf '::stop-commands::%s\n' "$token"
  cat "$1"
  printf '\n::%s::\n' "$token"
}

# summarise FILE: adds it to the summary of the job.
summarise() {
  if [ -s "$1" ] && [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then cat "$1" >>"$GITHUB_STEP_SUMMARY"; fi
}

# find_base: what changes are seen from, into `base`; nothing where that is not said. A pull request is checked out as its merge
# into the base unless the workflow asks otherwise: there it is the first parent, the base as it is now. What the event names
# is the base as it was at the last push.
find_base() {
  base=${INPUT_BASE_REF:-}
  [ -z "$base" ] || return 0
  base=${PULL_REQUEST_BASE:-}
  [ -n "$base" ] || return 0
  case ${GITHUB_REF:-} in
    refs/pull/*/merge) ;;
    *) return 0 ;;
  esac
  local head parents
  read -r head parents <<<"$(git rev-list --no-walk --parents HEAD 2>/dev/null)"
  if [ "$head" = "${GITHUB_SHA:-}" ]; then base=${parents%% *}; fi
  [ -n "$base" ] || base=$PULL_REQUEST_BASE  # a clone of that one commit
}
