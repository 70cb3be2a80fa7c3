"""page.py PROGRAM PAGE FOLDER FLAG...: runs what a page shows.

Writes the page's C++ to FOLDER/orders.cpp and runs each of its queries there; fails unless
the places and the count are those of the page.
"""

import re
import shlex
import subprocess
import sys
from pathlib import Path

program, page, folder, *flags = sys.argv[1:]
text = Path(page).read_text()
(code,) = re.findall(r"^```cpp\n(.*?)^```$", text, re.M | re.S)
Path(folder, "orders.cpp").write_text(code)
shown = re.findall(r"^```console\n\$ (.*?)\n(.*?)^```$", text, re.M | re.S)
for command, wanted in shown:
    words = [program, *shlex.split(command)[1:], "--", *flags]
    printed = subprocess.run(words, cwd=folder, stdout=subprocess.PIPE, text=True).stdout
    told = re.findall(r"^(?:.*/)?(orders\.cpp:.*|\d+ match.*)\n", printed, re.M)
    if told != wanted.splitlines():
        sys.exit(f"{command}\nprints:\n{printed}")
print(len(shown), "queries")
