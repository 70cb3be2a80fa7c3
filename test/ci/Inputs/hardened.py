#!/usr/bin/env python3
"""Reads out of programs and libraries how they are hardened, and fails if one
isn't: hardened.py FILE_OR_FOLDER...

It uses readelf, as Debian's hardening-check does.
"""

import re
import subprocess
import sys
from pathlib import Path


def elf_files(paths):
    for path in paths:
        files = [path] if path.is_file() else sorted(path.rglob("*"))
        for file in files:
            if file.is_file() and not file.is_symlink():
                with file.open("rb") as data:
                    if data.read(4) == b"\x7fELF":
                        yield file


def problems(file):
    done = subprocess.run(
        ["readelf", "-W", "-h", "-l", "-d", "--dyn-syms", file],
        capture_output=True,
        check=True,
        text=True,
    )
    text = done.stdout
    path = re.search(r"\((?:RUNPATH|RPATH)\).*\[(.*)\]", text)
    if path and not all(entry.startswith("/") for entry in path[1].split(":")):
        yield f"looks for libraries in the working folder: [{path[1]}]"
    if not re.search(r"Type: +DYN", text):
        yield "is no position independent code"
    if not re.search(r"GNU_STACK .* RW ", text):
        yield "has a stack that can be executed"
    if "GNU_RELRO" not in text:
        yield "has no RELRO"
    if "__stack_chk_fail" not in text:
        yield "has no stack protector"
    # The plugin says itself that it was built for another LLVM, and is loaded
    # for that although it refers to functions that aren't there.
    is_program = re.search(r"\(FLAGS_1\).*PIE|INTERP", text)
    if is_program and not re.search(r"\(FLAGS_1\).*NOW", text):
        yield "looks functions up when they are called (no BIND_NOW)"


def main():
    files = list(elf_files(map(Path, sys.argv[1:])))
    found = [f"{file}: {problem}" for file in files for problem in problems(file)]
    for file in files:
        print(file.name)
    sys.exit("\n".join(found) or 0)


if __name__ == "__main__":
    main()
