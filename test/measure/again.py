#!/usr/bin/env python3
"""Measures again the clients that tests of the examples use, and fails where
the recorded runs say otherwise. Their versions may differ, what they do may
not.
"""

import argparse
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

import client_runs
import records

sys.path.insert(0, str(records.HERE.parent / "examples"))

import clients  # noqa: E402


def differences(now, then):
    """What differs, each as a sentence."""
    for method, outcomes in now["results"].items():
        for status, outcome in outcomes.items():
            recorded = then["results"][method][status]
            if outcome != recorded:
                yield (
                    f"{method} answered with {status}: {now['name']}"
                    f" {now['version']} gives '{outcome}', but '{recorded}' is"
                    f" recorded of version {then['version']}"
                )


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cxx", default="c++", help="C++ compiler")
    args = parser.parse_args()

    recorded = {run["name"]: run for run in records.load("clients")}
    with tempfile.TemporaryDirectory() as directory:
        every = clients.all_clients(args.cxx, directory)
        with ThreadPoolExecutor(2) as pool:
            runs = list(pool.map(client_runs.run_client, every))
        found = [
            line
            for run in runs
            for line in differences(run, recorded[run["name"]])
        ]
    if found:
        sys.exit("\n".join(found))


if __name__ == "__main__":
    main()
