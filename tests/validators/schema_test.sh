#!/usr/bin/env bash
# The schema of the configuration in an editor: yaml-language-server reads it, with pygls as the editor.
# shellcheck source-path=SCRIPTDIR source=setting.sh
. "$(dirname -- "$0")/setting.sh"
server=node_modules/yaml-language-server/bin/yaml-language-server
need "$server" python/bin/python
"$program" config schema >"$scratch/.sidelint.schema.json"
"$validators/python/bin/python" "$here/emulator/schema_client.py" "$validators/$server" "$scratch"
