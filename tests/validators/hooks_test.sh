#!/usr/bin/env bash
# The hooks, run by pre-commit itself in a repository of their own.
# shellcheck source-path=SCRIPTDIR source=setting.sh
. "$(dirname -- "$0")/setting.sh"
need python/bin/pre-commit
command -v git >/dev/null || { printf 'skipped: no git here\n'; exit 77; }
export PRE_COMMIT_HOME=$scratch/pre-commit HOME=$scratch GIT_CONFIG_NOSYSTEM=1 SIDELINT_BIN=$program PRE_COMMIT_COLOR=never
pre_commit() { "$validators/python/bin/pre-commit" "$@"; }

pre_commit validate-manifest "$root/.pre-commit-hooks.yaml"

# The hooks' own repository holds no more than pre-commit takes of it, whatever state the work tree is in.
hooks=$scratch/hooks
mkdir -p "$hooks/.github"
cp "$root/.pre-commit-hooks.yaml" "$hooks/"
cp -r "$root/.github/hook" "$hooks/.github/"
commit() { git add --all && git -c user.name=t -c user.email=t@example.org commit --quiet --message "$1"; }
(cd "$hooks" && git init --quiet --initial-branch main && commit hooks)

mkdir "$scratch/repository"
cd "$scratch/repository"
git init --quiet --initial-branch main
cat >namespace.yaml <<'MANIFEST'
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    istio-injection: enabled
MANIFEST
cat >cart.yaml <<'MANIFEST'
apiVersion: apps/v1
kind: Deployment
metadata: {name: cart, namespace: shop}
spec:
  selector: {matchLabels: {app: cart}}
  template:
    metadata:
      labels: {app: cart}
      annotations: {sidecar.istio.io/inject: "true"}
    spec: {containers: [{name: cart, image: cart}]}
MANIFEST
printf 'mesh: {istio-version: "1.27", default-revision: default, policy: enabled}\n' >.sidelint.yaml
commit manifests

# hook ID: runs it on what is staged; its words are in $said.
hook() { said=$(pre_commit try-repo "$hooks" "$1" --verbose 2>&1); }

PATH=$(dirname "$program"):$PATH
for id in sidelint sidelint-system; do
  printf '# nothing new\n' >>cart.yaml
  git add cart.yaml
  hook $id || fail "$id stops a commit without a mistake: $said"

  sed 's/^metadata: {name: cart, namespace: shop}/metadata: {name: cart, namespace: shop, annotations: {sidecar.istio.io\/inject: "false"}}/' \
    cart.yaml >changed && mv changed cart.yaml
  git add cart.yaml
  if hook $id; then fail "$id lets a mistake pass: $said"; fi
  case $said in
    *placement/inject-on-controller-metadata*cart.yaml:3:*) ;;
    *) fail "$id does not say what is wrong: $said" ;;
  esac
  git checkout --quiet HEAD -- cart.yaml

  # Only the namespace is in the commit; the workload that it turns away is not.
  sed 's/enabled/disabled/' namespace.yaml >changed && mv changed namespace.yaml
  git add namespace.yaml
  if hook $id; then :; fi
  case $said in
    *'shop/cart'*cart.yaml*namespace.yaml* | *namespace.yaml*'shop/cart'*) ;;
    *) fail "$id does not name the workload that the namespace changes: $said" ;;
  esac
  git checkout --quiet HEAD -- namespace.yaml
done
