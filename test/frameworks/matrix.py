#!/usr/bin/env python3
"""Tests a framework's model: every way to register a handler with every way to
send a redirect.

    matrix.py FOLDER --llvm-tools=DIR --plugin=FILE     as lit does, for one
    matrix.py --table                                   docs/frameworks.md
    matrix.py FOLDER --print                            the program that is made

FOLDER holds matrix.toml, which says how code for the framework is written, or
several such files (matrix-c.toml, matrix-cpp.toml), each with a title that tells
them apart. Out of each comes one program with a handler for each case:

    GET             registered for GET, or behind a guard: nothing is reported
    answer          a POST whose body is read, redirected to another page: 303
    forward         a POST redirected to the same path elsewhere: 307
    unrestricted    the same without a method: 307
    guard           registered for all methods, refuses all but POST: 303

each with every way to register that can do it, every way to send, and every way
to spell the status. What is expected follows from the case alone (see section 2
of how-it-works.md), not from what the checks say. The fixes are applied; then
each handler must have the status it should, spelled in the same way, the
program must still compile, and nothing more is reported. Where the headers are
given by -isystem, the same is reported with -I; stand-ins, by the newest LLVM,
also where they lie in the project's own folder, beside its own headers, with
-Iinclude and with -I.

What a way to register or to send says for itself (read, guard, forward,
target, never) goes before what the file says for all.

The headers are stand-ins if the first that is included lies in the folder
include, or in the one that `include` names.

A cell that the framework can't have has its reason under [without].
"""

import argparse
import difflib
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.dont_write_bytecode = True
from check_redirects import APPLIED  # noqa: E402

CASES = ["GET", "answer", "forward", "unrestricted", "guard"]
SPELLINGS = ["implicit", "constant", "number"]
EXPECTED = {"GET": 302, "answer": 303, "forward": 307, "unrestricted": 307, "guard": 303}
NEWEST = "llvm-22"
OWN_HEADER = "#ifndef SHOP_VERSION_H\n#define SHOP_VERSION_H\nint shopVersion();\n#endif\n"
CHECKS = "-*,http-redirect-loses-method,http-redirect-implicit-see-other"


class Case:
    """One handler: how it is registered, what it sends, and what that becomes."""

    def __init__(self, spec, number, name, register, send, spelling):
        self.spec = spec
        self.name = name
        self.register = register
        self.send = send
        self.spelling = spelling
        self.function = f"case{number}"
        self.path = f"/v1/orders{number}"

    def __str__(self):
        return (
            f"{self.function}: {self.name}, registered by {self.register['name']}, "
            f"sent by {self.send['name']}, status {self.spelling}"
        )

    def status(self, code):
        """The status as it is spelled here; None if there is no such spelling."""
        if self.spelling == "implicit":
            return self.send["implicit"].get(str(code))
        own = self.send.get("statuses", self.spec["statuses"])
        return own[self.spelling].get(str(code))

    def method(self):
        """The method for which it is registered: GET, POST or any."""
        if self.name in ("unrestricted", "guard"):
            return "any"
        wanted = "GET" if self.name == "GET" else "POST"
        return wanted if wanted in self.register else "any"

    def guard(self):
        """The method that a test in the handler lets through, if any."""
        if self.name == "guard":
            return "POST"
        if self.method() == "any" and self.name != "unrestricted":
            return "GET" if self.name == "GET" else "POST"
        return None

    def said(self, key, default=None):
        """What the way to register, the way to send or the file says of a key."""
        for place in (self.register, self.send, self.spec):
            if key in place:
                return place[key]
        return default

    def fill(self, text, **more):
        values = {"name": self.function, "path": self.path, **more}
        return re.sub(r"\$(\w+)", lambda m: values.get(m[1], m[0]), text)

    def body(self, code):
        forwards = self.name in ("forward", "unrestricted")
        target = self.said("target", '"/done"')
        pieces = []
        if self.guard():
            pieces.append(self.said("guard")[self.guard()])
        if self.name in ("answer", "guard", "GET"):
            pieces.append(self.said("read"))
        if forwards:
            pieces.append(self.said("forward").get("setup", ""))
            target = self.said("forward")["target"]
        pieces.append(
            self.fill(self.send["code"], target=target, status=self.status(code) or "")
        )
        return "\n".join(self.fill(piece) for piece in pieces if piece)

    def definition(self, code):
        shape = self.register.get("handler", self.spec.get("handler", ""))
        method = self.method()
        return self.fill(
            shape, body=self.body(code), method=method, Method=method.title()
        )

    def registration(self, code):
        text = self.register.get(self.method(), "")
        return self.fill(text, body=self.body(code))


