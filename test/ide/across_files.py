"""Edits two files as somebody does in an editor: across_files.py FOLDER SERVER...

legacy.cpp has a handler, routes.cpp registers it: for GET, until that is changed
and saved. Prints what is then shown of legacy.cpp, its quick fixes, which of the
open files were looked at again, and what a second session begins with.
"""

import sys
import time
from pathlib import Path

from language_server import LanguageServer, applied
from show import position

folder = Path(sys.argv[1]).resolve()
server_command = sys.argv[2:]
routes, legacy = folder / "routes.cpp", folder / "legacy.cpp"
other, edited = folder / "others.cpp", folder / "edited.cpp"
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


def shown_until(server, is_last):
    """What the server says of files, up to what is waited for."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        message = server.messages.get(timeout=SECONDS)
        if message and message.get("method") == "textDocument/publishDiagnostics":
            about = message["params"]
            file = folder / Path(about["uri"]).name
            yield file, about
            if is_last(file, about):
                return
    sys.exit("nothing more is said")


with LanguageServer(server_command, folder) as server:
    server.open(legacy, legacy.read_text())
    print("before:", len(server.diagnostics(legacy)))
    wait_for_index("legacy.cpp")
    # The first index is news, of which the server tells when it is written.
    server.diagnostics(legacy)
    for file in (other, edited):
        server.open(file, file.read_text())
        server.diagnostics(file)
    # Not saved: what it asks for isn't known.
    server.change(edited, text=edited.read_text() + "\n")
    server.diagnostics(edited)
    text = routes.read_text()
    server.open(routes, text)
    line = [t.strip()[:10] for t in text.split("\n")].index("server.Get")
    place = {
        "start": {"line": line, "character": 9},
        "end": {"line": line, "character": 12},
    }
    server.change(routes, range=place, text="Post")
    changed = folder / "changed"
    changed.write_text(text.replace("Get", "Post", 1))
    changed.rename(routes)  # Never half written.
    save(server, routes)
    again, shown = set(), []

    def is_told(file, about):
        if file == legacy:
            shown[:] = about["diagnostics"]
        again.add(file.name)
        return shown and {legacy.name, edited.name} <= again

    list(shown_until(server, is_told))
    # What it has to say of this file comes before what it says of a change.
    server.change(other, text=other.read_text() + "// The end.\n")
    said = shown_until(server, lambda f, about: f == other and about.get("version") == 2)
    again |= {file.name for file, about in said if about.get("version") == 1}
    print("looked at again:", *sorted(again - {routes.name}))
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
