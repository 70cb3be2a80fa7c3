"""Edits two files as somebody does in an editor: across_files.py FOLDER SERVER...

legacy.cpp has a handler, routes.cpp registers it: for GET, until that is changed
and saved. Prints what is then shown of legacy.cpp, its quick fixes, and what a
second session begins with.
"""

import sys
import time
from pathlib import Path

from language_server import LanguageServer, applied
from show import position

folder = Path(sys.argv[1]).resolve()
server_command = sys.argv[2:]
routes, legacy = folder / "routes.cpp", folder / "legacy.cpp"
index = folder / ".cache" / "redirect-tidy" / "routes.index"
SECONDS = 120  # Machines are busy at times.


def wait_for_index(wanted):
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        if index.exists() and wanted in index.read_text():
            return
        time.sleep(0.05)
    sys.exit(f"the index says nothing of {wanted}")


def tell(diagnostics):
    for d in diagnostics:
        print(f"{position(d['range']['start'])}: {d['message'].split(':')[0]} [{d['code']}]")


def save(server, file):
    server.notify("textDocument/didSave", textDocument={"uri": file.as_uri()})


with LanguageServer(server_command, folder) as server:
    server.open(legacy, legacy.read_text())
    print("before:", len(server.diagnostics(legacy)))
    wait_for_index("legacy.cpp")
    text = routes.read_text()
    server.open(routes, text)
    line = text.split("\n").index('  server.Get("/v1/items", showLegacy);')
    place = {
        "start": {"line": line, "character": 9},
        "end": {"line": line, "character": 12},
    }
    server.change(routes, range=place, text="Post")
    routes.write_text(text.replace("Get", "Post"))
    save(server, routes)
    begin = time.monotonic()
    while not (shown := server.diagnostics(legacy)):
        assert time.monotonic() < begin + SECONDS
    print("after:")
    tell(shown)
    print("page:", shown[0]["codeDescription"]["href"])
    for action in server.quick_fixes(legacy, shown[0]):
        print("quick fix:", action["title"])
        new = applied(legacy.read_text(), action, legacy).split("\n")
        print("\n".join(l for l in new if l not in legacy.read_text().split("\n")))

with LanguageServer(server_command, folder) as server:
    server.open(legacy, legacy.read_text())
    print("next session:")
    tell(server.diagnostics(legacy))
