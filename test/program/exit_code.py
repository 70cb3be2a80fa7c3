#!/usr/bin/env python3
"""Runs a command, and fails unless it ends with the exit code given first."""

import subprocess
import sys

code = subprocess.run(sys.argv[2:]).returncode
if code != int(sys.argv[1]):
    sys.exit(f"exit code {code}, not {sys.argv[1]}")
