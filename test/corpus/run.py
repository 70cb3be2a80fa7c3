#!/usr/bin/env python3
"""Runs redirect-tidy over real code and compares its reports with judged ones.

The code (units.toml) is what Debian's packages bring along and what stands in
this project's own tests. On each unit the plugin must not crash, must be done
in 60 seconds and must take at most 1 % more memory than clang-tidy takes with
one trivial check. (4 MB are allowed on top: about 3 are the plugin itself,
which doesn't grow with the unit; the same run twice differs by less than one.)
Every report must be in judged.toml, where someone says of each whether it is
right, and why.

    run.py --clang-tidy FILE --plugin FILE [--all] [REGEX]
"""

import argparse
import gzip
import os
import re
import shlex
import signal
import subprocess
import sys
import tempfile
import threading
import time
import tomllib
from collections import Counter, namedtuple
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
TESTS = HERE.parent
sys.path.insert(0, str(TESTS))
sys.dont_write_bytecode = True
from check_redirects import FRAMEWORKS, Precompiled  # noqa: E402

MEMORY_RATIO = 1.01
MEMORY_NOISE = 1024  # KB, beside the plugin's own file
TRIVIAL_CHECK = "llvm-twine-local"

VERDICTS = ["right", "wrong", "unsure"]
REPORT = re.compile(
    r"^(?P<path>.+?):(?P<line>\d+):\d+: (?:warning|error): "
    r"(?P<says>.*) \[(?P<check>http-[a-z-]*)\]$",
    re.MULTILINE,
)
ERROR = re.compile(r"^.*: error: .*\[clang-diagnostic-.*$", re.MULTILINE)
RUN_LINE = re.compile(r"^// RUN: %check_redirects %s %t(.*)$", re.MULTILINE)

# judged: whether its reports are compared with judged.toml
Unit = namedtuple("Unit", "name path flags judged")
Run = namedtuple("Run", "status output memory seconds")


def parse_arguments():
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    add = parser.add_argument
    add("--clang-tidy", required=True, type=Path)
    add("--plugin", required=True, help="the plugin to load")
    add("--all", action="store_true", help="slow and repetitive units too")
    add("--jobs", type=int, default=os.cpu_count())
    add("--pch-dir", type=Path, help="keeps precompiled headers")
    add("--tables", default=HERE, type=Path, help="where the .toml files are")
    add("--time-limit", default=60, type=int, help="seconds for a unit")
    add("--verbose", action="store_true", help="say what each unit takes")
    add("regex", nargs="?", default="", help="of units to run, all if none")
    return parser.parse_args()


def read_toml(path):
    with open(path, "rb") as file:
        return tomllib.load(file)


# --- Units -------------------------------------------------------------------


class Collection:
    """The units that this machine can offer."""

    def __init__(self, args, groups, temp):
        self.args = args
        self.temp = temp
        self.units = {}
        self.absent = set()  # packages
        self.mistakes = []
        for group in groups:
            package = group.get("package")
            if package and not is_installed(package):
                self.absent.add(package)
            else:
                self.add_group(group, package or "test")

    def add_group(self, group, prefix):
        roots = sorted(Path("/").glob(str(TESTS / group["root"])[1:]))
        if not roots:
            self.mistakes.append(f"{prefix}: there is no {group['root']}")
            return
        root = roots[-1]
        flags = [f.format(root=root) for f in group.get("flags", [])]
        if "pkg-config" in group:
            flags += pkg_config(group["pkg-config"])
        patterns = group.get("units", [])
        if self.args.all:
            patterns = patterns + group.get("more", [])
        for pattern in patterns:
            self.add_files(group, prefix, root, pattern, flags)
        for header in group.get("headers", []):
            self.add_header(prefix, root, header, flags)

    def add_files(self, group, prefix, root, pattern, flags):
        paths = sorted(root.glob(pattern))
        if not paths:
            self.mistakes.append(f"{prefix}: nothing is {root}/{pattern}")
        for path in paths:
            name = f"{prefix}/{path.relative_to(root)}".removesuffix(".gz")
            if not self.wanted(name):
                continue
            if group.get("run-lines"):
                own = self.test_flags(path)
                self.units[name] = Unit(name, path, own, False)
            else:
                own = [*flags, "-iquote", path.parent]
                unpacked = self.unpacked(path, name)
                self.units[name] = Unit(name, unpacked, own, True)

    def wanted(self, name):
        return re.search(self.args.regex, name) and name not in self.units

    def unpacked(self, path, name):
        if path.suffix != ".gz":
            return path
        copy = self.temp / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(gzip.decompress(path.read_bytes()))
        return copy

    def add_header(self, prefix, root, header, flags):
        """A header that -I finds is no system header any more."""
        name = f"{prefix}/{header}"
        if not (root / header).exists():
            self.mistakes.append(f"{prefix}: there is no {root / header}")
        elif self.wanted(name):
            folder = self.temp / "own" / name
            folder.mkdir(parents=True)
            first = Path(header).parts[0]
            (folder / first).symlink_to(root / first)
            unit = folder / "unit.cpp"
            unit.write_text(f"#include <{header}>\n")
            self.units[name] = Unit(name, unit, [*flags, f"-I{folder}"], True)

    def test_flags(self, path):
        """What check_redirects.py compiles a test with."""
        line = RUN_LINE.search(path.read_text())
        options = (line[1] if line else "").replace("%S", str(path.parent))
        own, _, flags = f"{options} ".partition(" -- ")
        parser = argparse.ArgumentParser()
        parser.add_argument("--framework", choices=FRAMEWORKS)
        parser.add_argument("--std", default="c++17")
        parser.add_argument("--no-pch", action="store_true")
        test, _ = parser.parse_known_args(shlex.split(own))
        flags = [f"-std={test.std}", *shlex.split(flags)]
        if test.framework and not test.no_pch and len(flags) == 1:
            test.llvm_tools = self.args.clang_tidy.parent
            test.pch_dir = self.args.pch_dir or self.temp / "pch"
            flags += ["-include-pch", Precompiled(test).path()]
        return flags


