#!/usr/bin/env bash
# The action's step that finds the program: from a release (checked and kept in the tool cache), built from this checkout, or
# from the PATH. Writes `program=PATH` to $GITHUB_OUTPUT.
set -euo pipefail

here=$(cd -- "$(dirname -- "$0")/../.." && pwd)
die() {
  printf '::error title=sidelint::%s\n' "$*"
  exit 2
}

# fetch URL FILE: with the token where there is one. SIDELINT_RELEASES names another place than GitHub's.
fetch() {
  local authorisation=()
  [ -z "${INPUT_TOKEN:-}" ] || authorisation=(-H "Authorization: Bearer $INPUT_TOKEN")
  curl -fsSL --retry 3 "${authorisation[@]+"${authorisation[@]}"}" -o "$2" "$1" || die "cannot download $1"
}

install_release() {
  local version=${INPUT_VERSION:-${ACTION_REF:-}}
  version=${version#v}
  case $version in
    *[!0-9A-Za-z.+-]*) die "version is no version" ;;
    [0-9]*) ;;
    *) die "no release to download: set version, or use the action by a tag" ;;
  esac
  case $(uname -s)-$(uname -m) in
    Linux-x86_64) ;;
    *) die "there is no release for $(uname -s) on $(uname -m): use install-mode source" ;;
  esac
  local folder=${RUNNER_TOOL_CACHE:-${RUNNER_TEMP:-/tmp}}/sidelint/$version/x86_64
  program=$folder/sidelint
  [ ! -x "$program" ] || return 0
  local archive=sidelint-$version-linux-x86_64.tar.gz work
  local repository=${ACTION_REPOSITORY:-sidelint/sidelint}
  local releases=${SIDELINT_RELEASES:-https://github.com/$repository/releases/download}
  work=$(mktemp -d)
  fetch "$releases/v$version/$archive" "$work/$archive"
  local wanted=${INPUT_CHECKSUM:-}
  if [ -z "$wanted" ]; then
    fetch "$releases/v$version/SHA256SUMS" "$work/SHA256SUMS"
    wanted=$(awk -v name="$archive" '$2 == name || $2 == "*" name {print $1}' "$work/SHA256SUMS")
  fi
  printf '%s  %s\n' "$wanted" "$work/$archive" | sha256sum --check --status ||
    die "$archive is not what its checksum says: it is not used"
  # A list of checksums proves little if it comes from where the archive does. GitHub itself tells who asks which workflow made it.
  if [ -z "${INPUT_CHECKSUM:-}" ] && [ -n "${INPUT_TOKEN:-}" ] && command -v gh >/dev/null; then
    GH_TOKEN=$INPUT_TOKEN gh attestation verify "$work/$archive" --repo "$repository" >&2 ||
      die "$archive was not made by the workflow of $repository: it is not used"
  fi
  mkdir -p "$folder"
  tar -xzf "$work/$archive" -C "$work" --no-same-owner
  install -m 755 "$(find "$work" -type f -name sidelint -perm -u+x | head -n 1)" "$program"
  rm -rf "$work"
}

case ${INPUT_INSTALL_MODE:-binary} in
  binary) install_release ;;
  source)
    "$here/lint" --version >&2
    program=$here/build/release/linter/sidelint
    ;;
  none) program=$(command -v sidelint) || die "sidelint is not on the PATH, and install-mode is none" ;;
  *) die "install-mode is binary, source or none" ;;
esac
printf 'program=%s\n' "$program" >>"$GITHUB_OUTPUT"
