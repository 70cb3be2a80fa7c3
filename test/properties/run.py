#!/usr/bin/env python3
"""Checks what holds of every report and every fix.

The inputs of all other tests, and programs that are generated (programs.py):

- Once the fixes are applied, the code compiles, no report is left on the lines
  that were fixed, nothing but the spelling of the status has changed, what only
  GET reaches is as it was, and there is nothing more to fix. Where there is a
  choice, this holds for each (properties.py).
- What means the same is reported alike: a generated program says what is to be
  reported, and an input is rewritten in other words (metamorphic.py).

    run.py --clang-tidy FILE --plugin FILE --pch-dir DIR [--all] [REGEX]

REGEX chooses inputs by their paths, and frameworks by their names. What is
known to be wrong stands in known_differences.py.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

sys.dont_write_bytecode = True

import tidy  # noqa: E402
from inputs import all_inputs, without_directives  # noqa: E402
from known_differences import Differences  # noqa: E402
from metamorphic import Rewritten, Truth  # noqa: E402
from properties import Properties  # noqa: E402
from units import generate  # noqa: E402

TOLD = 20  # failures


def parse_arguments():
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    tidy.add_tool_arguments(parser)
    parser.add_argument("regex", nargs="?", default="", help="which of them")
    args = parser.parse_args()
    args.llvm_tools = args.clang_tidy.parent
    return args


class Run:
    """All that is checked, and what was found."""

    def __init__(self, args, folder):
        self.args = args
        self.folder = folder
        self.runner = tidy.Tidy(args)
        self.differences = Differences()
        self.failures = []
        self.counts = {"inputs": 0, "rewritings": 0, "programs": 0, "fixes": 0}

    def run(self):
        inputs = all_inputs(self.runner, self.args.regex)
        units = generate(
            self.runner, self.folder, self.args.all, self.args.regex
        )
        self.counts["programs"] = sum(len(u.programs) for u in units)
        self.counts["inputs"] = len(inputs)
        truth = Truth(self.runner, self.differences, self.folder)
        for unit, (reports, failures) in self.each(self.check_unit, units):
            truth.judge(unit, reports)
            self.add({"framework": unit.framework.name}, failures)
        for (_, test), found in self.each(self.check_input, enumerate(inputs)):
            failures, rewritten = found
            self.add({"input": test.name}, failures)
            for case, difference in rewritten:
                self.counts["rewritings"] += 1
                self.differences.add(case, difference)
        new = self.differences.new
        self.failures = [
            one if isinstance(one, str) else truth.explain(one) for one in new
        ]
        if not self.args.regex:
            self.failures += [
                f"take from known_differences.py: {known.where}"
                for known in self.differences.outdated()
            ]

    @staticmethod
    def each(work, items):
        items = list(items)
        return zip(items, tidy.in_parallel(work, items))

    def add(self, case, failures):
        for name, words in failures:
            self.differences.add({"property": name, **case}, words)

    def check_unit(self, unit):
        reports = self.runner.run(unit.path, unit.flags)
        errors = [r for r in reports if r.is_error]
        if errors:
            return reports, []
        checked = Properties(self.runner, unit.path, unit.flags, [])
        failures = list(checked.failures(unit.text, reports))
        self.counts["fixes"] += checked.fixed_lines
        return reports, failures

    def check_input(self, item):
        number, test = item
        text = without_directives(tidy.read(test.path))
        path = self.folder / f"{number}-{test.path.name}"
        tidy.write(path, text)
        test = test._replace(flags=self.runner.with_headers(path, text, test.flags))
        again = Rewritten(self.runner, self.folder, self.args.all)
        files = again.written(number, test, text)
        paths = [path, *(file for file, _ in files.values())]
        found = self.runner.run_all(paths, test.flags, *test.options)
        reports = found[path]
        errors = [f"{r.path}: {r.text}" for r in reports if r.is_error]
        if errors:
            return [("input", error) for error in errors], []
        checked = Properties(self.runner, path, test.flags, test.options)
        failures = list(checked.failures(text, reports))
        self.counts["fixes"] += checked.fixed_lines
        moved = [r for r in reports if r.path.endswith(f"/{path.name}")]
        for report in moved:
            report.path = str(test.path)
        return failures, list(again.differences(number, test, files, reports, found))


def main():
    args = parse_arguments()
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as temp:
        folder = args.keep or Path(temp)
        folder.mkdir(parents=True, exist_ok=True)
        run = Run(args, folder)
        run.run()
    for failure in run.failures[:TOLD]:
        print(f"FAIL: {failure}\n")
    if len(run.failures) > TOLD:
        print(f"FAIL: {len(run.failures) - TOLD} more\n")
    told = ", ".join(f"{count} {what}" for what, count in run.counts.items())
    known = len(run.differences.needed)
    failed = len(run.failures)
    seconds = time.monotonic() - start
    told += f"; {known} known differences; {failed} failures"
    print(f"{told}; {seconds:.0f} s")
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
