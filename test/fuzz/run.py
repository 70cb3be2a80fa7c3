#!/usr/bin/env python3
"""Runs the fuzz targets, several at a time, and tells what came of it:

    run.py --build build/fuzz --seconds 60 [NAME...]

Each begins with the texts of test/fuzz/corpus and with what earlier runs have found
to be new, which is kept in the build's folder. What ends a target, takes it longer
than ten seconds or has it ask for more than 200 MB at once is kept in found/ there,
and told with the command that repeats it; the exit code is then 1.
"""

import argparse
import concurrent.futures
import os
import re
import subprocess
import sys
from pathlib import Path

CORPUS = Path(__file__).resolve().parent / "corpus"
LIMITS = ["-timeout=10", "-malloc_limit_mb=200", "-rss_limit_mb=2048", "-max_len=16384"]


def parse_arguments():
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    add = parser.add_argument
    add("--build", required=True, type=Path, help="where the targets were built")
    add("--seconds", type=int, default=60, help="for each")
    add("--jobs", type=int, default=os.cpu_count(), help="at once")
    add("names", nargs="*", metavar="NAME", help="a target; all by default")
    return parser.parse_args()


def dictionary(name):
    """The words of a target's texts, for libFuzzer to put together anew."""
    words = set()
    for file in (CORPUS / name).iterdir():
        text = file.read_text(errors="replace")
        words.update(re.findall(r"[A-Za-z@#-][\w@#&$*.:+-]{2,30}", text))
    quoted = [re.sub(r'(["\\])', r"\\\1", word) for word in sorted(words)]
    return "".join(f'"{word}"\n' for word in quoted if word.isascii())


class Fuzzing:
    def __init__(self, args):
        self.build = args.build.resolve()
        self.seconds = args.seconds

    def run(self, name):
        """Returns the row of the table, and what was found."""
        grown, found = self.build / "corpus" / name, self.build / "found"
        for folder in (grown, found):
            folder.mkdir(parents=True, exist_ok=True)
        words = self.build / f"{name}.dict"
        words.write_text(dictionary(name))
        command = [
            self.build / "bin" / f"fuzz-{name}",
            f"-max_total_time={self.seconds}",
            *LIMITS,
            f"-dict={words}",
            f"-artifact_prefix={found}/{name}-",
            "-print_final_stats=1",
            grown,
            CORPUS / name,
        ]
        done = subprocess.run(
            command,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env={**os.environ, "ASAN_OPTIONS": "detect_leaks=1:abort_on_error=0"},
            check=False,
        )
        text = done.stderr.decode("utf-8", "replace")
        (self.build / f"{name}.log").write_text(text)
        tried = re.search(r"stat::number_of_executed_units: *(\d+)", text)
        row = f"| {name} | {self.seconds} | {int(tried[1]) if tried else 0:,} |"
        row += f" {sum(1 for _ in grown.iterdir()):,} | {int(done.returncode != 0)} |"
        kept = re.search(r"Test unit written to (\S+)", text)
        told = f"FOUND: {name}: exit code {done.returncode}, {self.build}/{name}.log\n"
        if kept:
            told += f"  {command[0]} {kept[1]}\n"
        return row, told if done.returncode else ""


def main():
    args = parse_arguments()
    names = args.names or sorted(folder.name for folder in CORPUS.iterdir())
    wrong = [name for name in names if not (CORPUS / name).is_dir()]
    if wrong:
        sys.exit(f"no target is called {wrong[0]}; test/fuzz/corpus has them")
    fuzzing = Fuzzing(args)
    with concurrent.futures.ThreadPoolExecutor(args.jobs) as pool:
        results = list(pool.map(fuzzing.run, names))
    print("| target | seconds | executions | texts kept | findings |")
    print("|---|---|---|---|---|")
    for row, _ in results:
        print(row)
    findings = "".join(told for _, told in results)
    print(findings, end="")
    sys.exit(1 if findings else 0)


main()