def is_possible(case):
    """True if the framework can do the case as it is written."""
    if case.method() not in case.register:
        return False
    if case.guard() and case.guard() not in case.said("guard", {}):
        return False
    if case.name in case.said("never", []):
        return False
    return case.status(302) is not None


def cases_of(spec):
    result = []
    for register in spec["register"]:
        for send in spec["send"]:
            if send["name"] in register.get("not-with", []):
                continue
            for spelling in SPELLINGS:
                if spelling == "implicit" and "implicit" not in send:
                    continue
                if spelling != "implicit" and spelling not in send.get(
                    "spellings", list(send.get("statuses", spec["statuses"]))
                ):
                    continue
                for name in CASES:
                    case = Case(spec, len(result), name, register, send, spelling)
                    if is_possible(case):
                        result.append(case)
    return result


def program(spec, cases, code_of):
    """The program with each case's status as code_of says."""
    lines = [f"#include <{header}>" for header in spec["includes"]]
    lines.append(spec.get("prelude", ""))
    for case in cases:
        lines.append(f"// {case}")
        lines.append(case.definition(code_of(case)))
    registrations = "\n".join(case.registration(code_of(case)) for case in cases)
    lines.append(spec.get("setup", "$registrations").replace("$registrations", registrations))
    return "\n".join(lines) + "\n"


def run(command, **more):
    return subprocess.run(command, capture_output=True, text=True, check=False, **more)


def fail(reason, *details):
    sys.exit("\n".join([f"matrix: {reason}", *map(str, details)]))


def read_specs(folder):
    files = sorted(folder.glob("matrix*.toml"), key=lambda file: file.stem)
    return [read_spec(file) for file in files]


def read_spec(file):
    spec = tomllib.loads(file.read_text())
    spec["file"] = f"{file.parent.name}/{file.name}"
    spec["include"] = file.parent / spec.get("include", "include")
    return spec


def has_stand_ins(spec):
    return (spec["include"] / spec["includes"][0]).exists()


def flags_of(spec):
    flags = [f"-std={spec.get('std', 'c++17')}", *spec.get("flags", [])]
    if spec["include"].is_dir():
        flags += ["-isystem", str(spec["include"])]
    for package in spec.get("pkg-config", []):
        flags += run(["pkg-config", "--cflags", package]).stdout.split()
    return flags


def reported(output, file):
    """The lines of the reports, and which status each proposes."""
    found = {}
    for line, text in re.findall(
        rf"^{re.escape(str(file))}:(\d+):\d+: warning: (.*)$", output, re.MULTILINE
    ):
        proposed = re.search(r"; (\d+) ", text)
        is_open = ", 303 shows a page" in text
        found[int(line)] = "either" if is_open or not proposed else proposed[1]
    return found


def test(spec, tools, plugin):
    cases = cases_of(spec)
    check_coverage(spec, cases)
    suffix = ".cpp" if "++" in spec.get("std", "c++17") else ".c"
    with tempfile.TemporaryDirectory() as temp:
        file = Path(temp) / f"matrix{suffix}"
        file.write_text(program(spec, cases, lambda case: 302))
        tidy = [
            tools / "clang-tidy",
            f"-load={plugin}",
            f"-checks={CHECKS}",
            "-quiet",
            "-config={}",
        ]
        tidy.append(str(file))
        flags = ["--", *flags_of(spec)]
        as_own = reports_as_own(spec, tidy)
        in_project = reports_in_project(spec, tidy, Path(temp), tools)
        before = file.read_text()
        first = APPLIED.sub("", run([*tidy, "-fix", *flags]).stdout)
        expect_no_error(first, "the program")
        compare(file, before, cases, first)
        for way, said in (as_own | in_project).items():
            expect_no_error(said, f"the program with {way}")
            compare_as_own(first, said, way)
        compare_fixed(file, cases, spec)
        last = run([*tidy, *flags]).stdout
        expect_no_error(last, "what the fixes leave")
        again = reported(last, file)
        left = [case for case in cases if not has_fix(case) and EXPECTED[case.name] != 302]
        if len(again) > len(left):
            fail("more is reported after the fixes than has none:", again)
    print(f"{spec['file']}: {len(cases)} cases")


