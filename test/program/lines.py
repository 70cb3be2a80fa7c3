#!/usr/bin/env python3
"""Runs a command and prints what it writes on standard error: a line for each
time that it goes back to the first column.

    lines.py pipe|terminal COMMAND...

A terminal takes a machine that has pseudo terminals.
"""

import os
import pty
import subprocess
import sys

ours, theirs = pty.openpty() if sys.argv[1] == "terminal" else os.pipe()
run = subprocess.Popen(sys.argv[2:], stdout=subprocess.DEVNULL, stderr=theirs)
os.close(theirs)
text = b""
try:
    while data := os.read(ours, 4096):
        text += data
except OSError:  # The other side of a terminal was closed.
    pass
run.wait()
print(text.decode().replace("\r", "\n").replace("\x1b[K", "<clear>"))
