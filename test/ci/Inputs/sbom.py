"""Checks an SBOM in SPDX 2.3 against the files of the package that it is about:

    sbom.py FOLDER SBOM

and prints the libraries that it names.
"""

import hashlib
import json
import sys
from pathlib import Path


def digest(kind, file):
    return hashlib.new(kind, file.read_bytes()).hexdigest()


def main():
    folder, file = map(Path, sys.argv[1:])
    said = json.loads(file.read_text())
    there = {
        f"./{path.relative_to(folder)}": path
        for path in folder.rglob("*")
        if path.is_file() and not path.is_symlink() and path.name != file.name
    }
    assert said["spdxVersion"] == "SPDX-2.3" and said["dataLicense"] == "CC0-1.0"
    named = {entry["fileName"]: entry for entry in said["files"]}
    assert named.keys() == there.keys(), named.keys() ^ there.keys()
    for name, entry in named.items():
        for sum in entry["checksums"]:
            assert sum["checksumValue"] == digest(sum["algorithm"], there[name]), name
    package = said["packages"][0]
    all_hashes = "".join(sorted(digest("sha1", path) for path in there.values()))
    code = hashlib.sha1(all_hashes.encode()).hexdigest()
    assert package["packageVerificationCode"]["packageVerificationCodeValue"] == code
    known = [entry["SPDXID"] for entry in said["packages"] + said["files"]]
    assert len(set(known)) == len(known)
    for relation in said["relationships"]:
        for end in ("spdxElementId", "relatedSpdxElement"):
            assert relation[end] in [*known, "SPDXRef-DOCUMENT"], relation
    assert all("downloadLocation" in entry for entry in said["packages"])
    for entry in said["packages"][1:]:
        print(entry["name"], entry["versionInfo"])


main()
