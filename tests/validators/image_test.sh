#!/usr/bin/env bash
# The last stage of the Containerfile, built by buildah over the program of build/dist/packages (or $SIDELINT_PACKAGES): what is in
# the image, as whom it runs, and that it does.
# shellcheck source-path=SCRIPTDIR source=setting.sh
. "$(dirname -- "$0")/setting.sh"
packages=${SIDELINT_PACKAGES:-$root/build/dist/packages}
[ -d "$packages" ] || { printf 'skipped: no packages here (cmake --workflow --preset dist)\n'; exit 77; }
command -v buildah >/dev/null || { printf 'skipped: no buildah here\n'; exit 77; }
[ "$(id -u)" -eq 0 ] || { printf 'skipped: only root builds without a daemon everywhere\n'; exit 77; }

export BUILDAH_ISOLATION=chroot
buildah() { command buildah --root "$scratch/storage" --runroot "$scratch/run" --storage-driver vfs "$@"; }

mkdir "$scratch/context" "$scratch/repository"
tar -xzf "$packages"/*.tar.gz -C "$scratch/context" --strip-components 2 --wildcards '*/bin/sidelint'
# The stage that compiles takes half an hour; what it would leave behind stands in for it.
{
  printf 'FROM scratch AS build\nCOPY sidelint /source/build/dist/linter/sidelint\n'
  sed -n '/^FROM scratch$/,$p' "$root/Containerfile"
} >"$scratch/context/Containerfile"
buildah build-using-dockerfile --quiet --tag sidelint "$scratch/context" >/dev/null

container=$(buildah from sidelint)
inside=$(buildah mount "$container")
found=$(cd "$inside" && find . -type f)
[ "$found" = ./sidelint ] || fail "the image holds $found"
configured=$(buildah inspect --format '{{.OCIv1.Config.User}} {{.OCIv1.Config.Entrypoint}} {{.OCIv1.Config.WorkingDir}}' "$container")
[ "$configured" = '65534:65534 [/sidelint] /work' ] || fail "the image runs $configured"

printf 'apiVersion: v1\nkind: Namespace\nmetadata: {name: shop, labels: {istio-injection: "true"}}\n' >"$scratch/repository/namespace.yaml"
chmod 755 "$scratch" "$scratch/repository"
code=0
buildah run --user 65534:65534 --volume "$scratch/repository:/work:ro" "$container" -- /sidelint --quiet --format concise >"$scratch/said" || code=$?
[ "$code" -eq 1 ] || fail "exit code $code: $(cat "$scratch/said")"
grep -q '^namespace.yaml:3:.*selection/namespace-label-value' "$scratch/said" || fail "it says $(cat "$scratch/said")"
