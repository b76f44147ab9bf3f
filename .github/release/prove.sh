#!/usr/bin/env bash
# prove.sh VERSION FOLDER: whether the packages in FOLDER are what a release promises: their names and what is in them, one
# static file that starts at once, and an archive that the action installs. Writes SHA256SUMS and the bill of
# materials beside them.
set -euo pipefail

version=$1
folder=$(cd -- "$2" && pwd)
root=$(cd -- "$(dirname -- "$0")/../.." && pwd)
name=sidelint-$version-linux-x86_64
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { printf 'FAILED: %s\n' "$*" >&2; exit 1; }

(cd "$folder" && sha256sum -- *.tar.gz *.deb >SHA256SUMS)

tar -xzf "$folder/$name.tar.gz" -C "$work"
for file in bin/sidelint share/man/man1/sidelint.1 share/bash-completion/completions/sidelint share/zsh/vendor-completions/_sidelint \
  share/fish/vendor_completions.d/sidelint.fish share/sidelint/config.schema.json share/sidelint/json-v1.schema.json share/sidelint/diff-v1.schema.json \
  share/sidelint/sbom.spdx.json share/doc/sidelint/copyright share/doc/sidelint/third-party/libssl-dev.txt; do
  [ -s "$work/$name/$file" ] || fail "$name.tar.gz has no $file"
done
dpkg-deb --extract "$folder/sidelint_${version}_amd64.deb" "$work/installed"
cmp "$work/installed/usr/bin/sidelint" "$work/$name/bin/sidelint" || fail "the Debian package has another /usr/bin/sidelint"

cp "$work/$name/share/sidelint/sbom.spdx.json" "$folder/"  # what the release attests

program=$work/$name/bin/sidelint
readelf --dynamic --sections --wide "$program" >"$work/parts"
if grep NEEDED "$work/parts"; then fail "the program needs libraries of the machine"; fi
if grep ' \.symtab' "$work/parts"; then fail "the program is not stripped"; fi
size=$(stat -c %s "$program")
told=$(sed -n 's/.*(some \([0-9]*\) MB.*/\1/p' "$root/README.md")
[ $((size / 1000000 - told)) -ge -1 ] && [ $((size / 1000000 - told)) -le 1 ] || fail "README.md tells of $told MB, and the program has $size bytes"
[ "$("$program" --version)" = "sidelint $version" ] || fail "the program is another release: $("$program" --version)"

micros=1000000  # the best of many, since other programs run as well
for _ in {1..50}; do
  start=$(date +%s%N)
  "$program" --version >/dev/null
  took=$((($(date +%s%N) - start) / 1000))
  [ "$took" -ge "$micros" ] || micros=$took
done
[ "$micros" -lt 10000 ] || fail "--version takes $micros microseconds"

mkdir "$work/repository" "$work/releases" "$work/tools"
ln -s "$folder" "$work/releases/v$version"
: >"$work/output"
RUNNER_TOOL_CACHE=$work/tools GITHUB_OUTPUT=$work/output INPUT_VERSION=v$version SIDELINT_RELEASES=file://$work/releases \
  "$root/.github/action/install.sh"
installed=$(sed -n 's/^program=//p' "$work/output")
printf 'apiVersion: v1\nkind: Namespace\nmetadata: {name: shop, labels: {istio-injection: "true"}}\n' >"$work/repository/namespace.yaml"
code=0
(cd "$work/repository" && "$installed" --quiet) >"$work/report" || code=$?
[ "$code" -eq 1 ] || fail "the installed program ends with $code"
grep -q 'selection/namespace-label-value' "$work/report" || fail "the installed program says: $(cat "$work/report")"
printf '%s: %s bytes, starts in %s microseconds\n' "$name" "$size" "$micros"
