"""Checks that a manual page names the options which a program lists: those of
clang-tidy --dump-config, or of a program's --help."""

import re
import sys
from pathlib import Path

listed, page = (Path(file).read_text() for file in sys.argv[1:])
options = set(re.findall(r"^ +http-[\w-]+\.(\w+):", listed, re.MULTILINE))
options |= set(re.findall(r"^ +(-[\w-]+)", listed, re.MULTILINE)) - {"-h"}
assert len(options) > 4, options
page = page.replace("\\-", "-")
missing = [o for o in options if not re.search(rf"(?<![\w-]){o}(?![\w-])", page)]
if missing:
    sys.exit(f"{sys.argv[2]} doesn't name {', '.join(sorted(missing))}")