def pkg_config(package):
    command = ["pkgconf", "--cflags", package]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return shlex.split(done.stdout)


def is_installed(package):
    query = ["dpkg-query", "-Wf", "${db:Status-Status}", package]
    try:
        done = subprocess.run(query, capture_output=True, check=False)
    except OSError:
        return False
    return done.stdout == b"installed"


# --- Running -----------------------------------------------------------------


def measure(command, time_limit):
    """Runs a command, and ends it at the limit.

    On a busy machine the clock says little: what counts is what it computes.
    """
    command = ["prlimit", f"--cpu={time_limit}", *command]
    with tempfile.TemporaryFile("w+", errors="replace") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out)
        timer = threading.Timer(time_limit * 10, process.kill)
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        seconds = usage.ru_utime + usage.ru_stime
        return Run(process.returncode, out.read(), usage.ru_maxrss, seconds)


def plugin_size(plugin):
    """In KB: all processes share it. A test has stand-ins for clang-tidy alone."""
    return os.path.getsize(plugin) // 1024 if os.path.exists(plugin) else 0


class Outcome:
    """What is to be said of one unit."""

    def __init__(self, args, unit):
        self.unit = unit
        self.args = args
        plain = self.command(f"-*,{TRIVIAL_CHECK}")
        self.plain = measure(plain, args.time_limit)
        self.run = measure(self.plugin_command(), args.time_limit)
        # What a run takes differs by 2 % where others start and end.
        if self.takes_too_much():
            self.plain = measure(plain, args.time_limit)
            self.run = measure(self.plugin_command(), args.time_limit)
        self.errors = ERROR.findall(self.run.output)
        self.failures = []
        self.find_failures()
        if args.verbose:
            print(self.cost(), flush=True)

    def cost(self):
        """What the unit takes, without the plugin and with it."""
        plain, run = self.plain, self.run
        return (
            f"{plain.seconds:5.1f} s {run.seconds:5.1f} s"
            f" {plain.memory:7} KB {run.memory - plain.memory:+6} KB"
            f" {self.unit.name}"
        )

    def plugin_command(self):
        return self.command("-*,http-*", f"-load={self.args.plugin}")

    def command(self, checks, *options):
        # Another's .clang-tidy must not have a say.
        fixed = ["--config={}", "--header-filter=.*", "--quiet"]
        words = [self.args.clang_tidy, *options, f"--checks={checks}", *fixed]
        words += [self.unit.path, "--", *self.unit.flags, "-w"]
        return [str(w) for w in words]

    def takes_too_much(self):
        most = self.plain.memory * MEMORY_RATIO + MEMORY_NOISE
        return self.run.memory > most + plugin_size(self.args.plugin)

    def find_failures(self):
        plain, run = self.plain, self.run
        if run.status in (-signal.SIGXCPU, -signal.SIGKILL):
            self.fail(f"hangs: not done after {self.args.time_limit} s")
        elif run.status not in (0, 1) or "Stack dump:" in run.output:
            self.fail(f"crashes: exit code {run.status}", run.output[-3000:])
        elif run.status == 1 and ": error: " not in run.output:
            self.fail("clang-tidy doesn't run", run.output[-3000:])
        elif self.takes_too_much():
            self.fail(
                f"takes too much memory: {run.memory} KB; without the plugin"
                f" {plain.memory} KB"
            )

    def fail(self, what, *details):
        command = shlex.join(self.plugin_command())
        self.failures.append("\n".join([what, *details, command]))

    def reports(self):
        """Each report, as judged.toml has it."""
        for report in REPORT.finditer(self.run.output):
            text = Path(report["path"]).read_text(errors="replace")
            line = text.splitlines()[int(report["line"]) - 1]
            yield {
                "unit": self.unit.name,
                "line": line.strip(),
                "check": report["check"],
                "says": report["says"],
            }


