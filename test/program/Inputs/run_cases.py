#!/usr/bin/env python3
"""Runs redirect-tidy on each case of a file of JSON lines, several at a time, and
fails where one doesn't end as it should:

    run_cases.py REDIRECT-TIDY CASES

A case has a name, a folder, arguments, standard input, the exit code and a part of
what is printed.
"""

import concurrent.futures
import json
import subprocess
import sys
from pathlib import Path


def problem(tool, case):
    done = subprocess.run(
        [tool, *case["arguments"]],
        cwd=case.get("folder", "."),
        input=case.get("input", "").encode("utf-8", "surrogateescape"),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=120,
        check=False,
    )
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
    cases = [json.loads(line) for line in Path(sys.argv[2]).read_text().splitlines()]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        wrong = [
            text for text in pool.map(lambda case: problem(tool, case), cases) if text
        ]
    print(f"{len(cases)} cases, {len(wrong)} wrong")
    sys.exit("\n".join(wrong) or 0)


if __name__ == "__main__":
    main()
