#!/usr/bin/env python3
"""Types a part of a file, as somebody does in an editor: typing.py FILE -- SERVER...

What stands between the lines "// typed" and "// end" isn't there at first. It
is typed character by character, and the server reads the file after each. Then
each quick fix is taken in turn and the report has to go with it. At last the
part is removed from its beginning, character by character, so that other halves
of it are left.

Printed is each report of our checks that came up on the way, once and in the
order of coming, then what is reported at the end, then what the quick fixes
make of it. A server that dies or hangs fails the test.
"""

import argparse
import sys
from pathlib import Path

from language_server import LanguageServer, applied
from show import show


class Typist:
    """A file in an editor, with all that its reports said so far."""

    def __init__(self, server, file, text):
        self.server, self.file, self.text = server, file, text
        self.seen = []
        server.open(file, text)
        self.read()

    def read(self):
        reports = [
            diagnostic
            for diagnostic in self.server.diagnostics(self.file)
            if str(diagnostic.get("code", "")).startswith("http-")
        ]
        for report in reports:
            if report["message"] not in self.seen:
                self.seen.append(report["message"])
        return reports

    def replace(self, begin, end, new):
        places = {"start": position(self.text, begin), "end": position(self.text, end)}
        self.text = self.text[:begin] + new + self.text[end:]
        self.server.change(self.file, text=new, range=places)
        return self.read()


def position(text, offset):
    line_start = text.rfind("\n", 0, offset) + 1
    return {"line": text.count("\n", 0, offset), "character": offset - line_start}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("server", nargs="+")
    options = parser.parse_args()
    file = options.file.resolve()
    before, _, rest = file.read_text().partition("// typed\n")
    typed, _, after = rest.partition("// end\n")
    with LanguageServer(options.server, file.parent) as server:
        typist = Typist(server, file, before + after)
        reports = []
        for offset, character in enumerate(typed, len(before)):
            reports = typist.replace(offset, offset, character)
        print("While typing:", *typist.seen, sep="\n  ")
        for report in reports:
            show(server, file, typist.text, report)
        take_quick_fixes(typist, reports)
        seen = len(typist.seen)
        for _ in typed:
            typist.replace(len(before), len(before) + 1, "")
        print("While removing:", *typist.seen[seen:], sep="\n  ")


def take_quick_fixes(typist, reports):
    """Takes each fix, sees that the report has gone, and takes it back."""
    whole = typist.text
    for report in reports:
        for action in typist.server.quick_fixes(typist.file, report):
            fixed = applied(whole, action, typist.file)
            left = typist.replace(0, len(typist.text), fixed)
            if len(left) != len(reports) - 1:
                sys.exit(f"'{action['title']}' leaves {left}")
            typist.replace(0, len(typist.text), whole)


if __name__ == "__main__":
    sys.exit(main())
