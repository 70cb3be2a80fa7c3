#!/usr/bin/env python3
"""Compiles one file by many kinds of compile commands, and says what becomes of it.

    command_kinds.py FOLDER KINDS REDIRECT_TIDY [OPTION...]

KINDS has a line for each kind: NAME | DIRECTORY | FILE | COMMAND, or only NAME |
COMMAND. {t} is FOLDER, {flags} what all of them need. Printed are the exit code,
whether the reports are those of the first kind, and what stands on standard error.
"""

import json
import subprocess
import sys
from pathlib import Path

HTTPLIB = Path(__file__).resolve().parent / "Inputs"
folder = Path(sys.argv[1]).resolve()
values = {"t": str(folder), "flags": f"-std=c++17 -DSTATUS=302 -Iinclude -I{HTTPLIB}"}
expected = None
for line in Path(sys.argv[2]).read_text().splitlines():
    parts = [part.strip().format(**values) for part in line.split("|")]
    if len(parts) == 2:
        parts[1:1] = [str(folder), "orders.cpp"]
    name, directory, file, command = parts
    build = folder / "kinds" / name
    build.mkdir(parents=True, exist_ok=True)
    entry = {"directory": directory, "file": file, "command": command}
    if "'" not in command:
        entry["arguments"] = entry.pop("command").split()
    (build / "compile_commands.json").write_text(json.dumps([entry]))
    run = subprocess.run(
        [*sys.argv[3:], "-p", str(build), "--no-cache"], capture_output=True, text=True
    )
    expected = expected or run.stdout
    print(f"{name}: {run.returncode}", "same" if run.stdout == expected else run.stdout)
    print(run.stderr)
