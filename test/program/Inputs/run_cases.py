#!/usr/bin/env python3
"""Runs redirect-tidy on each case of a file of JSON lines, several at a time, and
fails where one doesn't end as it should:

    run_cases.py REDIRECT-TIDY CASES

A case has a name, a folder, arguments, standard input, the exit code and a part of
what is printed. None takes more than 200 MB of memory.
"""

import concurrent.futures
import json
import resource
import subprocess
import sys
from pathlib import Path


SECONDS = 60


def problem(tool, case):
    try:
        done = subprocess.run(
            [tool, *case["arguments"]],
            cwd=case.get("folder", "."),
            input=case.get("input", "").encode("utf-8", "surrogateescape"),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"{case['name']}: it doesn't end\n"
    text = done.stdout.decode("utf-8", "replace")
    wrong = []
    if done.returncode != case["code"]:
        wrong.append(f"exit code {done.returncode}, not {case['code']}")
    if case.get("says", "") not in text:
        wrong.append(f"it doesn't say: {case['says']}")
    if case["code"] == 2 and text.count("error:") != case.get("errors", 1):
        wrong.append("not one error")
    return "".join(f"{case['name']}: {why}\n" for why in wrong) + (text if wrong else "")


def main():
    tool = sys.argv[1]
    # What asks for all memory is to end, and nothing else.
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
    cases = [json.loads(line) for line in Path(sys.argv[2]).read_text().splitlines()]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        wrong = [
            text for text in pool.map(lambda case: problem(tool, case), cases) if text
        ]
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss >> 10
    if most > 200:
        wrong.append(f"one takes {most} MB of memory")
    print(f"{len(cases)} cases, {len(wrong)} wrong, {most} MB")
    sys.exit("\n".join(wrong) or 0)


if __name__ == "__main__":
    main()
