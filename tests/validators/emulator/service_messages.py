"""service_messages.py FOLDER…: each folder's teamcity.txt, read by the grammar of TeamCity's documentation ("Service Messages") and held
against json-v1.json. JetBrains publishes no reader for this language, but the writer of its test runners: what that makes of
the values read must be what was read."""

import json
import pathlib
import re
import sys

from teamcity.messages import escape_value

# ##teamcity[name key='value' …]; a value ends at the first quote that no bar escapes.
MESSAGE = re.compile(r"##teamcity\[([A-Za-z]+)((?: [A-Za-z]+='(?:[^|'\[\]\r\n]|\|.)*')+)\]")
PROPERTY = re.compile(r" ([A-Za-z]+)='((?:[^|']|\|.)*)'")
MEANINGS = {"'": "'", "|": "|", "n": "\n", "r": "\r", "[": "[", "]": "]"}
LIMITS = {"id": 255, "name": 255, "category": 255, "description": 4000, "typeId": 255, "message": 4000, "file": 4000}


def unescaped(written):
    return re.sub(r"\|(.)", lambda escape: MEANINGS[escape[1]], written)


def read(line):
    whole = MESSAGE.fullmatch(line)
    assert whole, f"no message: {line[:200]}"
    values = {key: unescaped(value) for key, value in PROPERTY.findall(whole[2])}
    written = "".join(f" {key}='{escape_value(value)}'" for key, value in values.items())
    assert written == whole[2], f"written otherwise by JetBrains: {line[:200]}"
    for key, value in values.items():
        assert len(value) <= LIMITS.get(key, 4000), f"{key} is too long: {line[:200]}"
    return whole[1], values


def check(folder):
    lines = (folder / "teamcity.txt").read_text(encoding="utf-8").split("\n")
    assert lines.pop() == "", "the last line does not end"
    findings = json.loads((folder / "json-v1.json").read_text(encoding="utf-8"))["findings"]
    types = set()
    inspections = []
    for name, values in map(read, lines):
        if name == "inspectionType":
            assert set(values) == {"id", "name", "category", "description"} and values["id"] not in types, values
            types.add(values["id"])
        else:
            assert name == "inspection" and values["typeId"] in types, values
            inspections.append(values)
    assert len(inspections) == len(findings), (len(inspections), len(findings))
    for values, finding in zip(inspections, findings):
        severity = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}[finding["severity"]]
        assert (values["typeId"], values["line"], values["SEVERITY"]) == (finding["rule"], str(finding["line"]), severity), values
        if re.fullmatch(r"(?!.*##)[\x20-\x7e]*", finding["file"] + finding["message"]):
            assert values["file"] == finding["file"] and values["message"].startswith(finding["message"][:200]), values


for line in ("##teamcity[inspection typeId='a'b']", "##teamcity[inspection typeId='a|x']", "##teamcity[inspection typeId='a]']"):
    try:
        read(line)
    except (AssertionError, KeyError):
        continue
    raise AssertionError(f"this is read: {line}")
for folder in sys.argv[1:]:
    check(pathlib.Path(folder))
