#!/usr/bin/env python3
"""Puts the list in a JSON file into the opposite order."""

import json
import sys
from pathlib import Path

file = Path(sys.argv[1])
file.write_text(json.dumps(json.loads(file.read_text())[::-1]))
