#!/usr/bin/env python3
"""Tells of tests that were run which were left out, and why, and what took the
time.

    summary.py REPORT...
    summary.py --times REPORT...    the time alone, with the slowest tests

The reports are in JUnit's format: lit's, and GoogleTest's.
"""

import sys
import xml.etree.ElementTree as xml
from collections import defaultdict
from pathlib import Path

from machine import FEATURES

SLOWEST = 10

# Folders of which no test runs without a feature.
FOLDERS = {
    "ide": "redirect-clangd",
    "program": "redirect-tidy",
    "query": "redirect-tidy",
}



def folder_of(case):
    """LLVM and folder of a test of lit's; a unit test has neither."""
    llvm, dot, folder = case.get("classname").partition(".")
    return (llvm, folder) if dot else ("", "unit")


def lacking(case):
    """The features that a test has missed; none if it was run, or chosen not
    to be."""
    skipped = case.find("skipped")
    if skipped is None:
        return []
    _, _, missing = skipped.get("message", "").partition("required feature(s): ")
    if missing:
        return missing.split(", ")
    if skipped.get("message") == "Unsupported configuration":
        llvm, folder = folder_of(case)
        # These folders' tests run with one LLVM.
        return [llvm if llvm != "llvm-22" else FOLDERS[folder.partition("/")[0]]]
    return []


def tell_left_out(cases):
    other_llvms = 0
    told = {}
    for case in cases:
        missing = lacking(case)
        if any(feature.startswith("llvm-") for feature in missing):
            other_llvms += 1
        elif missing:
            name = f"{folder_of(case)[1]}/{case.get('name')}"
            told[name] = "; ".join(FEATURES[feature][1] for feature in missing)
    for name, reasons in sorted(told.items()):
        print(f"UNSUPPORTED: {name}: {reasons}")
    if other_llvms:
        print(f"{other_llvms} tests are not for each LLVM")


def tell_times(cases):
    """The seconds of each folder, the slowest first; with two LLVMs their sum. Two
    tests at once may have waited for each other."""
    seconds = defaultdict(float)
    for case in cases:
        seconds[folder_of(case)[1].partition("/")[0]] += float(case.get("time", 0))
    slowest = sorted(seconds.items(), key=lambda item: -item[1])
    told = [f"{folder} {time:.0f}" for folder, time in slowest if time >= 1]
    if told:
        print(f"Seconds: {', '.join(told)}")


def tell_slowest(cases):
    slowest = sorted(cases, key=lambda case: -float(case.get("time", 0)))
    for case in slowest[:SLOWEST]:
        llvm, folder = folder_of(case)
        name = "/".join([folder, case.get("name")])
        print(f"{float(case.get('time', 0)):5.0f}  {name} {llvm}".rstrip())


def main(words):
    only_times = words[:1] == ["--times"]
    reports = [Path(name) for name in words[only_times:]]
    cases = [
        case
        for report in reports
        if report.exists()
        for case in xml.parse(report).iter("testcase")
    ]
    if only_times:
        tell_times(cases)
        tell_slowest(cases)
        return
    tell_left_out(cases)
    tell_times(cases)


if __name__ == "__main__":
    main(sys.argv[1:])
