#!/usr/bin/env python3
"""Compares what redirect-tidy makes of redirects with what those meant who
changed their status in public code.

Each .cpp or .c file here retells one such change (sources.md says which), and is
a program by itself. labels.toml says what the redirect means, and what
redirect-tidy makes of it now, known misses and mistakes included.

    run.py --redirect-tidy FILE [--verbose] [REGEX]
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tomllib
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parent))
from stand_ins import with_stand_ins  # noqa: E402

INCLUDES = [HERE / "include", *HERE.parent.glob("frameworks/*/include")]

KEEPING = {307, 308}
ANSWERING = {302, 303}
RIGHT = {"forward": KEEPING, "answer": ANSWERING, "open": set()}
OUTCOMES = ["right", "open", "wrong", "missed"]

REPORT = re.compile(r"^.+?:(\d+):\d+: (?:warning|error): (.*) \[http-[\w,-]+\]$")
PROPOSED = re.compile(r"[;,] (30[1-8]) ")


@dataclass
class Case:
    file: str
    label: str
    now: str | None
    right: set[int]

    @classmethod
    def of(cls, row: dict) -> "Case":
        right = row.get("right", RIGHT[row["label"]])
        return cls(row["file"], row["label"], row.get("now"), set(right))

    def outcome(self, proposed: set[int]) -> str:
        """Which of OUTCOMES it is when these statuses are proposed."""
        chosen = bool(proposed & KEEPING) != bool(proposed & ANSWERING)
        if not self.right:  # open, or nothing is due
            return "wrong" if chosen else "right"
        if not proposed:
            return "missed"
        if not chosen:
            return "open"
        return "right" if proposed <= self.right else "wrong"


def reports(case: Case, args: argparse.Namespace) -> list[str]:
    """What is reported of a case, each with its line."""
    options = {"UnrestrictedRoutes": args.unrestricted}
    config = json.dumps({"CheckOptions": options})
    std = "-std=gnu11" if case.file.endswith(".c") else "-std=c++17"
    flags = [std, *(f"-isystem{path}" for path in INCLUDES)]
    flags = with_stand_ins(args.redirect_tidy, HERE / case.file, flags)
    command = [args.redirect_tidy, "--no-cache", "--quiet", "--strict"]
    command += [f"--config={config}", case.file]
    command += ["--", *flags]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=HERE
    )
    if done.returncode not in (0, 1):
        sys.exit(f"{case.file}: redirect-tidy fails:\n{done.stdout}{done.stderr}")
    found = map(REPORT.match, done.stdout.splitlines())
    return [f"{report[1]}: {report[2]}" for report in found if report]


def proposed(found: list[str]) -> set[int]:
    """The statuses that reports want to have used."""
    wanted = [report.rpartition("; use ")[2] for report in found]
    return {int(status) for text in wanted for status in PROPOSED.findall(text)}


def parse_arguments() -> argparse.Namespace:
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    add = parser.add_argument
    add("--redirect-tidy", required=True, type=Path)
    add("--unrestricted", default="always", help="the option UnrestrictedRoutes")
    add("--jobs", type=int, default=os.cpu_count())
    add("--verbose", action="store_true", help="print the reports of each case")
    add("regex", nargs="?", default="", help="of files to look at, all if none")
    return parser.parse_args()


def main() -> None:
    args = parse_arguments()
    table = tomllib.loads((HERE / "labels.toml").read_text())["case"]
    cases = [Case.of(row) for row in table if re.search(args.regex, row["file"])]
    with ThreadPoolExecutor(args.jobs) as pool:
        results = list(zip(cases, pool.map(lambda c: reports(c, args), cases)))
    score: dict[str, Counter[str]] = {label: Counter() for label in RIGHT}
    failures = 0
    for case, found in results:
        outcome = case.outcome(proposed(found))
        score[case.label][outcome] += 1
        details = "".join(f"\n  {report}" for report in found)
        if outcome != case.now:
            failures += 1
            print(f"FAIL: {case.file} is {outcome}, not {case.now}{details}")
        elif args.verbose:
            print(f"{case.file} is {outcome}{details}")
    for label, counts in score.items():
        print(f"{label}:", ", ".join(f"{counts[o]} {o}" for o in OUTCOMES))
    files = {path.name for path in HERE.iterdir() if path.suffix in (".c", ".cpp")}
    for file in sorted(files ^ {row["file"] for row in table}):
        failures += 1
        print(f"FAIL: {file} is no file, or no case of labels.toml")
    sys.exit(failures > 0 or not cases)


if __name__ == "__main__":
    main()
