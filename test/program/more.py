#!/usr/bin/env python3
"""Checks that more knowledge never takes a report away: what a program's unit
shows alone is also reported with all that other units say.

    more.py --redirect-tidy BINARY --clang-tidy BINARY --plugin FILE
            [--jobs N] [REGEX]

Each program of the other tests whose name REGEX matches is looked at

    alone     by clang-tidy, which sees one unit and nothing else
    itself    by redirect-tidy, as a program of one unit
    beside    with up to GROUP others, which have nothing to do with it
    told      by clang-tidy, with the route index of itself, and of all of these
    reversed  the same, in the opposite order
    split     its functions shared out to two units, each of which is looked at
              alone as well: what it calls is then defined elsewhere

The reports must be the same or more, by file and line. If one is gone,
redirect-tidy --why must name what proves that it has to go: methods that don't
get there, or calls that report it instead.

The whole of it takes a quarter of an hour of a core:  more.py ... ''
"""

import argparse
import concurrent.futures
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent))

from split import RUN_LINE, TESTS, Splitter, flags_of  # noqa: E402
from stand_ins import with_stand_ins  # noqa: E402

FOLDERS = ["checks", "corpus", "frameworks", "heuristics"]
GROUP = 8
REPORT = re.compile(r"^(.+?):(\d+):\d+: (?:warning|error): .*\[http-[\w,-]+\]$", re.MULTILINE)
PROOFS = [
    "silent: only methods get here that a redirect doesn't change",
    "silent: tests of the method let no POST, PUT, PATCH or DELETE through",
    "silent: no request gets here: tests before it let none through",
    "silent: a later write replaces the status",
    # A call of another unit's function gives the response another status.
    "keeps the method, and nothing shows that the request has been carried out",
    "silent: another report covers it",
    "unknown: which of the classes that override",
]


class Runner:
    def __init__(self, args):
        self.args = args

    def alone(self, unit, flags, index=""):
        """What clang-tidy reports of a unit, told of others by an index."""
        options = f"--config={{CheckOptions: {{RouteIndex: '{index}'}}}}"
        done = subprocess.run(
            [self.args.clang_tidy, f"-load={self.args.plugin}", "-checks=-*,http-*",
             options, "--quiet", "-header-filter=.*", unit, "--", *flags],
            capture_output=True, text=True, check=False, cwd=unit.parent,
        )
        return places(done.stdout)

    def program(self, folder, units, why=None):
        """What redirect-tidy reports of units with their flags, in this order."""
        commands = [
            {"directory": str(folder), "file": str(unit),
             "arguments": [compiler(unit), *flags, "-c", str(unit)]}
            for unit, flags in units
        ]
        (folder / "compile_commands.json").write_text(json.dumps(commands))
        done = subprocess.run(
            [self.args.redirect_tidy, "-p", folder, "--root", folder, "--no-cache",
             "--index", folder / "index", "--quiet", "-j1", *(["--why", why] if why else [])],
            capture_output=True, text=True, check=False, cwd=folder,
        )
        return done.stdout if why else places(done.stdout)


def compiler(unit):
    return "clang++" if unit.suffix == ".cpp" else "clang"


def places(output):
    return {(Path(file).name, int(line)) for file, line, *_ in REPORT.findall(output)}


class Program:
    """A program of another test, copied: what is configured beside it doesn't
    count, and its name is its own."""

    def __init__(self, path, options, folder, tool):
        self.name = str(path.relative_to(TESTS))
        text = re.sub(r"// *CHECK-[^\r\n]*", "//", path.read_text())
        stem = re.sub(r"\W", "_", self.name)
        self.unit = folder / f"{stem}{path.suffix}"
        self.unit.write_text(text)
        flags = ["-I" + str(path.parent), *flags_of(path, options, "")]
        self.flags = with_stand_ins(tool, self.unit, flags)
        self.parts = []
        splitter = Splitter(text)
        if len(splitter.functions) < 2:
            return
        for number in range(2):
            self.parts.append(folder / f"{stem}_part{number}{path.suffix}")
            self.parts[-1].write_text(splitter.unit(number, 2))


def missing(runner, how, expected, found, folder, units):
    """The reports that are gone and that nothing proves wrong."""
    problems = []
    for file, line in sorted(expected - found):
        unit = next(unit for unit, _ in units if unit.name == file)
        why = runner.program(folder, units, f"{unit}:{line}")
        if not any(proof in why for proof in PROOFS):
            problems.append(f"{how}: {file}:{line} is gone\n{indented(why)}")
    return problems


def told(runner, program, expected, folder, units):
    """The same, with the index that the last run over the units has left."""
    found = runner.alone(program.unit, program.flags, folder / "index")
    return missing(runner, "told", expected, found, folder, units)


def indented(text):
    return "".join(f"    {line}\n" for line in text.splitlines())


def check_group(runner, group, folder):
    """Checks some programs by themselves and beside each other."""
    problems = []
    alone = {}
    for program in group:
        own = [(program.unit, program.flags)]
        alone[program] = runner.alone(*own[0])
        found = runner.program(folder, own)
        problems += missing(runner, "itself", alone[program], found, folder, own)
        problems += told(runner, program, alone[program], folder, own)
        parts = [(part, program.flags) for part in program.parts]
        if parts:
            expected = set().union(*(runner.alone(*part) for part in parts))
            found = runner.program(folder, parts)
            problems += missing(runner, "split", expected, found, folder, parts)
    units = [(program.unit, program.flags) for program in group]
    expected = {place for places in alone.values() for place in places}
    for how, order in (("beside", units), ("reversed", units[::-1])):
        found = runner.program(folder, order)
        problems += missing(runner, how, expected, found, folder, order)
    for program in group:
        problems += told(runner, program, alone[program], folder, units)
    return len(expected), problems


def programs(args, folder):
    for name in FOLDERS:
        for path in sorted((TESTS / name).rglob("*.c*")):
            if not path.is_file() or not re.search(args.regex, str(path.relative_to(TESTS))):
                continue
            options = RUN_LINE.search(path.read_text())
            if options:
                yield Program(path, options[1], folder, args.redirect_tidy)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--redirect-tidy", required=True)
    parser.add_argument("--clang-tidy", required=True)
    parser.add_argument("--plugin", required=True)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("regex", nargs="?", default="")
    args = parser.parse_args()
    for name in ("redirect_tidy", "plugin"):
        setattr(args, name, os.path.abspath(getattr(args, name)))
    runner = Runner(args)
    with tempfile.TemporaryDirectory() as temp, \
            concurrent.futures.ThreadPoolExecutor(args.jobs) as pool:
        everything = list(programs(args, Path(temp)))
        jobs = []
        for start in range(0, len(everything), GROUP):
            folder = Path(temp, f"group{start}")
            folder.mkdir()
            jobs.append(pool.submit(check_group, runner, everything[start:start + GROUP], folder))
        reports = failed = 0
        for job in jobs:
            count, problems = job.result()
            reports += count
            failed += len(problems)
            for problem in problems:
                print(problem, end="", flush=True)
    print(f"{len(everything)} programs, {reports} reports, {failed} are gone")
    sys.exit(failed != 0 or reports == 0)


if __name__ == "__main__":
    main()
