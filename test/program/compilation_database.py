#!/usr/bin/env python3
"""Writes FOLDER/compile_commands.json: how each .cpp and .c file in the folder
is compiled, against the small stand-in for cpp-httplib.

    compilation_database.py FOLDER [FLAG...]
"""

import json
import sys
from pathlib import Path

HTTPLIB = Path(__file__).resolve().parent / "Inputs"
folder = Path(sys.argv[1]).resolve()
compilers = {".c": ["cc"], ".cpp": ["c++", "-std=c++17"]}
commands = [
    {
        "directory": str(folder),
        "file": file.name,
        "arguments": [*compilers[file.suffix], f"-I{HTTPLIB}", *sys.argv[2:], "-c", file.name],
    }
    for file in sorted(folder.iterdir())
    if file.suffix in compilers
]
(folder / "compile_commands.json").write_text(json.dumps(commands, indent=1))