# --- Judging -----------------------------------------------------------------


def says(report, part):
    """Whether a part stands in it: at the end, if it is a proposal."""
    return report["says"].endswith(part) if part[0] == ";" else part in report["says"]


class Judgement:
    """Compares what is said of the units with what is expected."""

    def __init__(self, outcomes, judged, broken):
        self.outcomes = outcomes
        names = {o.unit.name for o in outcomes}
        self.judged = [r for r in judged["report"] if r["unit"] in names]
        self.silent = [r for r in judged["silent"] if r["unit"] in names]
        self.broken = broken
        self.verdicts = Counter()

    def failures(self):
        for outcome in self.outcomes:
            yield from ((outcome.unit.name, f) for f in outcome.failures)
            yield from self.compiled(outcome)
            if outcome.unit.judged:
                yield from self.reported(outcome)
        for report in self.judged:
            yield report["unit"], (
                f"reports nothing like '{report['says']}' any more at\n"
                f"  {report['line']}\n"
                f"which is {report['verdict']}: {report['reason']}\n"
                "If that is as it should be, take it from judged.toml."
            )
        yield from self.silences()

    def compiled(self, outcome):
        name = outcome.unit.name
        known = [b for b in self.broken if Path(name).match(b["unit"])]
        if outcome.errors and not known:
            yield name, (
                "doesn't compile:\n  " + "\n  ".join(outcome.errors[:3]) + "\n"
                "Give it the flags it needs, or say why it can't compile, in"
                " units.toml."
            )
        if not outcome.errors and any("needs" not in b for b in known):
            yield name, "compiles: take it from what is broken in units.toml"

    def reported(self, outcome):
        for report in outcome.reports():
            match = self.find(report)
            if match:
                self.judged.remove(match)
                self.verdicts[match["verdict"]] += 1
                continue
            yield report["unit"], (
                f"reports what nobody has judged:\n"
                f"  {report['line']}\n  {report['says']}\n"
                "Read the code. If the report is right, add to judged.toml:\n"
                f"[[report]]\nunit = \"{report['unit']}\"\n"
                f"line = '{report['line']}'\ncheck = \"{report['check']}\"\n"
                'says = "..."\nverdict = "right"\nreason = "..."'
            )

    def find(self, report):
        for judged in self.judged:
            if judged["verdict"] not in VERDICTS:
                sys.exit(f"judged.toml: no verdict: {judged['verdict']}")
            keys = ["unit", "line", "check"]
            same = all(judged[key] == report[key] for key in keys)
            if same and says(report, judged["says"]):
                return judged
        return None

    def silences(self):
        """The redirects that are rightly left alone must still be there."""
        paths = {o.unit.name: o.unit.path for o in self.outcomes}
        for silent in self.silent:
            text = Path(paths[silent["unit"]]).read_text(errors="replace")
            lines = [line.strip() for line in text.splitlines()]
            if silent["line"] not in lines:
                yield silent["unit"], (
                    f"has no such line any more:\n  {silent['line']}\n"
                    "Judge it again in judged.toml."
                )


def main():
    args = parse_arguments()
    start = time.monotonic()
    table = read_toml(args.tables / "units.toml")
    judged = read_toml(args.tables / "judged.toml")
    with tempfile.TemporaryDirectory() as temp:
        found = Collection(args, table["group"], Path(temp))
        with ThreadPoolExecutor(args.jobs) as pool:
            units = found.units.values()
            outcomes = list(pool.map(lambda u: Outcome(args, u), units))
        judgement = Judgement(outcomes, judged, table["broken"])
        failures = [("units.toml:", m) for m in found.mistakes]
        failures += judgement.failures()
    for name, failure in failures:
        print(f"FAIL: {name} {failure}\n")
    for package in sorted(found.absent):
        print(f"skipped: package {package} isn't installed")
    broken = sum(bool(o.errors) for o in outcomes)
    reports = ", ".join(f"{n} {v}" for v, n in judgement.verdicts.items())
    print(
        f"{len(outcomes)} units, {broken} of which can't compile;"
        f" judged reports: {reports or 'none'};"
        f" {len(judgement.silent)} silences; {len(failures)} failures;"
        f" {time.monotonic() - start:.0f} s"
    )
    sys.exit(bool(failures) or not outcomes)


if __name__ == "__main__":
    main()
