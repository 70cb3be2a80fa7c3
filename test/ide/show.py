#!/usr/bin/env python3
"""Shows what an editor would: show.py FILE -- SERVER...

    9:34-37 warning: ... [http-redirect-loses-method]
      related 8:10: handler registered for POST here
      quick fix: use 307 Temporary Redirect: clients repeat the request
        res.set_redirect("/welcome", 307);

Positions count from 1. Below a quick fix stand the lines that it changes, as
they are then.
"""

import argparse
import sys
from pathlib import Path

from language_server import LanguageServer, applied

SEVERITIES = {1: "error", 2: "warning", 3: "information", 4: "hint"}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("server", nargs="+")
    options = parser.parse_args()
    file = options.file.resolve()
    text = file.read_text()
    with LanguageServer(options.server, file.parent) as server:
        server.open(file, text)
        for diagnostic in sorted(server.diagnostics(file), key=begin):
            show(server, file, text, diagnostic)


def begin(diagnostic):
    where = diagnostic["range"]["start"]
    return where["line"], where["character"]


def show(server, file, text, diagnostic):
    start, end = diagnostic["range"]["start"], diagnostic["range"]["end"]
    ends = f"{end['line'] + 1}:" if end["line"] != start["line"] else ""
    print(
        f"{position(start)}-{ends}{end['character'] + 1} "
        f"{SEVERITIES[diagnostic['severity']]}: {diagnostic['message']} "
        f"[{diagnostic.get('code', '')}]"
    )
    for note in diagnostic.get("relatedInformation", []):
        place = note["location"]
        name = "" if place["uri"] == file.as_uri() else Path(place["uri"]).name
        where = position(place["range"]["start"])
        print(f"  related {name}{':' if name else ''}{where}: {note['message']}")
    for action in server.quick_fixes(file, diagnostic):
        print(f"  quick fix: {action['title']}")
        fixed = applied(text, action, file).split("\n")
        for old, new in zip(text.split("\n"), fixed):
            if old != new:
                print(f"    {new.strip()}")


def position(where):
    return f"{where['line'] + 1}:{where['character'] + 1}"


if __name__ == "__main__":
    sys.exit(main())
