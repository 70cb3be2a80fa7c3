#!/usr/bin/env python3
"""Has a model suggested for a program, and prints it. Fails unless with it the
program gets the findings that it gets without, and all of its entries match. A
note that tells what the handler changes may go: a model says that of calls alone.

    suggested.py REDIRECT_TIDY FOLDER
"""

import subprocess
import sys
from pathlib import Path

tool, folder = sys.argv[1], Path(sys.argv[2])
draft = folder / "draft.yaml"


def run(*arguments):
    command = [tool, "-p", ".", "--no-cache", "--quiet", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True)


suggested = run("--suggest-model")
draft.write_text(suggested.stdout)
print(suggested.stdout)
if suggested.returncode or suggested.stderr:
    sys.exit(f"ends with {suggested.returncode}\n{suggested.stderr}")
options = "{InheritParentConfig: false, CheckOptions: {Models: %s}}"
without = run("--config={}")
with_it = run("--config=" + options % draft.resolve())


def findings(reports):
    return [line for line in reports.splitlines() if ": note: " not in line]


checked = run("--check-model", "draft.yaml")
if "warning:" not in without.stdout:
    sys.exit("there are no reports to compare")
if findings(without.stdout) != findings(with_it.stdout) or with_it.stderr:
    sys.exit(f"without it\n{without.stdout}\nwith it\n{with_it.stdout}{with_it.stderr}")
if checked.returncode or checked.stdout or checked.stderr:
    sys.exit(f"of its entries\n{checked.stdout}{checked.stderr}")
