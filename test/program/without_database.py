#!/usr/bin/env python3
"""Runs a command in a copy of the current folder around which there are no compile
commands, as there are around the build folder of these tests."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

with tempfile.TemporaryDirectory() as folder:
    copy = Path(folder) / "copy"
    shutil.copytree(".", copy)
    sys.exit(subprocess.run(sys.argv[1:], cwd=copy).returncode)
