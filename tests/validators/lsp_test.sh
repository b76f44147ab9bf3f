#!/usr/bin/env bash
# The language server in the hands of pygls, a client library of its own making (emulator/lsp_client.py).
# shellcheck source-path=SCRIPTDIR source=setting.sh
. "$(dirname -- "$0")/setting.sh"
need python/bin/python python/bin/check-jsonschema
"$validators/python/bin/python" "$here/emulator/lsp_client.py" "$program" "$scratch"
