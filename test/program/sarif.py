#!/usr/bin/env python3
"""Prints what a SARIF file says, one line for each rule, result, note, fix, and
notification of what wasn't read."""

import json
import sys
from pathlib import Path


def place(location, file=None):
    physical = location.get("physicalLocation", location)
    file = file or physical["artifactLocation"]["uri"]
    region = physical["region"]
    return f"{file.rsplit('/', 1)[-1]}:{region['startLine']}:{region['startColumn']}"


document = json.loads(Path(sys.argv[1]).read_text())
assert document["version"] == "2.1.0"
(run,) = document["runs"]
rules = run["tool"]["driver"]["rules"]
for rule in rules:
    assert rule["help"] == rule["fullDescription"]
    print(f"rule {rule['id']}: {rule['help']['text']}")
for result in run["results"]:
    assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    (location,) = result["locations"]
    print(result["ruleId"], result["level"], f"{place(location)}: {result['message']['text']}")
    for location in result.get("relatedLocations", []):
        print(f"  {place(location)}: {location['message']['text']}")
    for fix in result.get("fixes", []):
        for change in fix["artifactChanges"]:
            file = change["artifactLocation"]["uri"]
            for edit in change["replacements"]:
                end = edit["deletedRegion"]["endColumn"]
                at = place({"region": edit["deletedRegion"]}, file)
                print(f"  fix {at}-{end}: {edit['insertedContent']['text']}")
(invocation,) = run["invocations"]
for notification in invocation.get("toolExecutionNotifications", []):
    print(f"notification {notification['level']}: {notification['message']['text']}")
