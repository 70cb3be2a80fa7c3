#!/usr/bin/env python3
"""Show what is left of a request behind each redirect of the guestbook.

Starts a built guestbook twice, as leader and as a replica that sends writes to
the leader, lets curl follow the redirects and prints what the leader served.
"""

import argparse
import contextlib
import select
import subprocess
import sys
import urllib.request
from typing import NamedTuple

SECONDS = 10  # No single step here takes longer, unless something hangs.

REPEAT = "repeat"  # The same request is to be served at the new address.
PAGE = "page"  # The form is done; the client is to look at a page.
EITHER = "either"  # The code doesn't say.

ENTRY = "name=Ada&text=Hello"


class Case(NamedTuple):
    meaning: str
    method: str
    path: str
    body: str = ""
    note: str = ""
    to_replica: bool = False
    header: str = ""

    def __str__(self):
        return f"{self.method} {self.path}" + (f" ({self.note})" if self.note else "")


class Arrival(NamedTuple):
    method: str
    path: str
    size: int

    def __str__(self):
        return f"{self.method} {self.path}, {self.size} bytes"


CASES = [
    Case(REPEAT, "POST", "/v2/entries", ENTRY),  # No redirect on the way.
    Case(REPEAT, "GET", "/v1/entries"),
    Case(REPEAT, "POST", "/v1/entries", ENTRY),
    Case(REPEAT, "PUT", "/v1/entries/1", ENTRY),
    Case(REPEAT, "PATCH", "/v1/entries/1", ENTRY),
    Case(REPEAT, "DELETE", "/v1/entries/1"),
    Case(REPEAT, "POST", "/api/entries", ENTRY),
    Case(REPEAT, "POST", "/beta/entries", ENTRY),
    Case(REPEAT, "POST", "/v2/entries", ENTRY, "to replica", True),
    Case(REPEAT, "POST", "/v2/entries", ENTRY, "not TLS", True, "X-Forwarded-Proto: http"),
    Case(EITHER, "POST", "/write", ENTRY),
    Case(PAGE, "POST", "/sign", ENTRY),
    Case(PAGE, "POST", "/sign", "name=Ada&text=", "empty"),
    Case(PAGE, "POST", "/entries/2/edit", ENTRY),
    Case(PAGE, "POST", "/entries/2/delete", "sure=yes"),
]


def outcome(case, arrival):
    """What became of the request: whole, lost, or shown as a page."""
    if (arrival.method, arrival.size) == (case.method, len(case.body)):
        return "whole"
    if case.meaning == PAGE and arrival == Arrival("GET", "/", 0):
        return "page"
    return "lost"


@contextlib.contextmanager
def running(binary, *options):
    """A guestbook on a free port; yields its address."""
    process = subprocess.Popen(
        [binary, "--seconds", "600", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        ready, _, _ = select.select([process.stdout], [], [], SECONDS)
        line = process.stdout.readline() if ready else ""
        if not line.startswith("listening on "):
            raise RuntimeError(f"{binary} did not start")
        yield line.split()[-1]
        process.terminate()
        if process.wait(SECONDS) != 0:
            raise RuntimeError(f"{binary} ended with {process.returncode}")
    finally:
        if process.poll() is None:
            process.kill()
            process.wait(SECONDS)
        process.stdout.close()


def curl(url, case):
    """Send the request as curl users do, and follow the redirects."""
    command = ["curl", "--silent", "--show-error", "--location", "--noproxy", "*"]
    command += ["--max-time", str(SECONDS), "--output", "/dev/null"]
    # POST follows from --data; given by name, curl would keep it all the way.
    if case.method not in ("GET", "POST"):
        command += ["--request", case.method]
    if case.body:
        command += ["--data", case.body]
    if case.header:
        command += ["--header", case.header]
    subprocess.run([*command, url + case.path], check=True, timeout=2 * SECONDS)


def seen(leader):
    """Every request that the leader has served so far."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(leader + "/seen", timeout=SECONDS) as response:
        lines = response.read().decode().splitlines()
    return [Arrival(method, path, int(size)) for method, path, size in map(str.split, lines)]


def run(binary):
    """Send all cases; return the case and what arrived, for each."""
    results = []
    with running(binary) as leader:
        moved = ["--leader", leader, "--public-url", leader]
        with running(binary, *moved) as replica:
            for case in CASES:
                before = len(seen(leader))
                curl(replica if case.to_replica else leader, case)
                arrivals = seen(leader)[before:]
                if len(arrivals) != 1:
                    raise RuntimeError(f"{case}: served {len(arrivals)} times")
                results.append((case, arrivals[0]))
    return results


def show(results):
    for case, arrival in results:
        print(f"{case!s:30} -> {arrival!s:34} {outcome(case, arrival)}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("binary", help="path of a built guestbook")
    try:
        show(run(parser.parse_args().binary))
    except (OSError, RuntimeError, subprocess.SubprocessError) as error:
        sys.exit(f"run.py: {error}")


if __name__ == "__main__":
    main()