def expect_no_error(output, what):
    if errors := re.findall(r"^.*error:.*$", output, re.MULTILINE):
        fail(f"{what} doesn't compile:", *errors[:20])


def reports_as_own(spec, command):
    """What is said with -I for -isystem; nothing where there is neither."""
    flags = flags_of(spec)
    own = ["-I" if flag == "-isystem" else flag for flag in flags]
    return {"-I": run([*command, "--", *own]).stdout} if own != flags else {}


def reports_in_project(spec, command, folder, tools):
    """What is said if the stand-ins' headers are copied into the project, into
    its own include folder or beside its source, where a header of its own is.
    Whose code that is doesn't depend on LLVM: the newest is asked."""
    if not has_stand_ins(spec) or tools.parent.name != NEWEST:
        return {}
    said = {}
    include = folder / "include"
    for place, way in ((include, "-Iinclude"), (folder, "-I.")):
        shutil.copytree(spec["include"], place, dirs_exist_ok=True)
        (place / "shop_version.h").write_text(OWN_HEADER)
        flags = replace_folder(flags_of(spec), spec["include"], way)
        own = ["-include", "shop_version.h"]
        said[way] = run([*command, "--", *own, *flags], cwd=folder).stdout
        if place == include:
            shutil.rmtree(include)
    return said


def replace_folder(flags, folder, flag):
    at = flags.index(str(folder))
    return [*flags[: at - 1], flag, *flags[at + 1 :]]


def compare_as_own(output, as_own, way):
    """Nothing depends on whether the framework lies in a folder of the system's
    or, vendored, fetched, unpacked, copied, in one of the project's."""
    differing = difflib.unified_diff(
        output.splitlines(),
        as_own.splitlines(),
        "with -isystem",
        f"with {way}",
        lineterm="",
    )
    if lines := list(differing):
        fail("the reports depend on the flag:", *lines[:40])


def has_fix(case):
    return case.status(EXPECTED[case.name]) is not None


def compare(file, text, cases, output):
    """Every report belongs to a case that expects it, and the other way round."""
    lines = text.splitlines()
    found = reported(output, file)
    wrong = []
    seen = set()
    for line, proposed in found.items():
        case = case_at(lines, line, cases)
        if case is None:
            wrong.append(f"line {line}, no case: {lines[line - 1]}")
            continue
        seen.add(case.function)
        if str(EXPECTED[case.name]) != proposed or EXPECTED[case.name] == 302:
            wrong.append(f"{case}\n    is reported: use {proposed}")
    for case in cases:
        if EXPECTED[case.name] != 302 and case.function not in seen:
            wrong.append(f"{case}\n    is not reported")
    if wrong:
        fail("reports differ:", *wrong, "", "The first in full:", output[:3000])


def case_at(lines, line, cases):
    """The case in whose text a line stands: each begins with its own marker."""
    by_name = {case.function: case for case in cases}
    for number in range(line - 1, -1, -1):
        if match := re.search(r"(?<![a-z])(case\d+)\b", lines[number]):
            return by_name.get(match[1])
    return None


def compare_fixed(file, cases, spec):
    """What the fixes leave is the program as its author should have written it."""
    wanted = program(
        spec, cases, lambda case: EXPECTED[case.name] if has_fix(case) else 302
    )
    left = file.read_text()
    if left == wanted:
        return
    differing = [
        f"  - {a}\n  + {b}"
        for a, b in zip(wanted.splitlines(), left.splitlines())
        if a != b
    ]
    fail("the fixes differ (- as it should be, + as it is):", *differing[:40])


