"""Writes build/compile_commands.json for the files given, as build systems do:
names relative to the build folder, or absolute with --absolute."""

import json
import sys
from pathlib import Path

include, *files = sys.argv[1:]
build = Path("build")
build.mkdir(exist_ok=True)
if files[0] == "--absolute":
    files = [str(Path(file).absolute()) for file in files[1:]]
else:
    files = [f"../{file}" for file in files]
commands = [
    {
        "directory": str(build.absolute()),
        "file": file,
        "arguments": ["c++", "-std=c++17", "-isystem", include, "-c", file],
    }
    for file in files
]
(build / "compile_commands.json").write_text(json.dumps(commands, indent=2))
