#!/usr/bin/env python3
"""Interrupts a run of redirect-tidy while it looks at a unit that takes long.

    interrupt.py REDIRECT_TIDY FOLDER

The folder has the units a.cpp and slow.cpp. The interrupt is sent when a result
for the first has been kept.
"""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

tool, folder = sys.argv[1], Path(sys.argv[2])
temporary = folder / "temporary"
temporary.mkdir()
outputs = [f"--{kind}={folder}/out.{kind}" for kind in ("sarif", "html", "index")]
# Where tests run in the background, the shell has it ignored.
signal.signal(signal.SIGINT, signal.SIG_DFL)
run = subprocess.Popen(
    [tool, "-p", folder, "--jobs=1", f"--cache={folder}/cache", "--fix", *outputs],
    env={**os.environ, "TMPDIR": str(temporary)},
    stdout=subprocess.PIPE,
    stderr=subprocess.STDOUT,
)
waited = time.monotonic() + 300
while not list(folder.glob("cache/llvmcache-*")):
    if run.poll() is not None:
        sys.exit("the run ended by itself")
    if time.monotonic() > waited:
        run.kill()
        sys.exit("the run keeps nothing")
    time.sleep(0.05)
run.send_signal(signal.SIGINT)
output = run.communicate()[0]
if run.returncode != -signal.SIGINT:
    sys.exit(f"the run ended with {run.returncode}")
if output:
    sys.exit(f"the run said {output!r}")
left = [*folder.glob("out.*"), *temporary.iterdir()]
left += [file for file in folder.glob("cache/*") if "tmp" in file.name]
if left:
    sys.exit(f"the run left {left}")
