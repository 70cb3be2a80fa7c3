#!/usr/bin/env python3
"""Splits the programs of other tests into several units, and compares what
redirect-tidy says of them with what it says of the program in one unit.

    split.py --redirect-tidy BINARY [--include FOLDER] [--units N] [REGEX]

Each function at namespace scope stays in one of the units; the others only
declare it, in the same lines. What belongs to a class, templates and inline
functions are in all units, as if they stood in a header. The reports must be the
same, at the same places, with the same proposal; notes may be elsewhere.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
sys.path += [str(TESTS), str(TESTS / "properties")]

from stand_ins import with_stand_ins  # noqa: E402
from tokens import closing, tokenize  # noqa: E402

FOLDERS = ["checks", "frameworks"]
RUN_LINE = re.compile(r"^// RUN: %check_redirects %s %t(.*)$", re.MULTILINE)
REPORT = re.compile(r"^(.+?):(\d+):(\d+): (?:warning|error): (.*)$", re.MULTILINE)
NO_FUNCTION = {"class", "struct", "union", "enum", "using", "typedef", "template"}


class Splitter:
    """Finds the functions of one program that can stand in a unit of their own."""

    def __init__(self, text):
        self.text = text
        self.tokens = tokenize(text)
        # (start, body, end, is a member)
        self.functions = []
        self.edits = []
        self.scan(0, len(self.tokens))

    def scan(self, i, end):
        while i < end:
            if self.tokens[i].kind == "directive" or self.tokens[i].text == ";":
                i += 1
            else:
                i = self.statement(i, end)

    def statement(self, start, end):
        tokens = self.tokens
        if tokens[start].text == "namespace" or (
            tokens[start].text == "extern" and tokens[start + 1].kind == "string"
        ):
            i = start
            while tokens[i].text not in ("{", ";"):
                i += 1
            if tokens[i].text == ";":
                return i + 1
            if i == start + 1:  # An unnamed namespace hides its functions.
                self.edits.append((tokens[i].start, tokens[i].start, "split_ "))
                self.edits.append((tokens[start].start, tokens[start].start, "inline "))
            close = closing(tokens, i)
            self.scan(i + 1, close)
            return close + 1
        names = set()
        has_parameters = False
        i = start
        while i < end:
            text = tokens[i].text
            if text == ";":
                return i + 1
            if text == "(":
                has_parameters = has_parameters or tokens[i - 1].kind == "name"
                i = closing(tokens, i)
            elif text == "[" or (text == "{" and not has_parameters):
                i = closing(tokens, i)
                names.add("=" if text == "{" else "")
            elif text == "{":
                self.add(start, i, names)
                return closing(tokens, i) + 1
            elif not has_parameters or text == "=":
                names.add(text)
            i += 1
        return end

    def add(self, start, body, names):
        tokens = self.tokens
        if names & (NO_FUNCTION | {"=", "inline", "constexpr", "operator"}):
            return
        if "static" in names:
            static = next(t for t in tokens[start:body] if t.text == "static")
            self.edits.append((static.start, static.end, " " * 6))
        signature = self.text[tokens[start].start : tokens[body].start]
        name = signature.split("(")[0]
        is_member = "::" in name.split()[-1]
        if re.search(r"\bauto\b", name) and "->" not in signature:
            return
        self.functions.append(
            (tokens[start].start, tokens[body].start, tokens[closing(tokens, body)].end,
             is_member)
        )

    def unit(self, number, count):
        """The program as its number-th unit has it."""
        edits = list(self.edits)
        for index, (start, body, end, is_member) in enumerate(self.functions):
            if index % count == number:
                continue
            if is_member:
                edits.append((start, end, blank(self.text[start:end])))
            else:
                edits.append((body, end, ";" + blank(self.text[body:end])[1:]))
        return apply(edits, self.text)

    def whole(self):
        return apply(self.edits, self.text)


def blank(text):
    return re.sub(r"[^\n]", " ", text)


def apply(edits, text):
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def reports(tool, folder, units, flags):
    """What redirect-tidy says of the units, by place and proposal."""
    compiler = "clang++" if units[0].suffix == ".cpp" else "clang"
    commands = [
        {
            "directory": str(folder),
            "file": str(unit),
            "arguments": [compiler, *flags, "-c", str(unit)],
        }
        for unit in units
    ]
    (folder / "compile_commands.json").write_text(json.dumps(commands))
    done = subprocess.run(
        [tool, "-p", str(folder), "--no-cache", "--quiet"],
        capture_output=True, text=True, check=False, cwd=folder,
    )
    if done.returncode not in (0, 1):
        return {f"exit code {done.returncode}": done.stderr[-2000:]}
    found = {}
    for _, line, column, text in REPORT.findall(done.stdout):
        proposed = re.findall(r"use (\d+)", text)
        found[f"{line}:{column}"] = f"{text.split(' with')[0]}, use {' or '.join(proposed)}"
    return found


def compare(tool, path, flags, count):
    splitter = Splitter(re.sub(r"// *CHECK-[^\r\n]*", "//", path.read_text()))
    if len(splitter.functions) < 2:
        return None
    with tempfile.TemporaryDirectory() as temp:
        folder = Path(temp)
        whole = folder / f"whole{path.suffix}"
        whole.write_text(splitter.whole())
        flags = with_stand_ins(tool, whole, flags)
        parts = []
        for number in range(count):
            parts.append(folder / f"part{number}{path.suffix}")
            parts[-1].write_text(splitter.unit(number, count))
        expected = reports(tool, folder, [whole], flags)
        found = reports(tool, folder, parts, flags)
    return expected, found


def flags_of(path, options, include):
    """The flags of a test, and the folder that is looked into first."""
    own, _, flags = f"{options} ".partition(" -- ")
    std = re.search(r"--std (\S+)", own)
    std = std[1] if std else "c++17"
    result = [f"-std={std}", *flags.replace("%S", str(path.parent)).split()]
    return [*result, "-isystem", include] if include else result


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--redirect-tidy", required=True)
    parser.add_argument("--include", help="has headers that stand in for others")
    parser.add_argument("--units", type=int, default=3)
    parser.add_argument("regex", nargs="?", default="")
    args = parser.parse_args()
    # It runs elsewhere.
    args.redirect_tidy = os.path.abspath(args.redirect_tidy)
    args.include = args.include and os.path.abspath(args.include)
    failed = passed = 0
    for folder in FOLDERS:
        for path in sorted((TESTS / folder).rglob("*.c*")):
            name = str(path.relative_to(TESTS))
            options = RUN_LINE.search(path.read_text()) if path.is_file() else None
            if not options or not re.search(args.regex, name):
                continue
            compared = compare(args.redirect_tidy, path, flags_of(path, options[1], args.include),
                               args.units)
            if compared is None:
                continue
            expected, found = compared
            different = {
                place: (expected.get(place), found.get(place))
                for place in sorted({*expected, *found})
                if expected.get(place) != found.get(place)
            }
            if different or not expected:
                failed += 1
                print(f"{name}: {len(expected)} reports in one unit")
                for place, (whole, split) in different.items():
                    print(f"  {place}\n    in one unit: {whole}\n    split:       {split}")
            else:
                passed += 1
                print(f"{name}: the same {len(expected)} reports")
    print(f"{passed} programs are the same, {failed} are not")
    sys.exit(failed != 0 or passed == 0)


if __name__ == "__main__":
    main()