def cells_of(cases, spec):
    shown = {case.name for case in cases} | {case.spelling for case in cases}
    return {cell: cell in shown for cell in [*CASES, *SPELLINGS]}


def check_coverage(spec, cases):
    """Every cell is shown, or has a reason; every way is used."""
    without = spec.get("without", {})
    wrong = []
    for cell, is_shown in cells_of(cases, spec).items():
        if is_shown == (cell in without):
            wrong.append(
                f"'{cell}' is shown and yet under [without]"
                if is_shown
                else f"no case shows '{cell}', and [without] gives no reason"
            )
    for kind in ("register", "send"):
        for way in spec[kind]:
            if not any(getattr(case, kind) is way for case in cases):
                wrong.append(f"{kind} '{way['name']}' has no case")
    if wrong:
        fail(f"{spec['file']}:", *wrong)


def model_field(text, key):
    match = re.search(rf"^{key}: (.*)$", text, re.MULTILINE)
    return match[1].strip('"') if match else ""


def row(name, model, spec, cases, others):
    cells = cells_of(cases, spec)
    headers = "stand-ins" if has_stand_ins(spec) else "real"
    return (
        f"| {name} | `{model}` | {headers} | {len(spec['register'])} | "
        f"{len(spec['send'])} | "
        + " | ".join("yes" if is_shown else "-" for is_shown in cells.values())
        + f" | {len(cases)} | {others or '-'} |"
    )


def table(root):
    """docs/frameworks.md, made of the models and of what tests them."""
    models = sorted((root / "lib/Models/frameworks").glob("*.yaml"))
    rows, reasons = [], []
    for model in models:
        if model.stem == "texts":
            continue
        framework = model_field(model.read_text(), "framework")
        folder = root / "test/frameworks" / model.stem
        specs = read_specs(folder)
        if not specs:
            fail(f"{framework} has a model and no {folder}/matrix.toml")
        others = sum(len(list(folder.glob(kind))) for kind in ("*.c", "*.cpp"))
        for spec in specs:
            name = ", ".join([framework, *([spec["title"]] if "title" in spec else [])])
            rows.append(row(name, model.stem, spec, cases_of(spec), others))
            others = 0
            for cell, why in spec.get("without", {}).items():
                reasons.append(f"- {name}, {cell}: {why}")
    return "\n".join(
        [
            "# Frameworks",
            "",
            "<!-- Made by `test/frameworks/matrix.py --table` of the models and",
            "their tests; edit those. -->",
            "",
            "The checks know a framework by its model, a file of",
            "[lib/Models/frameworks](../lib/Models/frameworks). The option",
            "`Frameworks` takes the names in the second column;",
            "[Writing a model](writing-a-model.md) tells how to add one of your own.",
            "What no model covers is found",
            "[by its shape](how-it-works.md#what-no-model-covers) where that is",
            "unmistakable.",
            "",
            "Each row is tested by one program: every way to register a handler",
            "with every way to send a redirect, for the cases in the head of the",
            "table, on the framework's own headers or on stand-ins that declare the",
            "same. The last column counts the files of tests that are written case by",
            "case.",
            "",
            "| framework | name | headers | ways to register | ways to send | "
            + " | ".join([*CASES, *SPELLINGS])
            + " | cases | other tests |",
            "|---" * (7 + len(CASES) + len(SPELLINGS)) + "|",
            *rows,
            "",
            "What is missing, and why:",
            "",
            *(reasons or ["- nothing"]),
            "",
        ]
    )


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--llvm-tools", type=Path)
    parser.add_argument("--plugin")
    parser.add_argument("--table", action="store_true")
    parser.add_argument("--print", action="store_true")
    args = parser.parse_args()
    if args.table:
        sys.stdout.write(table(Path(__file__).resolve().parents[2]))
    elif args.print:
        for spec in read_specs(args.folder.resolve()):
            print(program(spec, cases_of(spec), lambda case: 302))
    else:
        for spec in read_specs(args.folder.resolve()):
            test(spec, args.llvm_tools, args.plugin)


if __name__ == "__main__":
    main()
