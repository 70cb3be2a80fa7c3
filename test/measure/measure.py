#!/usr/bin/env python3
"""Measures what clients and caches make of redirects, records it, and puts the
tables into docs/clients.md and docs/caches.md.

    measure.py clients [NAME...]    all clients, or those whose name begins so
    measure.py caches [NAME...]     caches, the same
    measure.py all                  both

It needs the packages of packages.txt's section measure, and those of
measure-npm in the folder that --npm names: ./dev measure sees to both.
Everything listens on loopback, on a free port, and ends with the script.
Nothing is fetched.
"""

import argparse
import datetime
import sys
import tempfile
from pathlib import Path

import browsers
import cache_runs
import caches
import client_runs
import more_clients
import pages
import records

sys.path.insert(0, str(records.HERE.parent / "examples"))

import clients  # noqa: E402


def client_tasks(args, directory):
    """By name, what measures it: some measure several at once."""
    basic = clients.all_clients(args.cxx, directory)
    more = more_clients.all_more(args.cxx, directory, args.npm)
    # The current Node.js is measured, not the one that tests run with.
    newer = {client.name for client in more}
    every = [client for client in basic if client.name not in newer] + more
    tasks = {
        browser.name: lambda browser=browser: client_runs.run_browser(browser)
        for browser in browsers.BROWSERS
    }
    for client in every:
        tasks[client.name] = lambda client=client: [
            client_runs.run_client(client)
        ]
    return tasks


def cache_tasks():
    tasks = {
        f"{browser.name}, {scheme}": lambda browser=browser, scheme=scheme: [
            cache_runs.run_browser(browser, scheme)
        ]
        for browser in browsers.BROWSERS
        for scheme in ("http", "https")
    }
    for cache in caches.CACHES:
        tasks[cache.name] = lambda cache=cache: [cache_runs.run_cache(cache)]
    return tasks


def measure(kind, tasks, wanted):
    """Runs what is wanted, and records each as soon as it's there. What can't
    be run is told at the end, and keeps the record that it had."""
    failed = []
    for name, run in tasks.items():
        if wanted and not any(name.startswith(word) for word in wanted):
            continue
        print(name, flush=True)
        try:
            runs = run()
        except Exception as error:  # Any: the others are still to be measured.
            failed.append(f"{name}: {error}")
            continue
        today = datetime.date.today().isoformat()
        for one in runs:
            one["measured"] = today
        records.update(kind, runs)
    return failed


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cxx", default="c++", help="C++ compiler")
    parser.add_argument("--npm", type=Path, help="folder with node_modules")
    parser.add_argument("kind", choices=["clients", "caches", "all"])
    parser.add_argument("names", nargs="*")
    args = parser.parse_args()

    failed = []
    with tempfile.TemporaryDirectory() as directory:
        if args.kind != "caches":
            tasks = client_tasks(args, directory)
            failed += measure("clients", tasks, args.names)
        if args.kind != "clients":
            failed += measure("caches", cache_tasks(), args.names)
    pages.write()
    if failed:
        sys.exit("\n".join(["can't be measured:", *failed]))


if __name__ == "__main__":
    main()
