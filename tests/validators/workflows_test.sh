#!/usr/bin/env bash
# The workflows, the action and the examples of the documentation: actionlint, the schemas of GitHub and GitLab, zizmor.
# shellcheck source-path=SCRIPTDIR source=setting.sh
. "$(dirname -- "$0")/setting.sh"
need bin/actionlint python/bin/check-jsonschema python/bin/zizmor
cd "$root"
shopt -s nullglob globstar
workflows=(.github/workflows/*.yml docs/**/github/*.yml)
gitlab=(docs/**/gitlab/*.yml)
azure=(docs/**/azure-pipelines*.yml)
check=$validators/python/bin/check-jsonschema

"$validators/bin/actionlint" -no-color "${workflows[@]}"
"$check" --builtin-schema vendor.github-workflows "${workflows[@]}"
"$check" --builtin-schema vendor.github-actions action.yml
[ ${#gitlab[@]} -eq 0 ] || "$check" --builtin-schema vendor.gitlab-ci --data-transform gitlab-ci "${gitlab[@]}"
[ ${#azure[@]} -eq 0 ] || "$check" --regex-variant python --builtin-schema vendor.azure-pipelines --data-transform azure-pipelines "${azure[@]}"
"$validators/python/bin/zizmor" --offline --no-progress --color never --config "$here/zizmor.yml" "${workflows[@]}" action.yml
if command -v shellcheck >/dev/null; then shellcheck --external-sources --severity warning tests/validators/*.sh .github/*/*.sh; fi

# What they are there to find.
printf 'on: pull_request\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo "${{ github.event.pull_request.title }}"\n' \
  >"$scratch/wrong.yml"
refuses "$validators/bin/actionlint" -no-color "$scratch/wrong.yml"
refuses "$validators/python/bin/zizmor" --offline --no-progress --color never "$scratch/wrong.yml"
sed 's/^  using: composite/  using: bash/' action.yml >"$scratch/action.yml"
refuses "$check" --builtin-schema vendor.github-actions "$scratch/action.yml"
