#!/usr/bin/env python3
"""Runs a command with a terminal for its standard error, and prints what it
writes there: a line for each time that it goes back to the first column."""

import os
import pty
import subprocess
import sys

ours, theirs = pty.openpty()
run = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=theirs)
os.close(theirs)
text = b""
try:
    while data := os.read(ours, 4096):
        text += data
except OSError:  # The other side was closed.
    pass
run.wait()
print(text.decode().replace("\r", "\n").replace("\x1b[K", "<clear>"))
