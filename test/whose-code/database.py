#!/usr/bin/env python3
"""Writes FOLDER/compile_commands.json for all C and C++ files below it.

    database.py FOLDER [FLAG...]
"""

import json
import sys
from pathlib import Path

folder = Path(sys.argv[1]).resolve()
commands = [
    {
        "directory": str(folder),
        "file": str(file),
        "arguments": ["cc", *sys.argv[2:], f"-I{folder}/src", "-c", str(file)],
    }
    for file in sorted(folder.rglob("*.c*"))
    if file.suffix in (".c", ".cpp")
]
(folder / "compile_commands.json").write_text(json.dumps(commands, indent=1))
