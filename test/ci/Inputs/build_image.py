"""Does in a folder what a Containerfile says: build_image.py FILE CONTEXT ROOT.

ROOT is what FROM names, and becomes the image. Prints its entry point."""

import glob
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

file, context, root = sys.argv[1:]
text = re.sub(r"\\\n", " ", Path(file).read_text())
for line in text.splitlines():
    word, _, rest = line.partition(" ")
    if word == "FROM":
        assert rest == "debian:12-slim", rest
    elif word == "RUN":
        subprocess.run(["chroot", root, "sh", "-c", rest], check=True, stdout=sys.stderr)
    elif word == "COPY":
        source, target = rest.split()
        (source,) = glob.glob(f"{context}/{source}")
        shutil.copy(source, root + target)
    elif word == "WORKDIR":
        Path(root + rest).mkdir(parents=True, exist_ok=True)
    elif word == "ENTRYPOINT":
        print(*json.loads(rest))
    else:
        assert not word or word.startswith("#"), line
