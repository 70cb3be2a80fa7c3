#!/usr/bin/env python3
"""Runs the examples of a page, and compares what they print with what the page
says.

    page_examples.py PAGE FOLDER DATABASE-SCRIPT COMMAND...

Blocks of C++ begin with the name of their file: `// orders.cpp`. A block without
a language is what `$ redirect-tidy ARGUMENTS` prints after them.
"""

import re
import subprocess
import sys
from pathlib import Path

BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = "$ redirect-tidy "

page, folder, database, *command = sys.argv[1:]
folder = Path(folder)
count = failed = 0
for language, text in BLOCK.findall(Path(page).read_text()):
    if language == "cpp":
        (folder / re.match(r"// (\S+)\n", text)[1]).write_text(text)
    elif text.startswith(COMMAND):
        asked, _, expected = text.removeprefix(COMMAND).partition("\n")
        subprocess.run([sys.executable, database, folder], check=True)
        done = subprocess.run(
            [*command, "--no-cache", "--quiet", *asked.split()],
            cwd=folder, capture_output=True, text=True, check=False,
        )
        count += 1
        if done.stdout != expected:
            failed += 1
            print(f"{COMMAND}{asked} prints\n{done.stdout}{done.stderr}and not\n{expected}")
print(f"{count} examples, {failed} of them wrong")
sys.exit(failed != 0 or count == 0)
