# Sourced by ./lint and ./check: from a bare Debian 12 or Ubuntu 24.04 to a built tree. Everything it says goes to stderr; it
# says nothing, and uses no network, when nothing is missing. Needs $root, the source directory.
# shellcheck shell=sh

build_packages="g++ cmake ninja-build pkg-config libfmt-dev libcli11-dev nlohmann-json3-dev libssl-dev libyaml-dev
  libyaml-cpp-dev libtree-sitter-dev libre2-dev zlib1g-dev ca-certificates python3-pip
  python3-setuptools python3-wheel"
test_packages="libgtest-dev clang-format-14 clang-tidy-14"

say() { printf 'sidelint: %s\n' "$*" >&2; }
die() { say "$@"; exit 2; }

# quietly COMMAND…: shows the command's output as it comes on a terminal, else only when it fails. The command reads nothing:
# standard input may be what the linter was given to read.
quietly() {
  if [ -t 2 ]; then
    "$@" >&2 </dev/null
  else
    log=$(mktemp)
    if "$@" >"$log" 2>&1 </dev/null; then
      rm -f "$log"
    else
      cat "$log" >&2
      rm -f "$log"
      return 1
    fi
  fi
}

# missing_packages PACKAGE…: those that are not installed, as words, each after a space.
missing_packages() {
  installed=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "$@" 2>/dev/null | sed -n 's/ installed$//p')
  for package in "$@"; do
    printf '%s\n' "$installed" | grep -qxF "$package" || printf ' %s' "$package"
  done
}

# install_packages PACKAGE…: installs what is missing, as root or through sudo.
install_packages() {
  if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    return 0  # no Debian: the configure step names what it does not find
  fi
  missing=$(missing_packages "$@")
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" -eq 0 ]; then
    as_root=""
  elif command -v sudo >/dev/null; then
    as_root="sudo"
  else
    die "these packages are missing, and neither root nor sudo is at hand to install them. Ask for:" \
      "apt-get install --no-install-recommends$missing"
  fi
  say "installing$missing"
  # shellcheck disable=SC2086  # lists of words
  quietly $as_root apt-get update -qq &&
    quietly $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing ||
    die "apt-get could not install$missing"
}

# build PRESET [--target TARGET]: configures it if need be, then builds what changed. One build at a time: hooks start several
# ./lint at once.
build() {
  tree="$root/build/$1"
  mkdir -p "$tree"
  exec 9>"$root/build/lock"
  flock 9
  touch "$tree/started"  # so that what is edited during the build counts as newer than it
  if [ ! -f "$tree/build.ninja" ]; then
    say "building (preset $1); this first time takes some minutes"
  fi
  if [ -z "$(find "$tree/build.ninja" -newer "$root/CMakePresets.json" 2>/dev/null)" ]; then
    (cd "$root" && quietly cmake --preset "$1") || die "configuring failed"
  fi
  (cd "$root" && quietly cmake --build --preset "$@") || die "the build failed"
  mv "$tree/started" "$tree/built"
  exec 9>&-
}

# is_built PRESET: whether nothing was written, added or removed in the source since the last build. Faster than asking
# the build tool, which matters to a linter that is run at every commit.
is_built() {
  [ -f "$root/build/$1/built" ] &&
    [ -z "$(cd "$root" && find engine rules reporters linter .cmake CMakeLists.txt CMakePresets.json \
      -newer "build/$1/built" -print -quit)" ]
}
