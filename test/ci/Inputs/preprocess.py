#!/usr/bin/env python3
"""Preprocesses a text as a file of the build is compiled, but with another folder
in the place of LLVM's headers.

    preprocess.py COMPILE_COMMANDS FILE FOLDER <TEXT
"""

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

database, file, folder = sys.argv[1:]
with open(database) as opened:
    entry = next(e for e in json.load(opened) if e["file"].endswith(f"/{file}"))
command = shlex.split(entry["command"])
# Neither its input, its output nor its precompiled header.
command = command[: command.index("-o")]
text = re.sub(r"-Xclang -include(-pch)? -Xclang \S+", "", shlex.join(command))
command = [
    folder if Path(word, "llvm/ADT").is_dir() else word for word in shlex.split(text)
]
command = command[next(n for n, w in enumerate(command) if "++" in w) :]
sys.exit(subprocess.run([*command, "-E", "-x", "c++", "-"]).returncode)
