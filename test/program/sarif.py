#!/usr/bin/env python3
"""Prints what a SARIF file says, one line for each rule, result, note, fix, and
notification of what wasn't read. With a folder, that is where files stand: the
tokens that regions hold and the lines' fingerprints are compared with them."""

import json
import sys
from pathlib import Path
from urllib.parse import unquote

BLOCK = 100


def signs_of(text):
    """As GitHub hashes lines: UTF-16 without blanks, ended by 65535."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace(" ", "").replace("\t", "").encode("utf-16-le")
    units = [int.from_bytes(text[i : i + 2], "little") for i in range(0, len(text), 2)]
    return [*units, 65535]


def line_hashes(text):
    signs = signs_of(text)
    starts = [0] + [i + 1 for i, sign in enumerate(signs) if sign == 10]
    seen, hashes = {}, []
    for start in starts:
        block = (signs[start : start + BLOCK] + [0] * BLOCK)[:BLOCK]
        value = 0
        for sign in block:
            value = (value * 37 + sign) % 2**64
        seen[value] = seen.get(value, 0) + 1
        hashes.append(f"{value:x}:{seen[value]}")
    return hashes


# What GitHub's own tests expect.
assert line_hashes("") == ["c129715d7a2bc9a3:1"]
assert line_hashes(" a\nb\n  \t\tc\n d")[1:3] == ["54703d4cd895b18:1", "180aee12dab6264:1"]
assert line_hashes("Lorem ipsum dolor sit amet.\n" * 10)[5:7] == [
    "a7f2ff13bc495cf2:6",
    "a7f2ff1481e87703:1",
]


def name_of(artifact):
    uri = unquote(artifact["uri"])
    if "uriBaseId" not in artifact:
        return "outside " + uri.rsplit("/", 1)[-1]
    assert artifact["uriBaseId"] in run["originalUriBaseIds"] and ":" not in uri
    return uri


def place(physical, file=None):
    region = physical["region"]
    file = file or name_of(physical["artifactLocation"])
    at = f"{file}:{region['startLine']}:{region['startColumn']}-{region['endColumn']}"
    if "snippet" in region:
        at += f" '{region['snippet']['text']}'"
    return at


def check_fingerprint(result):
    physical = result["locations"][0]["physicalLocation"]
    text = (folder / name_of(physical["artifactLocation"])).read_bytes().decode()
    hashed = line_hashes(text)[physical["region"]["startLine"] - 1]
    assert result["partialFingerprints"]["primaryLocationLineHash"] == hashed


document = json.loads(Path(sys.argv[1]).read_text())
folder = Path(sys.argv[2]) if len(sys.argv) > 2 else None
assert document["version"] == "2.1.0"
(run,) = document["runs"]
rules = run["tool"]["driver"]["rules"]
for rule in rules:
    assert rule["help"]["text"] == rule["fullDescription"]["text"]
    assert rule["help"]["markdown"].startswith(f"# {rule['id']}\n")
    assert "](.." not in rule["help"]["markdown"]
    assert rule["helpUri"].endswith(f"/docs/checks/{rule['id']}.md")
    level = rule["defaultConfiguration"]["level"]
    print(f"rule {rule['id']} ({level}): {rule['help']['text']}")
for result in run["results"]:
    assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    (location,) = result["locations"]
    if folder:
        check_fingerprint(result)
    print(
        result["ruleId"],
        result["level"],
        f"{place(location['physicalLocation'])}: {result['message']['text']}",
    )
    said = result["properties"]
    print(f"  {said['status']} for {said['methods']}, rather {said['proposed']}")
    for location in result.get("relatedLocations", []):
        print(f"  {place(location['physicalLocation'])}: {location['message']['text']}")
    for fix in result.get("fixes", []):
        for change in fix["artifactChanges"]:
            file = name_of(change["artifactLocation"])
            for edit in change["replacements"]:
                at = place({"region": edit["deletedRegion"]}, file)
                print(f"  fix {at}: {edit['insertedContent']['text']}")
(invocation,) = run["invocations"]
for notification in invocation.get("toolExecutionNotifications", []):
    print(f"notification {notification['level']}: {notification['message']['text']}")
