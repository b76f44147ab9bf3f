#!/usr/bin/env bash
# The logging commands of Azure Pipelines, read by the library of its tasks, and the service messages of TeamCity, read by their
# documented grammar and written anew by JetBrains' own library: the same findings as in the report for programs.
# shellcheck source-path=SCRIPTDIR source=setting.sh
. "$(dirname -- "$0")/setting.sh"
need node_modules/azure-pipelines-task-lib/taskcommand.js node_modules/@actions/expressions/package.json python/bin/python
mapfile -t sets < <(report_sets)
node "$here/emulator/azure.mjs" "${sets[@]}"
"$validators/python/bin/python" "$here/emulator/service_messages.py" "${sets[@]}"
